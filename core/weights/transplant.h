#pragma once

#include "core/arch/model.h"
#include "core/data/weights.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace residua {

class Network;

/// Parameters that were read from a file for one network. A network that edits make of it keeps those that still fit.
struct ModelWeights {
    ModelPtr model;                     ///< that they were read for
    WeightMap tensors;                  ///< by its names; what the file lacks is not in it
    std::string name;                   ///< of the file, for people
    std::size_t inFile = 0, unused = 0; ///< tensors of the file, and of them those that `model` has no place for
};
using ModelWeightsPtr = std::shared_ptr<const ModelWeights>;

/// Where a tensor of a network comes from: as it was read, read and given another shape of as many elements, or drawn.
enum class TensorOrigin { Trained, Reshaped, New };

/// What becomes of parameters in a network.
struct Transplant {
    std::vector<TensorOrigin> origins; ///< by place in Model::state
    std::vector<std::string> sources;  ///< by place in Model::state, the tensor's name in the weights; empty: none
    std::size_t layers = 0;            ///< modules with parameters
    std::size_t whole = 0;             ///< of them, those all of whose tensors were read
    std::size_t tensors = 0, read = 0; ///< in all, and of them those that were read; counters of batches aside

    bool keepsAll() const { return whole == layers; }
};

/// Finds for each tensor of `model` the one that stood in the same place of the network that `weights` were read for: the same part,
/// stage, block and step, whatever it is called now. One of another shape does not fit, but a 1×1 convolution's weight may stand for a
/// linear layer's. A counter of batches that is missing counts as read. Cost: below 2 ms for ResNet-152.
Transplant planTransplant(const Model &model, const ModelWeights &weights);

/// Gives `network`, which was built of `model`, what is planned, and draws the rest from `seed`.
void giveTransplant(Network &network, const Model &model, const ModelWeights &weights, const Transplant &plan, std::uint64_t seed);

/// "resnet56.th", "resnet56.th in 55 of 57 layers, random (seed 0) in the others".
std::string transplantWords(const ModelWeights &weights, const Transplant &plan, std::uint64_t seed);

} // namespace residua
