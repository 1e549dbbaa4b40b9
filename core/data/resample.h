#pragma once

#include "core/data/prepare.h"

#include <cstdint>
#include <vector>

namespace residua {

/// Pixels of `channels` bytes each, row by row.
struct Planes {
    int width = 0;
    int height = 0;
    int channels = 3;
    std::vector<std::uint8_t> values;
};

/// A side is scaled to `size` pixels, of which [begin, end) are wanted.
struct ScaledRange {
    std::int64_t size, begin, end;
};

/// Scales with a triangle or cubic (a = -0.5) filter that widens when shrinking ("antialiased"), or by the nearest pixel, in the arithmetic
/// of Pillow's Image.resize: fixed-point weights, rounded to bytes between the passes. Columns first, as in every
/// Pillow before 13, which takes the rows first for some tall images: a difference of one level there.
/// Only what the ranges ask for is computed, so that a very long image costs no more than its crop.
Planes resample(const Planes &from, const ScaledRange &rows, const ScaledRange &columns,
                Interpolation interpolation = Interpolation::Bilinear);

} // namespace residua
