#pragma once

#include "ui/look/theme.h"
#include "ui/strip/strip_change.h"
#include "ui/strip/strip_geometry.h"

#include <QPixmap>

class QPainter;

namespace residua::ui {

/// Everything that is painted, as values.
struct StripScene {
    const StripParts &strip;
    const StripGeometry &geometry;
    const StripFonts &fonts;
    Theme theme;
    const std::vector<std::vector<double>> &tints; ///< 0 to 1, by part and slab; no slabs: no tint
    const std::vector<double> &shares;             ///< of each part, 0 to 1; empty: no bars
    StripMark mark;
    StripHit hover;
    StripHit dragged; ///< the handle that is held
    bool focus = false;
    QString name;
    bool edited = false;
    QPixmap image; ///< on the input; may be null
    StripBubble bubble;
};

void paintStrip(QPainter &painter, const StripScene &scene, const QRectF &area);

} // namespace residua::ui
