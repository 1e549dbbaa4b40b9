#pragma once

#include "ui/graph/graph_camera.h"
#include "ui/graph/graph_colors.h"
#include "ui/graph/graph_legend.h"

#include <QRegion>

#include <optional>

namespace residua::ui {

/// The part of a view, in its pixels, in which `after` looks other than `before` to the same camera; nothing where that is nearly
/// everything or is not worth finding out. Marks and the small map are not looked at.
std::optional<QRegion> damageBetween(const Scene &before, const Scene &after, const Camera &camera, const GraphColors &colors);

/// The part of a view that changes when `marks` are set or taken away.
QRegion markedRegion(const Scene &scene, const SceneMarks &marks, const Camera &camera);

} // namespace residua::ui
