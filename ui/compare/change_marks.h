#pragma once

#include "ui/graph/graph_camera.h"
#include "ui/graph/graph_scene.h"

#include "core/compare/compare.h"

#include <QString>

class QPainter;

namespace residua::ui {

struct Theme;

/// "changed", "added", "removed", "same".
QString changeName(Change change);
/// The sign and the word: "≠ changed", "+ added", "− removed"; "=" for what is the same.
QString changeLabel(Change change);
/// The sign alone.
QString changeSign(Change change);

/// What happened to each box of `scene`, a picture of A or, where `b` is set, of B: added or removed as a whole, or changed where anything
/// in it is not the same, be it that a part of a block or a stage is in the other network alone.
std::vector<Change> boxChanges(const Scene &scene, const Comparison &comparison, bool b);

/// Frames the boxes that are not the same, solid where something was added, dashed where it was removed, dotted where it has changed, with
/// its sign and, where there is room, the word. `exposed`: the part of the screen that is drawn.
void paintChanges(QPainter &painter, const Scene &scene, const std::vector<Change> &changes, const Camera &camera, const Theme &theme,
                  const QFont &font, const QRectF &exposed);

} // namespace residua::ui
