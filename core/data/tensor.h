#pragma once

#include "core/arch/profile.h"

#include <vector>

namespace residua {

/// A float32 tensor in row-major order, outside any engine.
struct Tensor {
    Shape shape;
    std::vector<float> values;
};

} // namespace residua
