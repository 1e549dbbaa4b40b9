#pragma once

#include "ui/look/theme.h"
#include "ui/state/tint.h"
#include "ui/strip/strip_change.h"
#include "ui/strip/strip_geometry.h"

#include <QPixmap>

class QPainter;

namespace residua::ui {

/// Where each slab's value stands on the colour map, by part and slab; a slab without one stays plain.
struct StripTints {
    TintMap map = TintMap::Costs;
    std::vector<std::vector<std::optional<double>>> shares; ///< empty: nothing is known
};

/// Everything that is painted, as values.
struct StripScene {
    const StripParts &strip;
    const StripGeometry &geometry;
    const StripFonts &fonts;
    Theme theme;
    const StripTints &tints;
    const std::vector<double> &shares; ///< of each part, 0 to 1; empty: no bars
    StripMark mark;
    StripHit hover;
    StripHit dragged; ///< the handle that is held
    bool focus = false;
    QString name;
    bool edited = false;
    QPixmap image; ///< on the input; may be null
    StripBubble bubble;
    QRectF button; ///< at the top right; the bubble keeps off it
};

void paintStrip(QPainter &painter, const StripScene &scene, const QRectF &area);

} // namespace residua::ui
