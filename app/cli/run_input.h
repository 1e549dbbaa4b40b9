#pragma once

#include "app/cli/options.h"

#include "core/infer/weight_network.h"
#include "core/report/pass.h"

#include <stop_token>
#include <string>

namespace residua::cli {

/// What a network is run on: an image, a tensor file, or noise.
struct InputOptions {
    std::string image, file;
    PrepareOptions prepare;      ///< but for what the words below say
    std::string range, channels; ///< empty: not said
    std::string interpolation = "bilinear";
};
void addInputOptions(CLI::App &command, InputOptions &options);

/// The tensor file of `options`; the batch of `arch` becomes its own. Throws Error(Input) where the file is bad or does not fit `spec`.
/// `inferred`: the size of the input was only assumed, so that of the file takes its place in `spec`.
PassInput tensorInput(const InputOptions &options, ResNetSpec &spec, ArchOptions &arch, bool inferred = false);

/// The image of `options`, else noise from `seed`. What they do not say of the preparation is as `usual` has it. Throws Error(Input)
/// where the image is bad or does not fit the network.
PassInput imageOrNoise(const InputOptions &options, const Model &model, const PrepareOptions &usual, std::uint64_t seed,
                       const std::stop_token &stop);

} // namespace residua::cli
