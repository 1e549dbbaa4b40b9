#pragma once

#include "ui/look/theme.h"

#include <QByteArray>
#include <QStringList>

namespace residua::ui {

/// What the program remembers of its user, apart from documents. A damaged or unwritable settings file means defaults.
class Settings {
public:
    static QStringList recentFiles(); ///< newest first, absolute, at most ten; may be gone meanwhile
    static void addRecentFile(const QString &path);
    static void clearRecentFiles();

    static Appearance appearance();
    static void setAppearance(Appearance appearance);

    /// Whether the picture shows by a short motion where things went.
    static bool motion();
    static void setMotion(bool on);

    /// Whether the program begins with what was open when it was last left.
    static bool reopen();
    static void setReopen(bool on);

    /// States of windows, splitters and headers by name; empty where there is none.
    static QByteArray state(const QString &name);
    static void setState(const QString &name, const QByteArray &state);
    static void clearStates();

    /// The folder that a file dialog for `kind` ("image", "export") begins in.
    static QString folder(const QString &kind);
    static void setFolder(const QString &kind, const QString &file);
};

} // namespace residua::ui
