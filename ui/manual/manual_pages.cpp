#include "ui/manual/manual_pages.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace residua::ui {

namespace {

constexpr std::size_t mostPlaces = 200;
constexpr qsizetype longestLine = 140;

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
    static const std::vector<ManualPage> pages = [] {
        std::vector<ManualPage> read;
        for (const char *name :
             {"window", "strip", "form", "picture", "tables", "choose", "details", "maps", "run", "files", "architecture-file"}) {
            const QString file = QString::fromLatin1(name) + QStringLiteral(".md");
            QFile source(QStringLiteral(":/manual/") + file);
            if (!source.open(QIODevice::ReadOnly))
                continue;
            const QString text = QString::fromUtf8(source.readAll());
            read.push_back({file, plain(text.section(QLatin1Char('\n'), 0, 0)), text});
        }
        return read;
    }();
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
