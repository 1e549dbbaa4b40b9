#pragma once

#include "core/compare/sweep.h"

#include <string>
#include <vector>

namespace residua::cli {

/// Which combinations of `sweep` the lines of `file` answer; a total called `measured` must be among them unless that is empty.
/// A torn last line does not count; where standard output is that very file, it is taken away from it.
/// Throws Error(Input) where the file cannot be read.
std::vector<bool> answeredIn(const std::string &file, const Sweep &sweep, const std::string &measured);

} // namespace residua::cli
