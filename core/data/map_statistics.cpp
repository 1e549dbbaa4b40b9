#include "core/data/map_statistics.h"

#include "core/data/map_stack.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace residua {

namespace {

constexpr std::int64_t lanes = 8; // sums beside each other, which a processor adds at once
using Lanes = std::array<double, lanes>;

double sumOf(const Lanes &lane)
{
    double sum = 0;
    for (const double part : lane)
        sum += part;
    return sum;
}

/// The common case: every value is finite. False where one is not; `result` is then unfinished.
bool measureFinite(const float *values, std::int64_t count, MapStatistics &result)
{
    Lanes sum{}, squares{};
    std::array<float, lanes> least, most;
    least.fill(values[0]);
    most.fill(values[0]);
    std::int64_t zeros = 0;
    const std::int64_t whole = count - count % lanes;
    const auto take = [&](std::size_t lane, float value) {
        sum[lane] += static_cast<double>(value);
        least[lane] = value < least[lane] ? value : least[lane];
        most[lane] = value > most[lane] ? value : most[lane];
    };
    for (std::int64_t i = 0; i < whole; i += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane)
            take(lane, values[i + static_cast<std::int64_t>(lane)]);
    }
    for (std::int64_t i = whole; i < count; ++i)
        take(0, values[i]);
    // Floats cannot overflow a double's sum, so only NaN and infinities make it other than finite.
    const double total = sumOf(sum);
    if (!std::isfinite(total))
        return false;
    result.mean = total / static_cast<double>(count);
    result.minimum = *std::min_element(least.begin(), least.end());
    result.maximum = *std::max_element(most.begin(), most.end());
    const double mean = result.mean;
    for (std::int64_t i = 0; i < whole; i += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const double off = static_cast<double>(values[i + static_cast<std::int64_t>(lane)]) - mean;
            squares[lane] += off * off;
        }
    }
    for (std::int64_t i = whole; i < count; ++i)
        squares[0] += (static_cast<double>(values[i]) - mean) * (static_cast<double>(values[i]) - mean);
    if (result.minimum <= 0 && result.maximum >= 0)
        zeros = std::count(values, values + count, 0.0F);
    result.finite = count;
    result.variance = sumOf(squares) / static_cast<double>(count);
    result.sparsity = static_cast<double>(zeros) / static_cast<double>(count);
    result.dead = count > 1 && result.minimum == result.maximum;
    return true;
}

MapStatistics measureSome(const float *values, std::int64_t count)
{
    MapStatistics result;
    double sum = 0, squares = 0;
    std::int64_t zeros = 0;
    for (const float *value = values; value != values + count; ++value) {
        if (!std::isfinite(*value))
            continue;
        result.minimum = result.finite ? std::min(result.minimum, *value) : *value;
        result.maximum = result.finite ? std::max(result.maximum, *value) : *value;
        ++result.finite;
        zeros += *value == 0;
        sum += static_cast<double>(*value);
    }
    if (result.finite) {
        result.mean = sum / static_cast<double>(result.finite);
        for (const float *value = values; value != values + count; ++value) {
            if (std::isfinite(*value))
                squares += (static_cast<double>(*value) - result.mean) * (static_cast<double>(*value) - result.mean);
        }
        result.variance = squares / static_cast<double>(result.finite);
    }
    result.sparsity = static_cast<double>(zeros) / static_cast<double>(count);
    return result;
}

} // namespace

std::vector<MapStatistics> mapStatistics(const Tensor &tensor)
{
    std::vector<MapStatistics> all;
    const auto maps = mapStack(tensor);
    if (!maps)
        return all;
    all.reserve(static_cast<std::size_t>(maps->count));
    for (std::int64_t i = 0; i < maps->count; ++i) {
        MapStatistics one;
        if (!measureFinite(maps->map(i), maps->area(), one))
            one = measureSome(maps->map(i), maps->area());
        one.count = maps->area();
        all.push_back(one);
    }
    return all;
}

ValueRange joined(const ValueRange &a, const ValueRange &b)
{
    ValueRange both = a.finite ? a : b;
    if (a.finite && b.finite) {
        both.minimum = std::min(a.minimum, b.minimum);
        both.maximum = std::max(a.maximum, b.maximum);
    }
    both.finite = a.finite + b.finite;
    both.count = a.count + b.count;
    return both;
}

ValueRange valueRange(const std::vector<MapStatistics> &maps)
{
    ValueRange range;
    for (const MapStatistics &map : maps)
        range = joined(range, {map.minimum, map.maximum, map.finite, map.count});
    return range;
}

namespace {

/// Places of values among bins, made ready for many.
struct BinPlaces {
    explicit BinPlaces(const Histogram &of)
        : minimum(static_cast<double>(of.minimum)), last(static_cast<double>(of.bins.size()) - 1),
          scale(of.maximum > of.minimum ? static_cast<double>(of.bins.size()) / (static_cast<double>(of.maximum) - minimum) : 0)
    {}
    std::size_t operator()(float value) const
    {
        return static_cast<std::size_t>(static_cast<std::int32_t>(std::min((static_cast<double>(value) - minimum) * scale, last)));
    }
    double minimum, last, scale;
};

} // namespace

std::size_t Histogram::binOf(float value) const
{
    return BinPlaces(*this)(value);
}

Histogram histogram(const Tensor &tensor, const std::vector<MapStatistics> &known, int binCount)
{
    Histogram result;
    result.bins.assign(static_cast<std::size_t>(std::max(1, binCount)), 0);
    const auto maps = mapStack(tensor);
    if (!maps)
        return result;
    const ValueRange range = valueRange(known);
    result.minimum = range.minimum;
    result.maximum = range.maximum;
    result.total = range.count;
    result.nonFinite = range.nonFinite();
    const BinPlaces bin(result);
    std::int64_t *const bins = result.bins.data();
    for (std::int64_t i = 0; i < maps->count; ++i) {
        const MapStatistics &map = known[static_cast<std::size_t>(i)];
        const bool all = map.finite == map.count;
        const float *end = maps->map(i) + map.count;
        for (const float *value = maps->map(i); value != end; ++value) {
            if (all || std::isfinite(*value))
                ++bins[bin(*value)];
        }
        result.zeros += std::llround(map.sparsity * static_cast<double>(map.count));
    }
    return result;
}

} // namespace residua
