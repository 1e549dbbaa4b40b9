#pragma once

#include "core/arch/model.h"
#include "core/arch/workspace.h"
#include "core/compare/compare.h"

#include <cstdint>
#include <memory>
#include <string>

namespace residua::ui {

/// The network that a variant began as.
struct Origin {
    std::string name;
    ResNetSpec architecture; ///< canonical
};

/// The preset that `variant` is called after, else the variant as it is.
Origin originOf(const Variant &variant);

/// `before` is where the network came from that is `next` now: another preset, where it is called after one now.
Origin originAfter(const Origin &before, const ResNetSpec &next);

/// What the network on show is compared with, counted as it is.
struct Baseline {
    std::string name;
    ModelPtr model;
    std::int64_t peakBytes = 0; ///< of activations at once
    bool isShown = false;       ///< it is the variant on show itself, which differs in nothing
};

/// The network on show, as B, against the baseline. Views share it.
using ComparisonPtr = std::shared_ptr<const Comparison>;

} // namespace residua::ui
