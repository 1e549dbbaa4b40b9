#pragma once

#include "core/compare/sweep.h"

#include <string>
#include <vector>

namespace residua::cli {

struct Resumed {
    std::vector<bool> answered;
    std::uint64_t refused = 0; ///< of those from `begin` to `end`: by problems
};

/// Which combinations of `sweep` the lines of `file` answer; a total called `measured` must be among the totals unless that is empty.
/// A torn last line does not count; where standard output is that very file, it is taken away from it.
/// Throws Error(Input) where the file cannot be read, and where one of its first lines is of another network or batch.
Resumed resumedFrom(const std::string &file, const Sweep &sweep, const std::string &measured, std::int64_t batch, std::uint64_t begin,
                    std::uint64_t end);

} // namespace residua::cli
