#pragma once

#include "ui/costs/cost_scene.h"

#include <functional>
#include <span>

namespace residua::ui {

/// A name beside its point.
struct PlacedName {
    std::size_t point = 0;
    QString text;
    QRectF room;
    bool overlaid = false; ///< it lies on other points
};

/// The names of as many networks as have room in `plot` beside their points, whose marks are `radius` large: variants first, which have
/// theirs in any case.
std::vector<PlacedName> placeNames(const CostScene &scene, std::span<const QPointF> places, const QRectF &plot, double radius,
                                   const std::function<QSizeF(const QString &)> &sizeOf);

} // namespace residua::ui
