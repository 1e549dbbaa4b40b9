#pragma once

#include "ui/state/metric.h"

#include "core/arch/fold.h"
#include "core/layout/picture.h"

namespace residua::ui {

/// What a file of the picture of `snapshot`, folded to `folded`, shows for `metric`: the window's colours, values and legend. Empty for
/// the multiply-accumulates in the usual counting: that is the command line's picture. `run` may be null or of another network.
/// Thread: any.
PictureTint pictureTint(const Snapshot &snapshot, const FoldedGraph &folded, Metric metric, const RunResult *run);

} // namespace residua::ui
