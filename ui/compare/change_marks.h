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

/// What happened to a box: to all of its operations, or to some of them (`inPart`) while the others are the same.
struct BoxChange {
    Change change = Change::Same;
    bool inPart = false;
};
/// Of each box of `scene`, a picture of A or, where `b` is set, of B. Where several things happened in it, it has changed.
std::vector<BoxChange> boxChanges(const Scene &scene, const Comparison &comparison, bool b);

/// Frames the boxes that are not the same, solid where something was added, dashed where it was removed, dotted where it has changed, with
/// its sign and, where there is room, the word. `exposed`: the part of the screen that is drawn.
void paintChanges(QPainter &painter, const Scene &scene, const std::vector<BoxChange> &changes, const Camera &camera, const Theme &theme,
                  const QFont &font, const QRectF &exposed);

} // namespace residua::ui
