#pragma once

#include "ui/graph/graph_scene.h"
#include "ui/look/theme.h"

#include <QPen>

#include <array>
#include <vector>

namespace residua::ui {

struct BoxColors {
    QColor fill, border, words;
};

/// The colours of the picture, made from the theme's.
struct GraphColors {
    explicit GraphColors(const Theme &theme);

    Theme theme;
    QColor trunk, identity;      ///< lines
    QColor outerFill, innerFill; ///< frames
    QColor nodeLine;             ///< the border of what has no tint
    QColor hover;                ///< the frame round what the mouse is over
    QColor small;                ///< a box without tint that is too small for a border

    /// Of the inks those that are the same for all boxes.
    const QColor &of(Ink ink) const;
    const QColor &edge(EdgeKind kind) const { return of(lookOf(kind).ink); }
    /// The line of `kind`, with its gaps: the same in the picture, in the marks of folded nodes and in the legend.
    QPen pen(EdgeKind kind, double width) const;
    BoxColors box(const SceneBox &box, TintMap map) const;
    /// Of the colour map at `share`: 0 to 1, or -1 to 1 on the diverging one.
    QColor at(TintMap map, double share) const;
};

/// Between `a` and `b`, opaque.
QColor mixed(const QColor &a, const QColor &b, double share);

} // namespace residua::ui
