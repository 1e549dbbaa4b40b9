#pragma once

#include "ui/state/live_state.h"

#include "core/report/pass.h"
#include "core/weights/parameters.h"

namespace residua::ui {

// What core does for both programs, from the window's set-up. All of it may take long: for background threads.

/// The set-up's image, cropped and scaled, or its noise.
PassInput passInput(const Model &model, const RunSetup &setup);

/// Where the set-up's parameters come from; refers to `setup`.
ParameterSource parametersOf(const RunSetup &setup);

/// Everything that is shown of a complete pass on `input`; `result.trace` is there already.
void describePass(RunResult &result, const SnapshotPtr &snapshot, const RunSetup &setup, const PassInput &input);

} // namespace residua::ui
