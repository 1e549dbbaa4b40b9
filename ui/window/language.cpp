#include "ui/window/language.h"

#include "core/arch/phrases.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace residua::ui {

namespace {

const QString ownLanguage = QStringLiteral("en"); // what the texts are written in
const QString translationFolder = QStringLiteral(":/translations"), translationPrefix = QStringLiteral("residua_"),
              translationEnding = QStringLiteral(".qm");

} // namespace

QStringList languages()
{
    QStringList codes{ownLanguage};
    for (const QString &file : QDir(translationFolder).entryList({translationPrefix + u'*' + translationEnding}, QDir::Files, QDir::Name))
        codes << file.mid(translationPrefix.size()).chopped(translationEnding.size());
    return codes;
}

QString languageName(const QString &code)
{
    return code == ownLanguage ? QStringLiteral("English") : QLocale(code).nativeLanguageName();
}

QString chosenLanguage(const QString &preferred, const QStringList &desktop)
{
    const QStringList known = languages();
    if (known.contains(preferred))
        return preferred;
    for (const QString &wish : desktop) {
        if (const QString code = wish.section(QLatin1Char('-'), 0, 0); known.contains(code))
            return code;
    }
    return ownLanguage;
}

void translateCore()
{
    setPhraseTranslator(
        [](const char *context, const char *english) { return QCoreApplication::translate(context, english).toStdString(); });
}

void speak(const QString &code)
{
    if (code == ownLanguage)
        return;
    const auto install = [](const QString &name, const QString &from) {
        auto *translator = new QTranslator(QCoreApplication::instance());
        if (translator->load(name, from))
            QCoreApplication::installTranslator(translator);
    };
    install(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)); // where it is installed
    install(translationPrefix + code, translationFolder);
    translateCore();
}

} // namespace residua::ui
