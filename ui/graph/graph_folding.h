#pragma once

#include "core/arch/fold.h"

#include <string>
#include <vector>

namespace residua::ui {

/// How far the picture is unfolded: a level, and the paths that are open one step further.
struct FoldState {
    Level level = Level::Block;
    std::vector<std::string> unfold;
    bool operator==(const FoldState &) const = default;
};

/// `state` with `path` open one step further.
FoldState unfolded(FoldState state, const std::string &path);

/// The state in which the group `path` of `shown` is folded and everything else stays as it is. Where the level itself opens
/// the group, the level falls and what else it opened is listed.
FoldState foldedGroup(const FoldState &state, const FoldedGraph &shown, const std::string &path);

/// The state in which what holds folded node `node` of `shown` is folded one step: its block, the run that its block was
/// unfolded from, its stage, stem or head. The same state where nothing holds it.
FoldState foldedAround(const FoldState &state, const FoldedGraph &shown, int node);

/// `state` without the paths that name nothing any more.
FoldState pruned(FoldState state, const std::vector<std::string> &unmatched);

} // namespace residua::ui
