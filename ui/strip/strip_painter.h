#pragma once

#include "ui/look/theme.h"
#include "ui/strip/strip_change.h"
#include "ui/strip/strip_geometry.h"
#include "ui/strip/strip_tint.h"

#include <QPixmap>

class QPainter;

namespace residua::ui {

/// Everything that is painted, as values.
struct StripScene {
    const StripParts &strip;
    const StripGeometry &geometry;
    const StripFonts &fonts;
    Theme theme;
    const StripTints &tints;
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
