#pragma once

#include "ui/graph/graph_scene.h"
#include "ui/look/theme.h"

#include <vector>

namespace residua::ui {

struct BoxColors {
    QColor fill, border, words;
};

/// The colours of the picture, made from the theme's.
struct GraphColors {
    explicit GraphColors(const Theme &theme);

    Theme theme;
    QColor trunk, identity;       ///< lines
    QColor outerFill, innerFill;  ///< frames
    QColor hover;                 ///< the frame round what the mouse is over
    QColor small;                 ///< a box without tint that is too small for a border

    QColor edge(EdgeKind kind) const;
    BoxColors box(const SceneBox &box) const;
};

/// Between `a` and `b`, opaque.
QColor mixed(const QColor &a, const QColor &b, double share);

} // namespace residua::ui
