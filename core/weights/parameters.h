#pragma once

#include "core/arch/model.h"
#include "core/data/weights.h"

#include <cstdint>
#include <string>
#include <vector>

namespace residua {

class Network;

/// Where a network's parameters come from.
struct ParameterSource {
    const WeightMap *weights = nullptr;    ///< of a file; null: drawn from `seed`. Must outlive the call
    std::string name;                      ///< of the file, as the user gave it
    std::vector<std::string> skipped = {}; ///< see WeightFile
    std::uint64_t seed = 0;
    bool partial = false; ///< what the file does not have is drawn
};

/// What a reader is told of the parameters: the file's name, "random (seed 0)".
std::string parameterWords(const ParameterSource &source);

/// A weight file as messages name it.
std::string weightFileLabel(const std::string &name);

/// Gives `network`, which was built of `model`, its parameters: those of a file by their names and shapes, see planLoad. Returns what else
/// is worth telling, a sentence each: tensors that were not used or were skipped, parameters that were drawn. Throws Error(Input) with the
/// names where a parameter is missing or has another shape, unless `partial`.
std::vector<std::string> giveParameters(Network &network, const Model &model, const ParameterSource &source);

/// Throws Error(OutOfMemory) with both numbers where writing the weights of `model` takes more memory than this machine has available.
/// To be asked before anything is read or built for it.
void refuseLargeWeights(const Model &model);

/// Writes the parameters and buffers of `network`, which was built of `model`, as .safetensors, in order of registration.
/// Throws Error(Failed).
void saveWeights(const std::string &path, const Model &model, const Network &network);

} // namespace residua
