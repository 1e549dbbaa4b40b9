#pragma once

#include "core/data/weights.h"

#include <string>
#include <vector>

namespace residua {

/// What a weight file holds.
struct WeightFile {
    WeightMap weights;
    std::vector<std::string> skipped; ///< tensors of types that no network here has: "name: I32 [3, 4]"
};

/// Reads a weight file, whatever its name: the one door. Throws Error(Input) with the file, the place and the remedy;
/// Error(OutOfMemory) with the numbers.
WeightFile readWeights(const std::string &path);

} // namespace residua
