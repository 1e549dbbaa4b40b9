#pragma once

#include "ui/state/metric.h"
#include "ui/state/snapshot.h"

#include <QStringList>

namespace residua::ui {

/// A depth or width while it is being changed, as one step of the history.
struct StripChange {
    int stage = 0;
    bool depth = true; ///< else the width
    std::int64_t from = 0, to = 0;
    SnapshotPtr before; ///< as it was at `from`
    QString refusal;    ///< why the last wish was not followed; else empty
};

/// Words beside a handle.
struct StripBubble {
    int part = -1; ///< -1: no bubble
    QStringList lines;
    QString refusal;
};

/// "6 → 8", "+2.23 M parameters", "+437 M MACs": what stands beside the handle. Of `metric` where it adds up without a run, else of MACs.
QStringList changeLines(const StripChange &change, const Snapshot &now, Metric metric);

} // namespace residua::ui
