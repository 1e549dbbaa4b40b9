#pragma once

#include <QStringList>

namespace residua::ui {

/// Codes of the languages that the window speaks, English first: "en", "de".
QStringList languages();

/// The name of a language in itself: "Deutsch".
QString languageName(const QString &code);

/// Of `languages`: `preferred` where it is one of them, else the first that the desktop asks for, else English.
QString chosenLanguage(const QString &preferred, const QStringList &desktop);

/// Has the sentences that core/ makes (`phrase`) from the translators that are installed in Qt.
void translateCore();

/// Has every text from here on in the language `code`, Qt's own and core/'s too. Precondition: there is a QCoreApplication, and no window
/// yet.
void speak(const QString &code);

} // namespace residua::ui
