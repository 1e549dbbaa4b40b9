#pragma once

#include "ui/costs/cost_metric.h"

#include <vector>

namespace residua::ui {

/// Values along one direction. Places are what is drawn evenly: the value, or its logarithm to base 10.
struct CostAxis {
    bool logarithmic = false;
    double begin = 0, end = 1; ///< places of the ends of the plot
    bool operator==(const CostAxis &) const = default;

    double placeOf(double value) const;
    double valueAt(double place) const;
    /// From 0 to 1 between the ends.
    double share(double place) const { return (place - begin) / (end - begin); }
};

struct CostTick {
    double place = 0;
    QString text;
    bool operator==(const CostTick &) const = default;
};

/// At most about `most` marks at round values (1, 2 and 5 times a power of ten): by rising place. A logarithmic axis has as many in each
/// power of ten as there is room for; where it spans too little for two, it has those of a linear one.
std::vector<CostTick> ticksOf(const CostAxis &axis, CostUnit unit, int most);

/// The ends round `least` and `most` (places), with a little room beside them; of one value alone, room on both sides.
CostAxis axisRound(bool logarithmic, double least, double most);

} // namespace residua::ui
