#pragma once

#include "ui/graph/graph_legend.h"
#include "ui/graph/graph_map.h"

namespace residua::ui {

/// What is at a place of the view.
struct GraphHit {
    enum class What { Canvas, Box, Frame, Legend, Chooser, Map };
    What what = What::Canvas;
    int index = -1; ///< of the box, or of the frame whose title it is
    bool isInPicture() const { return what == What::Box || what == What::Frame; }
    bool operator==(const GraphHit &) const = default;
};
GraphHit graphHit(const Scene &scene, const Camera &camera, const GraphMap &map, const GraphLegend &legend, QPointF at);

/// The path of the box or frame that is hit; else empty.
std::string pathOf(const Scene &scene, const GraphHit &hit);

/// Where that is, in points; else empty.
QRectF rectOf(const Scene &scene, const GraphHit &hit);

} // namespace residua::ui
