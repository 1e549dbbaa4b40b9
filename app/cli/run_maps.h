#pragma once

#include "app/cli/arch_input.h"

namespace residua::cli {

/// The operations called `paths`; where there are none and `typical` is set, the last of the stem and of each stage.
/// Throws Error(Usage) with the nearest path for one that is not there.
std::vector<int> captureIds(const Model &model, const std::vector<std::string> &paths, bool typical);

/// Writes what `trace` captured as PATH.npy, into `folder` (made where missing) also as picture sheets, else here.
/// Throws Error(Failed).
void saveMaps(const Model &model, const Trace &trace, const std::string &folder);

} // namespace residua::cli
