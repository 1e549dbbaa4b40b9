#pragma once

#include "core/arch/spec.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace residua {

/// One convolution of a branch as a file has it.
struct BranchConv {
    std::int64_t kernel, in, out, groups;
    bool operator==(const BranchConv &) const = default;
};

/// The branch of a stage: its convolutions in its first block, and whether the others agree on depthwise ones.
struct StageBranch {
    std::vector<BranchConv> convs;
    std::vector<bool> depthwise;          ///< of each convolution: as many groups as channels in and out, in every block
    std::optional<std::int64_t> squeezed; ///< channels between the linear layers of squeeze and excitation
};

/// Type, width and numbers of each stage's block, alike where they can be: what torchvision would say of the same shapes.
struct SolvedBlocks {
    std::vector<BlockSpec> blocks;    ///< of each stage: type, convs, expansion, groups, base width, reduce_first, attention
    std::vector<std::int64_t> widths; ///< of each stage
    std::set<std::string> open;       ///< keys for which other values give the same shapes
    int unsolved = -1;                ///< the first stage that no block describes
};
SolvedBlocks solveBlocks(const std::vector<StageBranch> &stages);

} // namespace residua
