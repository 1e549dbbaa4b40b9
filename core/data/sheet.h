#pragma once

#include "core/data/color_map.h"
#include "core/data/image.h"
#include "core/data/tensor.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace residua {

/// Which values share one scale of colours.
enum class MapScale {
    Layer, ///< all maps of the layer
    Map,   ///< each map has its own
};

/// How a sheet is laid out and coloured.
struct SheetOptions {
    std::int64_t maps = 256; ///< at most so many maps are drawn, the first ones; 1 or more
    std::int64_t mapSide =
        64; ///< the longer side of a map in the picture, about; small maps grow by whole factors, large ones shrink; 1-2048
    ColorMap colors = ColorMap::Viridis;
    MapScale scale = MapScale::Layer;
    std::optional<std::array<float, 2>> range =
        {};                         ///< least and greatest value of the scale instead of the layer's own, where two images share one
    std::vector<int> order = {};    ///< the maps' numbers in the order in which they are drawn; empty: as they are
    std::int64_t captionHeight = 0; ///< pixels left free below each map
};

/// Where the maps of a sheet stand, in pixels.
struct SheetGrid {
    std::int64_t columns = 1, cellWidth = 0, cellHeight = 0, captionHeight = 0;

    std::int64_t left(std::int64_t place) const; ///< of the map at `place`, from 0
    std::int64_t top(std::int64_t place) const;
};

/// Maps of one layer, side by side.
struct FeatureSheet {
    Image image;
    float minimum = 0, maximum = 0; ///< of all finite values of the layer
    std::int64_t shown = 0;         ///< maps drawn
    std::int64_t total = 0;         ///< maps of the layer
    std::int64_t nonFinite = 0;     ///< values that are NaN or infinite
    SheetGrid grid;
};

/// Draws the activations [C, H, W] or [N, C, H, W] (the first of the batch) or [N, C] in a grid, from the top left, row by row,
/// from the least value in the first colour to the greatest in the last (diverging: see scaleFor). Where all values of a scale are equal
/// they have the middle colour; what is not finite is magenta. Throws Error(Input) for any other or an empty shape.
FeatureSheet featureSheet(const Tensor &maps, const SheetOptions &options = {});

/// The mean of the values in rows [top, bottom) and columns [left, right) of a map: what a pixel of a shrunken map shows.
/// Not finite where one of them is not.
float pooledValue(const float *map, std::int64_t width, std::int64_t top, std::int64_t bottom, std::int64_t left, std::int64_t right);

} // namespace residua
