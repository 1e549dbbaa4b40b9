#pragma once

#include "core/arch/model.h"
#include "core/data/memory.h"
#include "core/report/summary.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace residua::ui {

/// One state of the architecture, as the window shows it. Immutable: the views and the workers share it.
struct Snapshot {
    std::uint64_t generation = 0; ///< rises with every edit; results of an older one are dropped
    ModelPtr model;               ///< for one image
    SummaryTable table;           ///< every operation, with subtotals
    ActivationPeak peak;          ///< of activations at once
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// Precondition: `validate(spec)` is empty. Cost: below 1 ms for ResNet-152.
SnapshotPtr makeSnapshot(ResNetSpec spec, std::uint64_t generation, Counting counting = {});

/// What is selected: a path in the style's names, and the operations that it stands for. Empty: nothing.
struct Selection {
    std::string path;       ///< an operation, module, block, run of blocks ("layer3.1-22"), stage, "stem", "head"
    std::vector<int> nodes; ///< ids in order of execution
    bool operator==(const Selection &) const = default;
};

/// `path` in `snapshot`, else its nearest ancestor that is there, else nothing.
Selection resolve(const Snapshot &snapshot, const std::string &path);

} // namespace residua::ui
