#include "ui/window/settings.h"

#include <QFileInfo>
#include <QSettings>

namespace residua::ui {

namespace {

constexpr int recentLimit = 10;
const QString recentKey = QStringLiteral("recentFiles"), appearanceKey = QStringLiteral("appearance"), motionKey = QStringLiteral("motion"),
              reopenKey = QStringLiteral("reopen");
const QString stateGroup = QStringLiteral("state/"), folderGroup = QStringLiteral("folder/");

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

bool Settings::reopen()
{
    return QSettings().value(reopenKey, false).toBool();
}

void Settings::setReopen(bool on)
{
    QSettings().setValue(reopenKey, on);
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
