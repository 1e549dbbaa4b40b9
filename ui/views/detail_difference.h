#pragma once

#include "ui/state/network_state.h"
#include "ui/views/details.h"

namespace residua::ui {

/// What the selection, or the whole network, has more than its counterpart in the baseline.
struct DifferenceDetails {
    QString title;               ///< "Against resnet50"; empty: the network on show is the baseline
    QString change;              ///< "changed", "added", "no difference"
    std::vector<DetailRow> rows; ///< costs, and what an operation has otherwise: "kernel", "3 → 5"
};

/// "no difference", "changed", "added".
QString differenceWord(Change change);

DifferenceDetails differenceDetails(const NetworkState &network);

} // namespace residua::ui
