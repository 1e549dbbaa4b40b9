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

/// Where the set-up's parameters for `model` come from; refers to `setup`.
ParameterSource parametersOf(const Model &model, const RunSetup &setup);

/// How the set-up's images are prepared for `model`.
PrepareOptions preparationOf(const Model &model, const RunSetup &setup);

/// Everything that is shown of a complete pass on `input`; `result.trace` is there already.
void describePass(RunResult &result, const SnapshotPtr &snapshot, const RunSetup &setup, const PassInput &input);

} // namespace residua::ui
