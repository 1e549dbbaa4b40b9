#pragma once

#include "core/weights/parameters.h"
#include "core/weights/weight_file.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace residua::cli {

/// Where parameters come from: a file, or drawn from a seed.
struct WeightOptions {
    std::string file;
    std::uint64_t seed = 0;
    bool seedGiven = false;

    bool given() const { return !file.empty() || seedGiven; }
};
void addWeightOptions(CLI::App &command, WeightOptions &options);

/// The weight file of `options`, where there is one; read before the engine is opened, so that a bad file is refused at once.
std::optional<WeightFile> readWeights(const WeightOptions &options);

/// Gives `network` its parameters; returns what a reader is told of them. What else is worth telling becomes messages.
/// Throws Error(Input) where they do not fit.
std::string fillWeights(Network &network, const WeightOptions &options, const std::optional<WeightFile> &file);

} // namespace residua::cli
