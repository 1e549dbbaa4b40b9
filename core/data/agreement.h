#pragma once

#include "core/data/tensor.h"

namespace residua {

/// Up to this share of the largest value two devices agree: float32, summed in another order through some hundred layers.
constexpr double agreementTolerance = 1e-4;

/// The largest difference, as a share of the largest absolute value that is expected. Infinite for another shape, and where a value is
/// not a number.
double largestDifference(const Tensor &expected, const Tensor &actual);

} // namespace residua
