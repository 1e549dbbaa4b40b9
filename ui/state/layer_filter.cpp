#include "ui/state/layer_filter.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <optional>

namespace residua::ui {

namespace {

using Compare = FilterTerm::Compare;

struct Unit {
    double FilterFacts::*number;
    bool plain; ///< "stage 3": the number may follow without a comparison
};

std::optional<Unit> unitOf(const QString &word)
{
    struct Named {
        const char *name;
        Unit unit;
    };
    static constexpr Named names[] = {
        {"params", {&FilterFacts::parameters, false}},
        {"param", {&FilterFacts::parameters, false}},
        {"parameters", {&FilterFacts::parameters, false}},
        {"macs", {&FilterFacts::macs, false}},
        {"mac", {&FilterFacts::macs, false}},
        {"activation", {&FilterFacts::activationBytes, false}},
        {"bytes", {&FilterFacts::activationBytes, false}},
        {"b", {&FilterFacts::activationBytes, false}},
        {"ms", {&FilterFacts::milliseconds, false}},
        {"field", {&FilterFacts::field, true}},
        {"stride", {&FilterFacts::stride, true}},
        {"os", {&FilterFacts::outputStride, true}},
        {"output stride", {&FilterFacts::outputStride, true}},
        {"stage", {&FilterFacts::stage, true}},
    };
    for (const Named &named : names) {
        if (word == QLatin1String(named.name))
            return named.unit;
    }
    return std::nullopt;
}

std::optional<Compare> compareOf(const QString &word)
{
    if (word == QLatin1String("<"))
        return Compare::Less;
    if (word == QLatin1String("<="))
        return Compare::LessOrEqual;
    if (word == QLatin1String("="))
        return Compare::Equal;
    if (word == QLatin1String(">="))
        return Compare::GreaterOrEqual;
    if (word == QLatin1String(">"))
        return Compare::Greater;
    return std::nullopt;
}

struct Quantity {
    double value;
    QString unit; ///< what stood against the number: "ms" of "1.5ms"; may be empty
};

/// "1M", "1.5k", "64KiB", "0.5ms".
std::optional<Quantity> quantityOf(const QString &word)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d+\\.?\\d*|\\.\\d+)(?:(ms)|(?:([kmgt])(i?))?(b?)([a-z]*))$"));
    const QRegularExpressionMatch match = pattern.match(word);
    if (!match.hasMatch())
        return std::nullopt;
    const QString prefix = match.captured(3);
    const auto power = prefix.isEmpty() ? 0 : 1 + QStringLiteral("kmgt").indexOf(prefix);
    const double base = match.captured(4).isEmpty() ? 1000 : 1024;
    return Quantity{match.captured(1).toDouble() * std::pow(base, static_cast<double>(power)),
                    match.captured(2) + match.captured(5) + match.captured(6)};
}

QStringList tokens(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("output\\s+stride(?![^\\s,;<>=])|[<>]=?|=|[^\\s,;<>=]+"));
    QStringList found;
    // Simplified first: the pattern does not know all white space that there is.
    for (auto all = pattern.globalMatch(filterText(text).simplified()); all.hasNext();)
        found.append(all.next().captured().simplified());
    return found;
}

struct Read {
    FilterTerm term;
    qsizetype tokens = 0; ///< 0: no comparison stands here
};

/// ">1M params", "> 0.5ms".
Read readLimitFirst(const QStringList &words, qsizetype at)
{
    const auto compare = compareOf(words.value(at));
    const auto quantity = quantityOf(words.value(at + 1));
    if (!compare || !quantity)
        return {};
    const bool joined = !quantity->unit.isEmpty();
    // "64kb activation" names its unit twice.
    const auto unit = unitOf(joined ? quantity->unit : words.value(at + 2));
    if (!unit)
        return {};
    const bool twice =
        joined && unitOf(words.value(at + 2)) && unitOf(words.value(at + 2))->number == unit->number && !compareOf(words.value(at + 3));
    return {{unit->number, *compare, quantity->value, {}}, joined && !twice ? 2 : 3};
}

/// "params > 1M", "stage 3".
Read readUnitFirst(const QStringList &words, qsizetype at)
{
    const auto unit = unitOf(words.value(at));
    if (!unit)
        return {};
    const auto compare = compareOf(words.value(at + 1));
    const auto quantity = quantityOf(words.value(at + (compare ? 2 : 1)));
    if (!quantity || !(compare || unit->plain))
        return {};
    if (!quantity->unit.isEmpty() && (!unitOf(quantity->unit) || unitOf(quantity->unit)->number != unit->number))
        return {};
    return {{unit->number, compare.value_or(Compare::Equal), quantity->value, {}}, compare ? 3 : 2};
}

bool holds(const FilterTerm &term, const FilterFacts &facts)
{
    if (!term.number)
        return facts.text.contains(term.word);
    const double value = facts.*term.number;
    switch (term.compare) {
    case Compare::Less: return value < term.limit;
    case Compare::LessOrEqual: return value <= term.limit;
    case Compare::Equal: return value == term.limit;
    case Compare::GreaterOrEqual: return value >= term.limit;
    case Compare::Greater: return value > term.limit;
    }
    return true;
}

} // namespace

QString filterText(const QString &text)
{
    QString plain = text.toLower();
    plain.replace(QChar(0x00d7), QLatin1Char('x'));
    plain.replace(QChar(0x2264), QLatin1String("<="));
    plain.replace(QChar(0x2265), QLatin1String(">="));
    return plain;
}

LayerFilter parseLayerFilter(const QString &text)
{
    const QStringList words = tokens(text);
    LayerFilter filter;
    for (qsizetype at = 0; at < words.size();) {
        Read read = readLimitFirst(words, at);
        if (read.tokens == 0)
            read = readUnitFirst(words, at);
        if (read.tokens == 0) {
            // ">1M" without a unit stays together as one word.
            const bool torn = compareOf(words[at]) && at + 1 < words.size();
            read = {{nullptr, Compare::Equal, 0, torn ? words[at] + words[at + 1] : words[at]}, torn ? 2 : 1};
        }
        filter.push_back(read.term);
        at += read.tokens;
    }
    return filter;
}

bool accepts(const LayerFilter &filter, const FilterFacts &facts)
{
    return std::all_of(filter.begin(), filter.end(), [&](const FilterTerm &term) { return holds(term, facts); });
}

} // namespace residua::ui
