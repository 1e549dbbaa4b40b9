#pragma once

#include "ui/state/layer_filter.h"
#include "ui/state/live_state.h"

#include <vector>

namespace residua::ui {

/// What a filter can ask about each operation of `snapshot`, by id; times from `run`, which may be null or of an earlier network.
/// Cost: below 1 ms for ResNet-152.
std::vector<FilterFacts> filterFacts(const Snapshot &snapshot, const RunResult *run);

/// Ids of the operations that `filter` accepts, in order of execution; none for an empty filter.
std::vector<int> matchingOperations(const Snapshot &snapshot, const std::vector<FilterFacts> &facts, const LayerFilter &filter);

/// "3×3 /2 g32 d2": kernel, stride, groups and dilation, those that say something. Empty for operations without.
QString kernelText(const Op &op);

/// "8 × Bottleneck, SE" of a stage's row of `snapshot`'s table.
QString stageWords(const Snapshot &snapshot, const SummaryRow &stage);

/// "Bottleneck, projection" of a block's row.
QString blockWords(const Snapshot &snapshot, const SummaryRow &block);

} // namespace residua::ui
