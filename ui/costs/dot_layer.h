#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>

#include <span>

namespace residua::ui {

/// Many equal dots on a transparent image, `density` device pixels a pixel: a hundred thousand of them in some milliseconds. Where many lie
/// on one another the colour becomes full. Dots outside `size` cost next to nothing.
QImage dotLayer(std::span<const QPointF> places, QSize size, double density, double diameter, const QColor &color);

} // namespace residua::ui
