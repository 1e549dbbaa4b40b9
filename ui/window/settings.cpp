#include "ui/window/settings.h"

#include "ui/window/settings_file.h"

#include "core/arch/presets.h"

#include <QFileInfo>

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
    return setting(recentKey).toStringList();
}

void Settings::addRecentFile(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    setSetting(recentKey, files.mid(0, recentLimit));
}

void Settings::clearRecentFiles()
{
    removeSetting(recentKey);
}

Appearance Settings::appearance()
{
    const QString name = setting(appearanceKey).toString();
    return name == u"light" ? Appearance::Light : name == u"dark" ? Appearance::Dark : Appearance::System;
}

void Settings::setAppearance(Appearance appearance)
{
    static const QStringList names = {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")};
    setSetting(appearanceKey, names.at(static_cast<int>(appearance)));
}

bool Settings::motion()
{
    return setting(motionKey, true).toBool();
}

void Settings::setMotion(bool on)
{
    setSetting(motionKey, on);
}

Settings::Beginning Settings::beginning()
{
    const qsizetype found = beginnings().indexOf(setting(beginningKey).toString());
    return found < 0 ? Beginning::StartPage : static_cast<Beginning>(found);
}

void Settings::setBeginning(Beginning beginning)
{
    setSetting(beginningKey, beginnings().at(static_cast<int>(beginning)));
}

QString Settings::preset()
{
    const QString name = setting(presetKey).toString();
    return residua::preset(name.toStdString()) ? name : QStringLiteral("resnet18");
}

void Settings::setPreset(const QString &name)
{
    setSetting(presetKey, name);
}

Counting Settings::counting()
{
    return countingOf(setting(countsKey).toString().toStdString());
}

void Settings::setCounting(Counting counting)
{
    setSetting(countsKey, QString::fromStdString(countingKey(counting)));
}

QString Settings::language()
{
    return setting(languageKey).toString();
}

void Settings::setLanguage(const QString &code)
{
    setSetting(languageKey, code);
}

QString Settings::sample()
{
    return setting(sampleKey).toString();
}

void Settings::setSample(const QString &name)
{
    setSetting(sampleKey, name);
}

QByteArray Settings::state(const QString &name)
{
    return setting(stateGroup + name).toByteArray();
}

void Settings::setState(const QString &name, const QByteArray &state)
{
    if (setting(stateGroup + name).toByteArray() != state)
        setSetting(stateGroup + name, state);
}

void Settings::clearStates()
{
    removeSetting(QStringLiteral("state"));
}

QString Settings::folder(const QString &kind)
{
    return setting(folderGroup + kind).toString();
}

void Settings::setFolder(const QString &kind, const QString &file)
{
    setSetting(folderGroup + kind, QFileInfo(file).absolutePath());
}

} // namespace residua::ui
