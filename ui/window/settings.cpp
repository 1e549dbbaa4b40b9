#include "ui/window/settings.h"

#include "core/arch/presets.h"

#include <QFileInfo>
#include <QSettings>

namespace residua::ui {

namespace {

constexpr int recentLimit = 10;
const QString recentKey = QStringLiteral("recentFiles"), appearanceKey = QStringLiteral("appearance"), motionKey = QStringLiteral("motion"),
              beginningKey = QStringLiteral("beginning"), presetKey = QStringLiteral("preset"), countsKey = QStringLiteral("counting"),
              sampleKey = QStringLiteral("sample"), languageKey = QStringLiteral("language");
const QString stateGroup = QStringLiteral("state/"), folderGroup = QStringLiteral("folder/");

/// In the order of Beginning.
const QStringList &beginnings()
{
    static const QStringList names = {QStringLiteral("start page"), QStringLiteral("last session"), QStringLiteral("preset")};
    return names;
}

} // namespace

QStringList Settings::recentFiles()
{
    return QSettings().value(recentKey).toStringList();
}

void Settings::addRecentFile(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    QSettings().setValue(recentKey, files.mid(0, recentLimit));
}

void Settings::clearRecentFiles()
{
    QSettings().remove(recentKey);
}

Appearance Settings::appearance()
{
    const QString name = QSettings().value(appearanceKey).toString();
    return name == u"light" ? Appearance::Light : name == u"dark" ? Appearance::Dark : Appearance::System;
}

void Settings::setAppearance(Appearance appearance)
{
    static const QStringList names = {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")};
    QSettings().setValue(appearanceKey, names.at(static_cast<int>(appearance)));
}

bool Settings::motion()
{
    return QSettings().value(motionKey, true).toBool();
}

void Settings::setMotion(bool on)
{
    QSettings().setValue(motionKey, on);
}

Settings::Beginning Settings::beginning()
{
    const qsizetype found = beginnings().indexOf(QSettings().value(beginningKey).toString());
    return found < 0 ? Beginning::StartPage : static_cast<Beginning>(found);
}

void Settings::setBeginning(Beginning beginning)
{
    QSettings().setValue(beginningKey, beginnings().at(static_cast<int>(beginning)));
}

QString Settings::preset()
{
    const QString name = QSettings().value(presetKey).toString();
    return residua::preset(name.toStdString()) ? name : QStringLiteral("resnet18");
}

void Settings::setPreset(const QString &name)
{
    QSettings().setValue(presetKey, name);
}

Counting Settings::counting()
{
    return countingOf(QSettings().value(countsKey).toString().toStdString());
}

void Settings::setCounting(Counting counting)
{
    QSettings().setValue(countsKey, QString::fromStdString(countingKey(counting)));
}

QString Settings::language()
{
    return QSettings().value(languageKey).toString();
}

void Settings::setLanguage(const QString &code)
{
    QSettings().setValue(languageKey, code);
}

QString Settings::sample()
{
    return QSettings().value(sampleKey).toString();
}

void Settings::setSample(const QString &name)
{
    QSettings().setValue(sampleKey, name);
}

QByteArray Settings::state(const QString &name)
{
    return QSettings().value(stateGroup + name).toByteArray();
}

void Settings::setState(const QString &name, const QByteArray &state)
{
    QSettings().setValue(stateGroup + name, state);
}

void Settings::clearStates()
{
    QSettings().remove(QStringLiteral("state"));
}

QString Settings::folder(const QString &kind)
{
    return QSettings().value(folderGroup + kind).toString();
}

void Settings::setFolder(const QString &kind, const QString &file)
{
    QSettings().setValue(folderGroup + kind, QFileInfo(file).absolutePath());
}

} // namespace residua::ui
