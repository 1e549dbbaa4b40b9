#pragma once

#include "ui/costs/cost_metric.h"
#include "ui/state/session.h"

#include "core/compare/cost_figures.h"
#include "core/compare/sweep_table.h"

#include <memory>
#include <optional>
#include <vector>

namespace residua::ui {

enum class PointKind { Sweep, Preset, History, Variant }; ///< in the order of painting

/// A network that is known as a whole.
struct KnownNetwork {
    PointKind kind = PointKind::Variant;
    QString name;          ///< "wide", "Set stage 3 depth to 8", "resnet50"
    VariantId variant = 0; ///< whose it is or was; not of presets
    bool isCurrent = false;
    ResNetSpec spec{};
    CostFigures figures{};
    std::optional<double> milliseconds{}; ///< of its last pass
};

/// Its value of the metric `key`; not a number where it has none.
double figureOf(const KnownNetwork &network, const std::string &key);

using SweepPtr = std::shared_ptr<const SweepFile>;

/// All networks of the map: the known ones, then the rows of the sweep. Immutable, for it is made in the background.
struct CostPoints {
    std::vector<KnownNetwork> known;
    SweepPtr sweep; ///< may be null
    QString sweepName;

    std::size_t size() const { return known.size() + (sweep ? sweep->table.size() : 0); }
    PointKind kind(std::size_t point) const { return point < known.size() ? known[point].kind : PointKind::Sweep; }
    /// Of a point of the sweep.
    std::size_t row(std::size_t point) const { return point - known.size(); }
    /// "wide", "resnet50", "stages.2.depth=8".
    QString name(std::size_t point) const;
    /// The value of every point; not a number where it has none.
    std::vector<double> values(const std::string &key) const;
};
using CostPointsPtr = std::shared_ptr<const CostPoints>;

/// What there is to choose from: the figures of every network, then what else the lines of the sweep have.
std::vector<CostMetric> metricsOf(const CostPoints &points);

/// The networks that `session` has and has had, without their figures: presets, states of the history, variants. A state that its variant
/// is in at present is left out.
std::vector<KnownNetwork> networksOf(const Session &session);

/// "variant", "state of the history", "standard network", "of the sweep".
QString kindText(PointKind kind);

} // namespace residua::ui
