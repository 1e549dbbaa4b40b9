#pragma once

#include "core/data/engine.h"
#include "core/weights/safetensors.h"

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
std::optional<SafetensorsFile> readWeights(const WeightOptions &options);

/// Gives `network` its parameters; returns what a reader is told of them: "random (seed 0)" or the file's name.
/// Unexpected tensors become a message. Throws Error(Input) where one is missing or has another shape.
std::string fillWeights(Network &network, const WeightOptions &options, const std::optional<SafetensorsFile> &file);

} // namespace residua::cli
