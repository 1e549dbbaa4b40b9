#pragma once

#include "ui/state/metric.h"

#include "core/arch/fold.h"
#include "core/layout/picture.h"

namespace residua::ui {

/// The picture of `snapshot` as it is unfolded, in the colours that are seen: what its exports show, and what is printed. Thread: any.
Picture shownPicture(const Snapshot &snapshot, Level level, const std::vector<std::string> &unfold, Metric metric, const RunResult *run);

/// What a file of the picture of `snapshot`, folded to `folded`, shows for `metric`: the window's colours, values and legend. Empty for
/// the multiply-accumulates in the usual counting: that is the command line's picture. `run` may be null or of another network.
/// Thread: any.
PictureTint pictureTint(const Snapshot &snapshot, const FoldedGraph &folded, Metric metric, const RunResult *run);

} // namespace residua::ui
