#pragma once

#include "ui/look/flat_style.h"

#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>

namespace residua::test {

/// The program's style, and settings and state of the test `name` alone, none yet.
inline void useEmptySettings(const char *name)
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("residua"));
    QCoreApplication::setApplicationName(QString::fromLatin1(name));
    QApplication::setStyle(new ui::FlatStyle);
    QSettings().clear();
    const QString state = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/state/");
    qputenv("XDG_STATE_HOME", QFile::encodeName(state + QString::fromLatin1(name)));
}

} // namespace residua::test
