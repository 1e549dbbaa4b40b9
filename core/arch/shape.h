#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace residua {

using Shape = std::vector<std::int64_t>; ///< [N, C, H, W] or [N, C]

/// "[1, 64, 112, 112]".
std::string shapeText(const Shape &shape);

/// The product of the extents, 1 for no extents; INT64_MAX where it does not fit.
std::int64_t elementCount(const Shape &shape);

} // namespace residua
