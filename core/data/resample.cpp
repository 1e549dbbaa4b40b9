#include "core/data/resample.h"

#include <algorithm>
#include <cmath>

namespace residua {

namespace {

constexpr int precision = 32 - 8 - 2;

struct Taps {
    std::int64_t first;                ///< pixel of the source
    std::vector<std::int32_t> weights; ///< fixed point
};

double triangle(double x)
{
    return std::max(0.0, 1.0 - std::abs(x));
}

double cubic(double x)
{
    constexpr double a = -0.5;
    x = std::abs(x);
    if (x < 1)
        return ((a + 2) * x - (a + 3)) * x * x + 1;
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0.0;
}

struct Filter {
    double (*weight)(double);
    double support;
};

/// The nearest pixel: Pillow adds the scale up.
std::vector<Taps> nearestTaps(std::int64_t sourceSize, const ScaledRange &range)
{
    const double scale = static_cast<double>(sourceSize) / static_cast<double>(range.size);
    std::vector<Taps> result;
    double at = scale * 0.5;
    for (std::int64_t i = 0; i < range.end; ++i, at += scale)
        if (i >= range.begin)
            result.push_back({std::min(static_cast<std::int64_t>(at), sourceSize - 1), {1 << precision}});
    return result;
}

std::vector<Taps> tapsOf(std::int64_t sourceSize, const ScaledRange &range, Interpolation interpolation)
{
    if (interpolation == Interpolation::Nearest)
        return nearestTaps(sourceSize, range);
    const Filter filter = interpolation == Interpolation::Bicubic ? Filter{cubic, 2} : Filter{triangle, 1};
    const double scale = static_cast<double>(sourceSize) / static_cast<double>(range.size);
    const double stretch = std::max(scale, 1.0);
    const double support = filter.support * stretch;
    const double inverse = 1.0 / stretch;
    std::vector<Taps> result;
    std::vector<double> exact;
    for (std::int64_t i = range.begin; i < range.end; ++i) {
        const double centre = (static_cast<double>(i) + 0.5) * scale;
        const std::int64_t first = std::max<std::int64_t>(0, static_cast<std::int64_t>(centre - support + 0.5));
        const std::int64_t last = std::min(sourceSize, static_cast<std::int64_t>(centre + support + 0.5));
        exact.clear();
        double sum = 0;
        for (std::int64_t x = first; x < last; ++x) {
            exact.push_back(filter.weight((static_cast<double>(x) - centre + 0.5) * inverse));
            sum += exact.back();
        }
        Taps taps{first, {}};
        for (const double weight : exact) {
            const double scaled = (sum != 0.0 ? weight / sum : weight) * (1 << precision);
            taps.weights.push_back(static_cast<std::int32_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5));
        }
        result.push_back(std::move(taps));
    }
    return result;
}

/// The weighted sum of pixels that lie `step` bytes apart.
std::uint8_t filtered(const std::uint8_t *from, std::size_t step, const std::vector<std::int32_t> &weights)
{
    std::int32_t sum = 1 << (precision - 1);
    for (const std::int32_t weight : weights) {
        sum += *from * weight;
        from += step;
    }
    return static_cast<std::uint8_t>(std::clamp(sum >> precision, 0, 255));
}

} // namespace

Planes resample(const Planes &from, const ScaledRange &rows, const ScaledRange &columns, Interpolation interpolation)
{
    const std::vector<Taps> across = tapsOf(from.width, columns, interpolation);
    const std::vector<Taps> down = tapsOf(from.height, rows, interpolation);
    const auto channels = static_cast<std::size_t>(from.channels);
    const std::int64_t firstRow = down.empty() ? 0 : down.front().first;
    const std::int64_t lastRow = down.empty() ? 0 : down.back().first + static_cast<std::int64_t>(down.back().weights.size());

    const std::size_t rowBytes = across.size() * channels;
    std::vector<std::uint8_t> narrow;
    narrow.reserve(static_cast<std::size_t>(lastRow - firstRow) * rowBytes);
    for (std::int64_t y = firstRow; y < lastRow; ++y) {
        const std::uint8_t *row = from.values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(from.width) * channels;
        for (const Taps &taps : across) {
            for (std::size_t c = 0; c < channels; ++c)
                narrow.push_back(filtered(row + static_cast<std::size_t>(taps.first) * channels + c, channels, taps.weights));
        }
    }
    Planes to{static_cast<int>(across.size()), static_cast<int>(down.size()), from.channels, {}};
    to.values.reserve(down.size() * rowBytes);
    for (const Taps &taps : down) {
        const std::uint8_t *top = narrow.data() + static_cast<std::size_t>(taps.first - firstRow) * rowBytes;
        for (std::size_t i = 0; i < rowBytes; ++i)
            to.values.push_back(filtered(top + i, rowBytes, taps.weights));
    }
    return to;
}

} // namespace residua
