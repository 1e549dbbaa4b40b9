#pragma once

#include "core/layout/picture.h"
#include "ui/state/metric.h"

#include <optional>
#include <span>

namespace residua::ui {

/// The map that `metric` is coloured by.
TintMap colorMapOf(Metric metric);

/// How values of one metric become colours, the same in picture, strip and exported files.
struct TintScale {
    TintMap map = TintMap::Costs;
    bool any = false;         ///< there is a value to colour
    double low = 0, high = 0; ///< the values at the ends of the map; 0 is the least of costs

    /// Where `value` stands on the map: 0 to 1, or -1 to 1 on the diverging one.
    double share(double value) const;
};

/// True for a value that has a colour: a cost of nothing has none.
bool isColoured(Metric metric, const std::optional<double> &value);

/// The scale of `values`, all of `metric`.
TintScale tintScale(Metric metric, std::span<const std::optional<double>> values);

/// What a box says of its `value`, at the place of its costs (`costLine`) or below it: "1.85 GFLOP", "1.85 G", "3.4 MiB".
QString boxWords(Metric metric, double value, Counting counting, bool costLine);

/// What stands at the ends of the scale's legend.
QString lowWords(Metric metric, const TintScale &scale);
QString highWords(Metric metric, const TintScale &scale);

} // namespace residua::ui
