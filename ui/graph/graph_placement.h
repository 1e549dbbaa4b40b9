#pragma once

#include "ui/graph/graph_camera.h"
#include "ui/graph/graph_scene.h"

#include <optional>
#include <string>
#include <vector>

namespace residua::ui {

/// Where a box or frame stands in the view; empty where `path` is not shown.
QRectF placeOf(const Scene &scene, const Camera &camera, const std::string &path);

/// What stays where it is on the screen when the next picture comes.
struct Anchor {
    std::vector<int> nodes;         ///< operations of the shown network
    QRectF before;                  ///< where they were, on the screen
    double trunk = 0;               ///< the height of the first one's middle, on the screen
    std::optional<QPointF> pointer; ///< stays inside what they become
};

/// What stands for `path`, as `camera` shows it.
Anchor anchorAt(const Scene &scene, const Camera &camera, const std::string &path, std::optional<QPointF> pointer = {});

/// `camera` moved so that what became of `anchor` in `scene` stands where it was, as far as it is then seen. `fit`: what the picture may
/// fill; `clear`: where a box is seen as a whole.
Camera anchored(const Scene &scene, const Camera &camera, const Anchor &anchor, const QRectF &fit, const QRectF &clear);

/// What `camera` shows in the middle of `view`; nothing where there are no boxes.
std::optional<PicturePlace> placeSeen(const Scene &scene, const Camera &camera, const QRectF &view);

/// The camera that shows `place` in the middle of `view`; nothing where its box is not in the picture.
std::optional<Camera> cameraAt(const Scene &scene, const Camera &camera, const PicturePlace &place, const QRectF &view);

/// `camera` moved so that one of the `selected` boxes of `before`, else the box in the middle of `view`, stands in `now` where it was.
Camera following(const Scene &before, const Camera &cameraBefore, const std::vector<int> &selected, const Scene &now, const Camera &camera,
                 const QRectF &view);

} // namespace residua::ui
