#pragma once

#include "core/data/tensor.h"

#include <optional>

namespace residua {

/// The maps of one layer: `count` of `height` x `width` values, one after the other. A view of a tensor that must outlive it.
struct MapStack {
    std::int64_t count = 0, height = 1, width = 1;
    const float *values = nullptr;

    std::int64_t area() const { return height * width; }
    const float *map(std::int64_t index) const { return values + index * area(); }
};

/// The maps of activations [C, H, W], [N, C, H, W] (the first of the batch) or [N, C] (a value a map); nothing for any other or an empty
/// shape.
inline std::optional<MapStack> mapStack(const Tensor &tensor)
{
    const Shape &shape = tensor.shape;
    MapStack maps;
    maps.values = tensor.values.data();
    std::int64_t batch = 1;
    if (shape.size() == 3) {
        maps = {shape[0], shape[1], shape[2], maps.values};
    } else if (shape.size() == 4) {
        batch = shape[0];
        maps = {shape[1], shape[2], shape[3], maps.values};
    } else if (shape.size() == 2) {
        batch = shape[0];
        maps.count = shape[1];
    }
    const bool fits = batch >= 1 && maps.count >= 1 && maps.height >= 1 && maps.width >= 1
        && tensor.values.size() / static_cast<std::size_t>(batch) == static_cast<std::size_t>(maps.count * maps.area());
    return fits ? std::optional(maps) : std::nullopt;
}

} // namespace residua
