#pragma once

#include "ui/models/tree_model.h"
#include "ui/state/baseline.h"
#include "ui/state/layer_filter.h"
#include "ui/state/live_state.h"

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace residua::ui {

/// One row of the layer table with everything that is shown of it.
struct LayerRow {
    std::string key;  ///< among its siblings: the same group in every style, the name of an operation
    std::string path; ///< as `NetworkState::select` takes it
    SummaryRow::Kind kind = SummaryRow::Kind::Operation;
    bool subtotal = false;
    QString name, type, kernel, output;
    Shape outputShape; ///< [N, C, H, W] or [N, C]
    std::int64_t parameters = 0, macs = 0, activationBytes = 0;
    CostDifference more;  ///< than the baseline's
    double timeShare = 0; ///< of the last run, 0 to 1
    std::array<std::int64_t, 2> receptiveField{1, 1}, stride{1, 1};
    std::optional<SummaryMeasure> measure;
    bool stale = false;  ///< measured in an earlier network
    bool hidden = false; ///< by the filter
    bool operator==(const LayerRow &) const = default;
};

/// What the rows are made from.
struct LayerSource {
    SnapshotPtr snapshot;
    RunResultPtr run; ///< may be null
    bool runIsCurrent = false;
    ComparisonPtr comparison; ///< with the baseline; null: rows have no difference
    LayerFilter filter;
    bool grouped = true; ///< false: a flat list of the operations
};

TreeModel<LayerRow>::Tree layerRows(const LayerSource &source);

} // namespace residua::ui
