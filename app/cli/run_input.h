#pragma once

#include "app/cli/options.h"

#include "core/data/image.h"

#include <string>

namespace residua::cli {

/// What a network is run on: an image, a tensor file, or noise.
struct InputOptions {
    std::string image, file;
    PrepareOptions prepare;
};
void addInputOptions(CLI::App &command, InputOptions &options);

struct RunInput {
    Tensor tensor;           ///< [N, C, H, W]
    std::string description; ///< "image "cat.jpg"", "noise (seed 0)"
};

/// The input for `spec` and the batch of `arch`, which becomes that of a tensor file.
/// Throws Error(Input) where the file is bad or does not fit the network.
RunInput readInput(const InputOptions &options, const ResNetSpec &spec, ArchOptions &arch, std::uint64_t seed, const std::stop_token &stop);

} // namespace residua::cli
