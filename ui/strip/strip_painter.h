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
    QString name; ///< empty: tabs say it
    bool edited = false;
    QPixmap image; ///< on the input; may be null
    StripBubble bubble;
    QRectF button, tabs; ///< at the top right and left; the bubble keeps off them
};

void paintStrip(QPainter &painter, const StripScene &scene, const QRectF &area);

} // namespace residua::ui
