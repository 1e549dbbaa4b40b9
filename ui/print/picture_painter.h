#pragma once

#include "core/layout/picture.h"

#include <QRectF>

class QPainter;

namespace residua::ui {

/// Draws what of `picture` meets `part`, in the picture's points: lines and letters, so that paper and PDF have them as sharp as they can.
void drawPicture(QPainter &painter, const Picture &picture, const QRectF &part);

} // namespace residua::ui
