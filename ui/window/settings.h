#pragma once

#include "ui/look/theme.h"

#include "core/arch/counting.h"

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

    /// What the program begins with where its command line names nothing.
    enum class Beginning {
        StartPage,
        LastSession, ///< what was open when it was last left; the start page where nothing was
        Preset,      ///< a network of `preset`
    };
    static Beginning beginning();
    static void setBeginning(Beginning beginning);

    /// The network of a new window: the name of a preset.
    static QString preset();
    static void setPreset(const QString &name);

    /// How costs are counted in a new window and where a document does not say.
    static Counting counting();
    static void setCounting(Counting counting);

    /// The language of the window, as in "de"; empty: the desktop's.
    static QString language();
    static void setLanguage(const QString &code);

    /// The photograph that is offered where there is no image; empty: none was chosen.
    static QString sample();
    static void setSample(const QString &name);

    /// States of windows, splitters and headers by name; empty where there is none.
    static QByteArray state(const QString &name);
    static void setState(const QString &name, const QByteArray &state);
    static void clearStates();

    /// The folder that a file dialog for `kind` ("image", "export") begins in.
    static QString folder(const QString &kind);
    static void setFolder(const QString &kind, const QString &file);
};

} // namespace residua::ui
