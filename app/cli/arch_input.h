#pragma once

#include "app/cli/options.h"

#include "core/arch/json.h"
#include "core/data/engine.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace residua::cli {

/// ARCH as it was named, for messages: "preset resnet18", a quoted file name, "standard input".
std::string archLabel(const std::string &arch);

/// Reads ARCH (preset, file, workspace FILE or FILE#NAME, -) and applies the edits.
/// Throws Error(Input) where there is nothing to read, Error(Usage) for an edit without "=".
SpecOrProblems readArchitecture(const std::string &arch, const std::vector<std::string> &edits);

/// Each problem as one line: "LABEL: field: message".
std::string problemLines(const std::string &arch, const std::vector<Problem> &problems);

/// The spec of ARCH; problems become one Error(Input) with a line each.
ResNetSpec loadSpec(const ArchOptions &options);
/// The same with everything that arithmetic says of it, for the batch of the options.
ModelPtr loadModel(const ArchOptions &options);

/// The live network of a model: the engine outlives its network.
struct LiveModel {
    std::shared_ptr<Engine> engine;
    std::unique_ptr<Network> network;
};

/// Opens the engine and builds the network. Throws Error(Failed) with the remedy where libtorch is missing.
LiveModel openLive(const ModelPtr &model, int threads);

/// Compares counts, names and shapes with those of the live network; from here on they are both.
/// Throws Error(Failed), naming the place, where the two disagree: that is a bug of this program.
void confirmLive(const Model &model, const Network &network);

} // namespace residua::cli
