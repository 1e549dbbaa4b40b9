#pragma once

#include "ui/state/metric.h"
#include "ui/state/network_state.h"
#include "ui/strip/strip_parts.h"

namespace residua::ui {

/// Says in each part what it has more than the baseline, of the metric where it adds up without a run, else of MACs.
void sayDifferences(StripParts &strip, const NetworkState &network, Metric metric);

} // namespace residua::ui
