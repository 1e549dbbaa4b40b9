#pragma once

#include "core/data/tensor.h"

#include <vector>

namespace residua {

/// What the values of one map come to. Mean, variance (of the population), minimum and maximum are of the finite values, 0 where there are
/// none.
struct MapStatistics {
    double mean = 0, variance = 0;
    double sparsity = 0; ///< share of exact zeros among all values
    float minimum = 0, maximum = 0;
    std::int64_t finite = 0, count = 0;
    bool dead = false; ///< more than one value, all of them finite and equal: the channel says nothing about this image
    bool operator==(const MapStatistics &) const = default;
};

/// For each map of `tensor` (see mapStack); empty where it has none. Cost: about 1 to 2 ms for a million values.
std::vector<MapStatistics> mapStatistics(const Tensor &tensor);

/// What the values of all maps of a layer come to together.
struct ValueRange {
    float minimum = 0, maximum = 0;     ///< of the finite values; 0 and 0 where there are none
    std::int64_t finite = 0, count = 0; ///< values
    std::int64_t nonFinite() const { return count - finite; }
    bool operator==(const ValueRange &) const = default;
};

/// Of the values of both together; what has no finite value says nothing of the least and the greatest.
ValueRange joined(const ValueRange &a, const ValueRange &b);

/// The least and the greatest finite value of the maps that have these statistics; a map without a finite value says nothing of them.
ValueRange valueRange(const std::vector<MapStatistics> &maps);

/// How values are distributed: equal bins from `minimum` to `maximum`, the last one closed. All values in the first bin where both are
/// equal.
struct Histogram {
    std::vector<std::int64_t> bins;
    float minimum = 0, maximum = 0; ///< of the finite values
    std::int64_t total = 0, zeros = 0, nonFinite = 0;

    /// The bin of `value`, which lies between `minimum` and `maximum`.
    std::size_t binOf(float value) const;
    bool operator==(const Histogram &) const = default;
};

/// Of all values of `tensor`'s maps, in `binCount` (1 or more) bins; `known` are its statistics. Cost: as those.
Histogram histogram(const Tensor &tensor, const std::vector<MapStatistics> &known, int binCount);

} // namespace residua
