#pragma once

#include "core/data/weights.h"

#include <stop_token>
#include <string>
#include <vector>

namespace residua {

/// What a weight file holds, by the file's names.
struct WeightFile {
    WeightMap weights;
    std::vector<std::string> skipped; ///< tensors of types that no network here has: "name: C64 [3, 4]"
    std::vector<std::string> notes;   ///< see Checkpoint::notes
};

/// Reads a weight file whole, whatever its name and kind (see Checkpoint): the set of weights that `name`, FILE or FILE#NAME, chooses.
/// Where a stop is requested, what has been read by then comes back.
/// Throws Error(Input) with the file, the place and the remedy; Error(OutOfMemory) with the numbers.
WeightFile readWeights(const std::string &name, const std::stop_token &stop = {});

} // namespace residua
