#pragma once

#include "ui/state/tint.h"
#include "ui/strip/strip_parts.h"

#include <optional>
#include <vector>

namespace residua::ui {

/// What colours the strip.
struct StripTints {
    TintMap map = TintMap::Costs;
    /// Where each slab's value stands on the colour map, by part and slab; a slab without one stays plain. Empty: nothing is known.
    std::vector<std::vector<std::optional<double>>> slabs;
    /// Of each part in the whole, 0 to 1; empty: the metric does not add up.
    std::vector<double> shares;
};

/// `run`: of this network, or null.
StripTints stripTints(const StripParts &strip, Metric metric, const RunResult *run);

} // namespace residua::ui
