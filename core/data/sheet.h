#pragma once

#include "core/data/engine.h"
#include "core/data/image.h"

#include <cstdint>

namespace residua {

/// How a sheet is laid out.
struct SheetOptions {
    std::int64_t maps = 256;     ///< at most so many maps are drawn, the first ones; 1 or more
    std::int64_t mapSide = 64;   ///< the longer side of a map in the picture, about; small maps grow by whole factors, large ones shrink; 1-2048
};

/// Maps of one layer, side by side.
struct FeatureSheet {
    Image image;
    float minimum = 0, maximum = 0; ///< of all finite values of the layer: the darkest and the lightest colour
    std::int64_t shown = 0;         ///< maps drawn
    std::int64_t total = 0;         ///< maps of the layer
    std::int64_t nonFinite = 0;     ///< values that are NaN or infinite
};

/// Draws the activations [C, H, W] or [N, C, H, W] (the first of the batch) or [N, C] in a grid, from the top left, row by row,
/// in the colours of viridis on one scale for the whole layer. A constant layer has the middle colour; what is not finite is magenta.
/// Throws Error(Input) for any other or an empty shape.
FeatureSheet featureSheet(const Tensor &maps, const SheetOptions &options = {});

} // namespace residua
