#pragma once

#include "ui/graph/graph_painter.h"

namespace residua::ui {

/// What the tint and the lines mean, at the bottom left of `view`, and above it what a person should be told of the picture.
void paintLegend(QPainter &painter, const QRectF &view, const Scene &scene, const GraphPainter &colors, const QFont &font);

} // namespace residua::ui
