#pragma once

#include "ui/graph/graph_camera.h"
#include "ui/graph/graph_scene.h"
#include "ui/look/theme.h"

class QPainter;

namespace residua::ui {

/// The whole picture in small, at the right of a window that shows a part of it: at the bottom, or at the top where that would hide
/// what is selected.
struct GraphMap {
    QRectF panel;  ///< empty: no map, everything is in the window
    Camera camera; ///< of the small picture

    /// The view's centre when the map is pressed at `screen`.
    QPointF pictureAt(QPointF screen) const { return camera.toPicture(screen); }
};

/// What the map takes of the view's width, whether it is shown or not; 0 in a view that is too small for one.
double mapRoom(QSizeF view);

/// `keptFree`: what must be seen, on the screen. No map where it leaves none of the places.
GraphMap mapFor(const Scene &scene, const Camera &camera, QSizeF view, const std::vector<QRectF> &keptFree = {});
/// `found`: boxes that a search has found.
void paintMap(QPainter &painter, const GraphMap &map, const Scene &scene, const std::vector<int> &found, const Camera &camera, QSizeF view,
              const Theme &theme);

} // namespace residua::ui
