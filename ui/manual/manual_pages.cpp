#include "ui/manual/manual_pages.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace residua::ui {

namespace {

constexpr std::size_t mostPlaces = 200;
constexpr qsizetype longestLine = 140;

struct ManualWords {
    Q_DECLARE_TR_FUNCTIONS(Manual)
};

/// The page in a language; in English where that has none.
QString textOf(const QString &file, const QString &language)
{
    for (const QString &folder : {QStringLiteral(":/manual/") + language + QLatin1Char('/'), QStringLiteral(":/manual/")})
        if (QFile source(folder + file); source.open(QIODevice::ReadOnly))
            return QString::fromUtf8(source.readAll());
    return {};
}

QString plain(QString line)
{
    static const QRegularExpression link(QStringLiteral(R"(\[([^\]]*)\]\([^)]*\))")),
        marks(QStringLiteral(R"([*`]|^#+ |^- |^\|\s?|\s?\|$)"));
    line.replace(link, QStringLiteral("\\1"));
    return line.remove(marks).replace(QStringLiteral(" | "), QStringLiteral(": ")).simplified();
}

} // namespace

const std::vector<ManualPage> &manualPages()
{
    static QHash<QString, std::vector<ManualPage>> languages;
    const QString language = ManualWords::tr("en", "the language's code: its manual is in resources/manual/CODE");
    std::vector<ManualPage> &pages = languages[language];
    if (pages.empty()) {
        for (const char *name :
             {"window", "strip", "form", "picture", "tables", "choose", "details", "maps", "run", "files", "architecture-file"}) {
            const QString file = QString::fromLatin1(name) + QStringLiteral(".md");
            if (const QString text = textOf(file, language); !text.isEmpty())
                pages.push_back({file, plain(text.section(QLatin1Char('\n'), 0, 0)), text});
        }
    }
    return pages;
}

std::vector<ManualPlace> searchManual(const QString &typed)
{
    const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<ManualPlace> places;
    if (words.isEmpty())
        return places;
    for (const ManualPage &page : manualPages()) {
        QString heading;
        const auto first = static_cast<std::ptrdiff_t>(places.size());
        std::ptrdiff_t headings = first;
        for (const QString &line : page.text.split(QLatin1Char('\n'))) {
            const bool isHeading = line.startsWith(QLatin1Char('#'));
            const QString text = plain(line);
            heading = isHeading ? text : heading;
            if (!std::all_of(words.begin(), words.end(), [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); }))
                continue;
            const ManualPlace place{page.name, heading, text.size() > longestLine ? text.left(longestLine) + QStringLiteral("…") : text};
            places.insert(isHeading ? places.begin() + headings++ : places.end(), place);
            if (places.size() == mostPlaces)
                return places;
        }
    }
    return places;
}

} // namespace residua::ui
