#pragma once

#include "ui/graph/graph_camera.h"
#include "ui/graph/graph_scene.h"
#include "ui/look/theme.h"

class QPainter;

namespace residua::ui {

/// The whole picture in small, at the bottom right of a window that shows a part of it.
struct GraphMap {
    QRectF panel;    ///< empty: no map, everything is in the window
    Camera camera;   ///< of the small picture

    /// The view's centre when the map is pressed at `screen`.
    QPointF pictureAt(QPointF screen) const { return camera.toPicture(screen); }
};

GraphMap mapFor(const Scene &scene, const Camera &camera, QSizeF view);
void paintMap(QPainter &painter, const GraphMap &map, const Scene &scene, const Camera &camera, QSizeF view, const Theme &theme);

} // namespace residua::ui
