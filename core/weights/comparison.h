#pragma once

#include "core/arch/model.h"
#include "core/weights/checkpoint.h"
#include "core/weights/load_plan.h"

#include <cstddef>
#include <string>
#include <vector>

namespace residua {

/// What becomes of the tensors of one block, or of all.
struct ComparedTensors {
    std::vector<std::string> matched;
    std::size_t counters = 0;            ///< of `matched`: of batches, from which nothing is computed
    std::vector<std::string> reshaped;   ///< of another shape, and loaded all the same: "se.fc1.weight: [16, 64, 1, 1] as [16, 64]"
    std::vector<std::string> missing;    ///< of the network, not in the file
    std::vector<std::string> mismatched; ///< "fc.weight: [10, 512] in the file, [1000, 512] expected"

    /// How many are loaded and how many the network has, counters of batches aside.
    std::size_t fitting() const { return matched.size() - counters + reshaped.size(); }
    std::size_t wanted() const { return fitting() + missing.size() + mismatched.size(); }
};

struct WeightComparison {
    struct Block {
        std::string path; ///< in the network's style, "layer1.0"; of what stands in no block the module: "conv1"
        ComparedTensors tensors;
    };
    std::vector<Block> blocks; ///< in order of registration
    ComparedTensors all;
    std::vector<std::string> unexpected; ///< of the file, not in the network
    std::size_t inFile = 0;              ///< tensors of the file
    std::string prefix;                  ///< which the file's names have before them

    bool fits() const { return all.missing.empty() && all.mismatched.empty(); }
};

/// How the weights of a file fit `model` by `plan`, without reading them.
WeightComparison compareWeights(const Model &model, const Checkpoint &checkpoint, const LoadPlan &plan);

} // namespace residua
