#pragma once

#include "core/compare/fit.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace residua::ui {

/// "15 M parameters", "2 GMAC", "40 MB of activations", "80 MB of parameters and activations", "25.0 ms a pass".
QString budgetText(FitBudget budget, std::int64_t amount);

/// What is changed: "all widths", "the depth of stage 3", "the resolution".
QString fittedText(const FitOptions &options);

/// One line of the preview: what it is, now and fitted. Where the numbers differ so does what is said of them.
struct FitRow {
    QString name, now, fitted, change;
};
/// Nanoseconds of a pass, where they were measured.
struct FitTimes {
    std::optional<std::int64_t> now{}, fitted{};
};
/// The totals of both, then input, stem and stages; `fitted` may be null.
std::vector<FitRow> fitRows(const ResNetSpec &now, const ResNetSpec *fitted, const FitTimes &times = {});

} // namespace residua::ui
