#include "ui/costs/cost_metric.h"

#include "core/report/duration.h"
#include "core/report/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace residua::ui {

namespace {

struct CostWords {
    Q_DECLARE_TR_FUNCTIONS(Costs)
};

/// What a number that somebody has measured is, by its name: of most that are added to a sweep, more is better.
Better betterOfName(const std::string &key)
{
    const QString name = QString::fromStdString(key).toLower();
    constexpr std::array fewer = {"loss",       "err",        "time",  "second", "latency", "energy",     "memory",  "bytes",     "epoch",
                                  "divergence", "perplexity", "power", "flops",  "cost",    "operations", "buffers", "parameters"};
    const bool cost = std::any_of(fewer.begin(), fewer.end(), [&name](const char *word) { return name.contains(QLatin1String(word)); });
    return cost ? Better::Less : Better::More;
}

std::int64_t whole(double value)
{
    return static_cast<std::int64_t>(std::llround(std::clamp(value, -9e18, 9e18)));
}

/// The digits with which values that are `step` apart are told apart; at least `least`.
int digitsFor(double value, double step, int least)
{
    constexpr int most = 15;
    if (value == 0 || !(step > 0))
        return least;
    const double places = std::floor(std::log10(std::abs(value)) + 1e-9) - std::floor(std::log10(step) + 1e-9) + 1;
    return static_cast<int>(std::clamp<double>(places, least, most));
}

/// With a letter for thousands, millions, …: as many digits as it needs, `digits` at most.
QString withLetter(double value, const char *unit, int digits)
{
    constexpr std::array letters = {"", "K", "M", "G", "T", "P", "E"};
    std::size_t letter = 0;
    while (std::abs(value) >= 999.5 && letter + 1 < letters.size()) {
        value /= 1000;
        ++letter;
    }
    const QString number = QString::fromStdString(formatSignificant(value, digits)).replace(QLatin1Char('-'), QChar(0x2212));
    const QString behind = QLatin1String(letters[letter]) + QLatin1String(unit);
    return behind.isEmpty() ? number : number + QLatin1Char(' ') + behind;
}

} // namespace

CostMetric metricOfKey(const std::string &key)
{
    const CostMetric known[] = {
        {"parameters", CostWords::tr("Parameters"), CostUnit::Count, Better::Less},
        {"macs", CostWords::tr("MACs"), CostUnit::Count, Better::Less},
        {"forward_activation_bytes", CostWords::tr("Activation memory"), CostUnit::Bytes, Better::Less},
        {"inference_peak_bytes", CostWords::tr("Inference peak"), CostUnit::Bytes, Better::Less},
        {"depth", CostWords::tr("Depth"), CostUnit::Whole, Better::Less},
        {"receptive_field", CostWords::tr("Receptive field"), CostUnit::Pixels, Better::More},
        {"milliseconds", CostWords::tr("Measured time"), CostUnit::Milliseconds, Better::Less},
    };
    for (const CostMetric &metric : known) {
        if (metric.key == key)
            return metric;
    }
    return {key, QString::fromStdString(key), CostUnit::Number, betterOfName(key)};
}

QString costText(CostUnit unit, double value)
{
    const auto words = [](const std::string &text) { return QString::fromStdString(text); };
    switch (unit) {
    case CostUnit::Count: return words(formatThousands(whole(value)));
    case CostUnit::Bytes: return words(formatBytes(whole(value)));
    case CostUnit::Pixels: return CostWords::tr("%1 px").arg(words(formatThousands(whole(value))));
    case CostUnit::Milliseconds: return words(formatDuration(value));
    case CostUnit::Whole: return words(formatThousands(whole(value)));
    case CostUnit::Number: break;
    }
    return words(formatSignificant(value, 6)).replace(QLatin1Char('-'), QChar(0x2212));
}

QString tickText(CostUnit unit, double value, double step)
{
    const int digits = digitsFor(value, step, 3);
    switch (unit) {
    case CostUnit::Bytes: return withLetter(value, "B", digits);
    case CostUnit::Pixels: return withLetter(value, "px", digits);
    case CostUnit::Milliseconds: return std::abs(value) < 999.5 ? withLetter(value, "ms", digits) : withLetter(value / 1000, "s", digits);
    case CostUnit::Count:
    case CostUnit::Whole: return withLetter(value, "", digits);
    case CostUnit::Number: break;
    }
    const double size = std::abs(value);
    if (size < 1e-3 || size >= 1e5)
        return withLetter(value, "", digits);
    return QString::fromStdString(formatSignificant(value, digitsFor(value, step, 6))).replace(QLatin1Char('-'), QChar(0x2212));
}

QString betterText(Better better)
{
    return better == Better::Less ? CostWords::tr("fewer is better") : CostWords::tr("more is better");
}

} // namespace residua::ui
