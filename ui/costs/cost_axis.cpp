#include "ui/costs/cost_axis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace residua::ui {

namespace {

std::vector<CostTick> linearTicks(const CostAxis &axis, CostUnit unit, int most)
{
    const double low = axis.valueAt(axis.begin), high = axis.valueAt(axis.end);
    const double rough = (high - low) / std::max(most, 1), power = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double times : {1.0, 2.0, 5.0}) {
        if (times * power >= rough * 0.999) {
            step = times * power;
            break;
        }
    }
    if (unit == CostUnit::Whole || unit == CostUnit::Pixels || unit == CostUnit::Count || unit == CostUnit::Bytes)
        step = std::max(step, 1.0); // there is no half a layer
    std::vector<CostTick> ticks;
    for (double i = std::ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; ++i)
        ticks.push_back({axis.placeOf(i * step), tickText(unit, i == 0 ? 0 : i * step, step)});
    return ticks;
}

/// The marks at `times` powers of ten, each of `stride` powers.
std::vector<CostTick> decadeTicks(const CostAxis &axis, CostUnit unit, std::span<const double> times, int stride)
{
    std::vector<CostTick> ticks;
    for (int power = static_cast<int>(std::floor(axis.begin / stride)) * stride; power <= axis.end; power += stride) {
        for (const double time : times) {
            const double place = power + std::log10(time);
            if (place >= axis.begin - 1e-9 && place <= axis.end + 1e-9)
                ticks.push_back({place, tickText(unit, time * std::pow(10, power), 0)});
        }
    }
    return ticks;
}

} // namespace

double CostAxis::placeOf(double value) const
{
    return logarithmic ? std::log10(value) : value;
}

double CostAxis::valueAt(double place) const
{
    return logarithmic ? std::pow(10, place) : place;
}

std::vector<CostTick> ticksOf(const CostAxis &axis, CostUnit unit, int most)
{
    if (!axis.logarithmic)
        return linearTicks(axis, unit, most);
    constexpr std::array<double, 3> threes = {1, 2, 5};
    constexpr std::array<double, 2> twos = {1, 3};
    constexpr std::array<double, 1> ones = {1};
    for (const std::span<const double> times : {std::span<const double>(threes), std::span<const double>(twos)}) {
        std::vector<CostTick> ticks = decadeTicks(axis, unit, times, 1);
        if (std::ssize(ticks) <= most)
            return ticks.size() >= 3 ? ticks : linearTicks(axis, unit, most);
    }
    for (int stride = 1;; ++stride) {
        std::vector<CostTick> ticks = decadeTicks(axis, unit, ones, stride);
        if (std::ssize(ticks) <= std::max(most, 1))
            return ticks.size() >= 2 ? ticks : linearTicks(axis, unit, most);
    }
}

CostAxis axisRound(bool logarithmic, double least, double most)
{
    constexpr double room = 0.06;
    double span = most - least;
    if (!(span > 0))
        span = logarithmic ? 0.5 : std::max(std::abs(least) * 0.2, 1e-6);
    CostAxis axis{logarithmic, least - room * span, most + room * span};
    if (most == least)
        axis = {logarithmic, least - span / 2, most + span / 2};
    return axis;
}

} // namespace residua::ui
