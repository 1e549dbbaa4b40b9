#pragma once

#include "core/infer/weight_network.h"
#include "core/weights/parameters.h"
#include "core/weights/trained.h"
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
    bool partial = false; ///< what the file does not have is drawn
    bool partialOffered = false;

    bool given() const { return !file.empty() || seedGiven; }
};
void addWeightOptions(CLI::App &command, WeightOptions &options);
void addPartialOption(CLI::App &command, WeightOptions &options);

/// What the weight file of `options`, where there is one, has for `model`, by its names; read before the engine is opened, so that a bad
/// file is refused at once. Throws Error(Input) where a parameter is missing or has another shape, unless `partial`.
/// `own`: the weight file that the architecture is of, whose parameters are taken where `options` name none.
std::optional<WeightFile> readWeights(const Model &model, const WeightOptions &options, const WeightNetwork *own = nullptr);

/// What ships for `model`, where neither a file nor a seed is asked for; null: nothing.
const Trained *shippedFor(const Model &model, const WeightOptions &options);

/// Gives `network` its parameters; returns what a reader is told of them. What else is worth telling becomes messages.
/// Throws Error(Input) where they do not fit.
std::string fillWeights(Network &network, const Model &model, const WeightOptions &options, const std::optional<WeightFile> &file,
                        const WeightNetwork *own = nullptr);

} // namespace residua::cli
