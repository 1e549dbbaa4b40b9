#pragma once

#include "core/arch/spec.h"

#include <array>
#include <span>
#include <string_view>

namespace residua {

/// The words of the architecture file, in the order of the enumerators.
template <class E>
std::span<const std::string_view> words();

template <class E>
std::string_view text(E value)
{
    return words<E>()[static_cast<std::size_t>(value)];
}

/// The entry of `candidates` nearest to `word` (edit distance).
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

/// Inclusive limits of the numbers of an architecture file, used by the reader and by `validate`.
struct Range {
    std::int64_t least, most;
    bool odd = false;
    bool contains(std::int64_t value) const { return value >= least && value <= most && (!odd || value % 2 != 0); }
    std::int64_t clamp(std::int64_t value) const;
};

struct RealRange {
    double least, most;
    bool contains(double value) const { return value >= least && value <= most; }
};

/// What is wrong with a value, and the nearest valid one as the file writes it.
struct Complaint {
    std::string message, nearest;
};

/// "is 0, must be a whole number from 1 to 512; the nearest valid value is 1".
Complaint outOfRange(const std::string &value, Range range, std::int64_t nearestTo);
Complaint outOfRange(const std::string &value, RealRange range, double nearestTo);
Complaint outOfRange(double value, RealRange range);

namespace limits {
constexpr Range channels{1, 64}, side{1, 8192}, stemChannels{1, 4096}, stemKernel{1, 15, true}, stemStride{1, 4}, poolKernel{2, 7},
    poolStride{1, 4}, depth{1, 512}, width{1, 8192}, stride{1, 4}, dilation{1, 8}, expansion{1, 16}, groups{1, 4096}, baseWidth{1, 4096},
    reduction{1, 4096}, divisor{1, 64}, reduceFirst{1, 16}, shortcutKernel{1, 3, true}, convKernel{1, 15, true}, normGroups{1, 512},
    classes{1, 65536}, hidden{1, 65536};
constexpr std::size_t text = 200; ///< characters of a name
constexpr RealRange convWidth{0.01, 16}, dropout{0, 0.99}, eps{1e-8, 1};
/// What fits a max pooling of `kernel`.
constexpr Range poolPadding(std::int64_t kernel)
{
    return {0, kernel / 2};
}
constexpr std::int64_t stages = 8, convs = 8, totalDepth = 1024, totalChannels = 65536, totalParameters = 2'000'000'000;
} // namespace limits

} // namespace residua
