#pragma once

#include "ui/graph/graph_camera.h"
#include "ui/graph/graph_scene.h"

namespace residua::ui {

/// Boxes and frames on their way from where they were to where they belong.
struct Motion {
    double progress = 1;               ///< from 0; at 1 everything stands where the scene says
    std::vector<QRectF> boxes, frames; ///< where each began, in points of the scene

    bool running() const { return progress < 1; }
    QRectF box(const Scene &scene, std::size_t index) const;
    QRectF frame(const Scene &scene, std::size_t index) const;
};

/// The way from `before` to `now`, each as its camera shows it. What was there moves; what comes out of an unfolded node
/// starts there; a node that takes the place of several starts as large as they were.
Motion motionBetween(const Scene &before, const Camera &cameraBefore, const Scene &now, const Camera &camera);

} // namespace residua::ui
