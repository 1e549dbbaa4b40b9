#include "ui/state/tint.h"

#include "ui/state/words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace residua::ui {

TintMap colorMapOf(Metric metric)
{
    if (diverges(metric))
        return TintMap::Diverging;
    return addsUp(metric) || metric == Metric::ReceptiveField ? TintMap::Costs : TintMap::Values;
}

double TintScale::share(double value) const
{
    const double from = map == TintMap::Values ? low : 0;
    const double range = high - from;
    return range > 0 ? (value - from) / range : map == TintMap::Diverging ? 0 : 1;
}

bool isColoured(Metric metric, const std::optional<double> &value)
{
    return value && std::isfinite(*value) && (!addsUp(metric) || *value > 0);
}

TintScale tintScale(Metric metric, std::span<const std::optional<double>> values)
{
    TintScale scale;
    scale.map = colorMapOf(metric);
    double least = std::numeric_limits<double>::infinity(), greatest = -least;
    for (const std::optional<double> &value : values) {
        if (!isColoured(metric, value))
            continue;
        least = std::min(least, *value);
        greatest = std::max(greatest, *value);
    }
    scale.any = least <= greatest;
    if (!scale.any)
        return scale;
    scale.high = scale.map == TintMap::Diverging ? std::max(std::abs(least), std::abs(greatest)) : greatest;
    scale.low = scale.map == TintMap::Diverging ? -scale.high : scale.map == TintMap::Values ? least : 0;
    return scale;
}

QString boxWords(Metric metric, double value, Counting counting, bool costLine)
{
    return costLine && metric == Metric::Macs ? countText(std::llround(std::min(value, 9e18)), counting) : metricWords(metric, value);
}

QString lowWords(Metric metric, const TintScale &scale)
{
    return scale.map == TintMap::Costs ? QStringLiteral("0") : metricWords(metric, scale.low);
}

QString highWords(Metric metric, const TintScale &scale)
{
    return metricWords(metric, scale.high);
}

} // namespace residua::ui
