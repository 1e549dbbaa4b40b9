#pragma once

#include "core/infer/outline.h"

#include <string>
#include <vector>

namespace residua {

/// Where a classifier is looked for.
struct HeadPlace {
    std::vector<int> modules; ///< outside all blocks, the norms of the stem and the final norm left out
    std::string prefix;       ///< of the network
    std::int64_t channels;    ///< that the last block gives
};

/// Puts into `outline` the linear layers behind the average that are a classifier, and what is not known of them. Where something stands
/// before, between or behind them that a head here does not have (a norm; by the file's classes an activation), all of it is left out.
void readNamedHead(const std::vector<FileModule> &modules, const ModuleClasses &classes, const HeadPlace &place, Outline &outline);

} // namespace residua
