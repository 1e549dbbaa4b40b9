#pragma once

#include "ui/state/live_state.h"

#include <string>
#include <vector>

namespace residua::ui {

// What a pass of the network takes and tells. All of it may take long: for background threads.

/// The set-up's image, cropped and scaled, or its noise: [1, C, H, W].
Tensor passInput(const ResNetSpec &spec, const RunSetup &setup);

/// Throws Error(OutOfMemory) with both numbers where a pass that keeps the activations of the operations `captured` needs more than there
/// is.
void refuseLargePass(const Snapshot &snapshot, const RunSetup &setup, const std::vector<int> &captured);

/// Gives `network` the set-up's parameters; returns what is worth telling of them. Throws Error(Input) where they do not fit.
std::vector<std::string> giveParameters(Network &network, const RunSetup &setup);

/// Everything that is shown of a complete pass; `result.trace` is there already.
void describePass(RunResult &result, const SnapshotPtr &snapshot, const RunSetup &setup);

} // namespace residua::ui
