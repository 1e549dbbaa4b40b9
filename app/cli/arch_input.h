#pragma once

#include "app/cli/options.h"

#include "core/arch/json.h"
#include "core/data/engine.h"
#include "core/infer/weight_network.h"

#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace residua::cli {

/// ARCH as it was named, for messages: "preset resnet18", a quoted file name, "standard input".
std::string archLabel(const std::string &arch);

/// ARCH, read. Of a weight file the network is inferred; `weights` is then the file.
struct Architecture {
    SpecOrProblems spec;
    std::shared_ptr<const WeightNetwork> weights;
};

/// Reads ARCH (preset, file, workspace FILE or FILE#NAME, weight file, -) and applies the edits. What is assumed of a weight file becomes
/// a message. Throws Error(Input) where there is nothing to read, or a file is of no residual network; Error(Usage) for an edit without
/// "=".
Architecture readArchitecture(const std::string &arch, const std::vector<std::string> &edits, int threads = 0);

/// Each problem as one line: "LABEL: field: message".
std::string problemLines(const std::string &arch, const std::vector<Problem> &problems);

/// A valid ARCH; problems become one Error(Input) with a line each.
struct LoadedArchitecture {
    ResNetSpec spec;
    std::shared_ptr<const WeightNetwork> weights; ///< of a weight file
};
LoadedArchitecture loadArchitecture(const ArchOptions &options);
/// Its spec alone.
ResNetSpec loadSpec(const ArchOptions &options);
/// The same with everything that arithmetic says of it, for the batch of the options.
ModelPtr loadModel(const ArchOptions &options);

/// Puts what was assumed of `network` to the test on `images`, where libtorch can be opened; else its report says that nothing was tested.
void testAssumptions(WeightNetwork &network, const std::vector<Image> &images, int threads, const std::stop_token &stop = {});

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
