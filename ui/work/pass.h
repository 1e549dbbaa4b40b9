#pragma once

#include "ui/state/live_state.h"

#include "core/report/pass.h"
#include "core/weights/parameters.h"

namespace residua::ui {

// What core does for both programs, from the window's set-up. All of it may take long: for background threads.

/// The set-up's image, cropped and scaled, or its noise.
PassInput passInput(const Model &model, const RunSetup &setup);

/// The memory that a pass takes which keeps nothing but its output.
std::int64_t passBytes(const Model &model, const RunSetup &setup);

/// Throws Error(OutOfMemory) with both numbers where a pass that keeps the activations of operation `capture` (-1: of none) takes more
/// memory than is available, unless the user has agreed to what it takes.
void refuseLargePass(const Model &model, const RunSetup &setup, int capture);

/// What the set-up's parameters for `model` are, for people: "resnet56.th in 55 of 57 layers, random (seed 0) in the others".
std::string parameterWords(const Model &model, const RunSetup &setup);

/// Gives `network`, which was built of `model`, the set-up's parameters. Returns what else is worth telling, a sentence each.
std::vector<std::string> giveParameters(Network &network, const Model &model, const RunSetup &setup);

/// How the set-up's images are prepared for `model`.
PrepareOptions preparationOf(const Model &model, const RunSetup &setup);

/// What the classes of `model` are called in the set-up, one a class; empty: not known.
const std::vector<std::string> &labelsOf(const Model &model, const RunSetup &setup);

/// Everything that is shown of a complete pass on `input`; `result.trace` is there already.
void describePass(RunResult &result, const SnapshotPtr &snapshot, const RunSetup &setup, const PassInput &input);

} // namespace residua::ui
