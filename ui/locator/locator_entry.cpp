#include "ui/locator/locator_entry.h"

#include <QStringList>

#include <algorithm>

namespace residua::ui {

namespace {

/// The best place of `word` in `text`: at the beginning of a word, else anywhere, else its letters one after another from the beginning of
/// a word on; 0: none.
int wordScore(const QString &text, const QString &word)
{
    constexpr int atBegin = 400, atWord = 300, inside = 100, scattered = 10;
    int best = 0;
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(word, at + 1, Qt::CaseInsensitive))
        best = std::max(best, at == 0 ? atBegin : text[at - 1].isLetterOrNumber() ? inside : atWord);
    if (best > 0 || word.size() < 3)
        return best;
    for (qsizetype first = text.indexOf(word.front(), 0, Qt::CaseInsensitive); first >= 0;
         first = text.indexOf(word.front(), first + 1, Qt::CaseInsensitive)) {
        if (first > 0 && text[first - 1].isLetterOrNumber())
            continue;
        qsizetype at = first;
        for (qsizetype i = 1; i < word.size() && at >= 0; ++i)
            at = text.indexOf(word[i], at + 1, Qt::CaseInsensitive);
        if (at >= 0 && at - first < 3 * word.size())
            return scattered;
    }
    return 0;
}

} // namespace

int matchScore(const LocatorEntry &entry, const QString &typed)
{
    const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    int score = 1;
    for (const QString &word : words) {
        const int one = wordScore(entry.text, word);
        if (one == 0)
            return 0;
        score += one;
    }
    return words.isEmpty() ? score : std::max(1, 8 * score - static_cast<int>(std::min<qsizetype>(entry.text.size(), 100)));
}

} // namespace residua::ui
