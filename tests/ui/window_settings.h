#pragma once

#include "ui/look/flat_style.h"

#include <QApplication>
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
}

} // namespace residua::test
