#pragma once

#include "ui/costs/cost_axis.h"
#include "ui/costs/cost_points.h"

#include <QByteArray>
#include <QPointF>
#include <QRectF>

#include <array>
#include <memory>

namespace residua::ui {

/// What of the points is looked at, and how.
struct CostView {
    CostMetric x = metricOfKey("macs"), y = metricOfKey("parameters");
    bool logX = true, logY = true;
    unsigned shown = ~0U; ///< kinds, a bit each

    bool shows(PointKind kind) const { return (shown >> static_cast<unsigned>(kind) & 1U) != 0; }
    bool operator==(const CostView &) const = default;
};

/// As bytes for the settings, and back; what is not understood is as in the beginning.
QByteArray savedView(const CostView &view);
CostView restoredView(const QByteArray &saved);

/// The rows of a sweep with a place each: what is long to make, and stays while the document changes.
struct SweepPlaces {
    SweepPtr of;
    CostView view;
    std::vector<double> xs, ys;     ///< as those of the scene
    std::vector<std::size_t> front; ///< rows, among themselves
    std::size_t without = 0;        ///< rows that would be shown, but for want of one of the numbers
};

/// Points with a place each: what is painted, by window and files.
struct CostScene {
    CostPointsPtr points;
    CostView view;
    std::vector<double> xs{}, ys{};             ///< places; not a number where a point has none or is not shown
    std::vector<std::size_t> front{};           ///< points, by rising x
    CostAxis x{}, y{};                          ///< round all that is shown
    std::shared_ptr<const SweepPlaces> sweep{}; ///< null where there is none

    bool has(std::size_t point) const;
};
/// Takes over what `before` has of the same sweep. Cost: some ten milliseconds for 100,000 points, without them below one.
CostScene makeCostScene(CostPointsPtr points, const CostView &view, const CostScene *before = nullptr);

/// Where places lie in pixels or points.
struct CostFrame {
    QRectF plot;
    CostAxis x, y;

    QPointF at(double placeX, double placeY) const
    {
        return {plot.left() + x.share(placeX) * plot.width(), plot.bottom() - y.share(placeY) * plot.height()};
    }
};

/// The corners of the line along the front, as a staircase: what is beyond it is reached by no point.
std::vector<QPointF> frontLine(const CostScene &scene, const CostFrame &frame);

/// How many points of each kind have a place.
std::array<std::size_t, 4> countsOf(const CostScene &scene);

/// What a kind is called in the legend: "standard networks", "sweep (10,000)".
QString legendText(PointKind kind, std::size_t count);

/// "MACs · fewer is better".
QString axisTitle(const CostMetric &metric);

/// What is said of a point: its name, its values, its kind and what a click does, the last line.
QStringList pointWords(const CostScene &scene, std::size_t point);

} // namespace residua::ui
