#include "ui/state/core_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace residua::ui {

namespace {

constexpr int mostNested = 12;
const QString clauseEnd = QStringLiteral("; "), colon = QStringLiteral(": ");

struct Pattern {
    const char *english;
    QStringList literals; ///< what stands between the places
    qsizetype length;     ///< of all of them
    bool open;            ///< ends in a place behind a plain word, so that it would take whatever follows
};

/// The most telling first.
const std::vector<Pattern> &patterns()
{
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> list;
        for (const CorePatterns table : {filePatterns(), inferencePatterns(), imagePatterns()}) {
            for (const char *english : table) {
                Pattern pattern{english, {QString()}, 0, false};
                const QString text = QString::fromUtf8(english);
                for (qsizetype i = 0; i < text.size(); ++i) {
                    if (text[i] == u'%' && i + 1 < text.size() && text[i + 1].isDigit()) {
                        pattern.literals << QString();
                        ++i;
                    } else {
                        pattern.literals.back() += text[i];
                        ++pattern.length;
                    }
                }
                const QString &before = pattern.literals[std::max<qsizetype>(0, pattern.literals.size() - 2)];
                pattern.open = pattern.literals.size() == 2 && pattern.literals.back().isEmpty() && !before.endsWith(colon);
                list.push_back(std::move(pattern));
            }
        }
        std::stable_sort(list.begin(), list.end(),
                         [](const Pattern &a, const Pattern &b) { return a.open != b.open ? b.open : a.length > b.length; });
        return list;
    }();
    return all;
}

/// Whether `value` may stand in a place behind `before`: with whole quotations, and within one clause.
bool mayStand(QStringView value, const QString &before)
{
    bool quoted = false;
    for (qsizetype i = 0; i < value.size(); ++i) {
        quoted = quoted != (value[i] == u'"' && (i == 0 || value[i - 1] != u'\\'));
        if (!quoted && !before.endsWith(colon) && value.sliced(i).startsWith(clauseEnd))
            return false;
    }
    return !value.isEmpty() && !quoted;
}

/// Puts into `values` what `text` has from `at` on in the places behind literal `next - 1`; false where it is not the pattern's.
bool match(const Pattern &pattern, const QString &text, qsizetype at, qsizetype next, QStringList &values)
{
    if (next == pattern.literals.size())
        return at == text.size();
    const QString &before = pattern.literals[next - 1], &literal = pattern.literals[next];
    const bool last = next + 1 == pattern.literals.size();
    qsizetype end = last && literal.isEmpty() ? text.size() : text.indexOf(literal, at);
    for (; end >= 0; end = last && literal.isEmpty() ? -1 : text.indexOf(literal, end + 1)) {
        const QString value = text.sliced(at, end - at);
        if (!mayStand(value, before))
            continue;
        values << value;
        if (match(pattern, text, end + literal.size(), next + 1, values))
            return true;
        values.removeLast();
    }
    return false;
}

QString filled(const QString &text, const QStringList &values)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int place = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (place >= 1 && place <= values.size()) {
            result += values[place - 1];
            ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

/// Where `mark` stands outside of quotations; -1: nowhere.
qsizetype outsideQuotes(const QString &text, const QString &mark)
{
    for (qsizetype at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1))
        if (mayStand(QStringView(text).first(at), colon))
            return at;
    return -1;
}

QString translated(const QString &text, int nested)
{
    if (nested > mostNested)
        return text;
    for (const Pattern &pattern : patterns()) {
        QStringList values;
        if (!text.startsWith(pattern.literals.front()) || !match(pattern, text, pattern.literals.front().size(), 1, values))
            continue;
        for (QString &value : values)
            value = translated(value, nested + 1);
        return filled(QCoreApplication::translate("CoreWords", pattern.english), values);
    }
    for (const QString &mark : {clauseEnd, colon})
        if (const qsizetype at = outsideQuotes(text, mark); at > 0)
            return translated(text.first(at), nested + 1) + mark + translated(text.sliced(at + mark.size()), nested + 1);
    return text;
}

} // namespace

QString coreWords(const std::string &english)
{
    QStringList lines = QString::fromStdString(english).split(u'\n');
    for (QString &line : lines)
        line = translated(line, 0);
    return lines.join(u'\n');
}

} // namespace residua::ui
