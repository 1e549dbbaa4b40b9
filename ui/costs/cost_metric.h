#pragma once

#include "core/compare/pareto.h"

#include <QString>

#include <string>

namespace residua::ui {

enum class CostUnit { Count, Bytes, Pixels, Milliseconds, Whole, Number };

/// What points are placed by. The key is that of a sweep's totals, or one of ours: "depth", "receptive_field".
struct CostMetric {
    std::string key;
    QString title; ///< "MACs", "Activation memory"
    CostUnit unit = CostUnit::Number;
    Better better = Better::Less;
    bool operator==(const CostMetric &) const = default;
};

/// Of a key that every network has a number for, or that somebody has added to the lines of a sweep.
CostMetric metricOfKey(const std::string &key);

/// The value with its unit: "25,557,032", "46.8 MB", "483 px".
QString costText(CostUnit unit, double value);

/// The same as short as an axis needs it whose marks are `step` apart: "25 M", "11.62 M". 0: they stand at powers of ten.
QString tickText(CostUnit unit, double value, double step);

/// "fewer is better", "more is better".
QString betterText(Better better);

} // namespace residua::ui
