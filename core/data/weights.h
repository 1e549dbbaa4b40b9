#pragma once

#include "core/arch/profile.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace residua {

/// Named tensors, as a weight file holds them. Integer tensors (num_batches_tracked) keep their value exactly.
struct WeightTensor {
    Shape shape;
    std::string dtype = "F32";          ///< as in the file: F32 F64 F16 BF16 I64
    std::vector<float> values;          ///< floats
    std::vector<std::int64_t> integers; ///< I64
};
using WeightMap = std::map<std::string, WeightTensor>;

/// What became of each name when weights were loaded. Names in the style's words for the first, in the file's for the others.
struct WeightReport {
    std::vector<std::string> matched, missing, unexpected, mismatched; ///< mismatched: "name: [64] in the file, [128] expected"
};

} // namespace residua
