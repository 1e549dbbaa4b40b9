#pragma once

#include "core/infer/structure.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace residua {

/// The shortcut of a stage's first block.
struct StageShortcut {
    bool changes = false; ///< in channels
    bool weights = false;
    std::int64_t kernel = 1;
    std::optional<bool> averaged;
};

/// Gives each stage of `found` its stride, as far as shortcuts tell it, and each of `blocks` its shortcut; then the commonest block
/// becomes the network's, and the others are what their stages say differently.
void decideShortcuts(const std::vector<StageShortcut> &shortcuts, std::vector<BlockSpec> blocks, Structure &found);

} // namespace residua
