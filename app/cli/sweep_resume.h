#pragma once

#include "core/compare/sweep.h"

#include <string>
#include <vector>

namespace residua::cli {

enum class Answered : unsigned char { No, ByTotals, ByProblems };

/// How the lines of `file` answer each combination of `sweep`; a total called `measured` must be among the totals unless that is empty.
/// A torn last line does not count; where standard output is that very file, it is taken away from it.
/// Throws Error(Input) where the file cannot be read.
std::vector<Answered> answeredIn(const std::string &file, const Sweep &sweep, const std::string &measured);

} // namespace residua::cli
