#pragma once

#include "ui/costs/cost_scene.h"
#include "ui/look/theme.h"

#include <QFont>
#include <QImage>
#include <QSizeF>

#include <span>

class QPainter;

namespace residua::ui {

/// Where everything stands in a widget of `size`.
CostFrame frameOf(const CostScene &scene, const CostAxis &x, const CostAxis &y, QSizeF size, const QFont &font);

/// Everything but the dots of a sweep: grid, marks, titles, legend, front, and the known networks with their names.
class CostPainter {
public:
    /// `places` in the frame's pixels, by point.
    CostPainter(const CostScene &scene, const CostFrame &frame, std::span<const QPointF> places, const Theme &theme, const QFont &font);

    /// `dots`: the sweep's, as large as the plot.
    void paint(QPainter &painter, const QImage &dots) const;
    /// A mark round one point and what is said of it beside it; `size`: of the widget.
    void paintHovered(QPainter &painter, std::size_t point, const QStringList &words, QSizeF size) const;

private:
    void paintGrid(QPainter &painter) const;
    void paintHistory(QPainter &painter) const;
    void paintFront(QPainter &painter) const;
    void paintKnown(QPainter &painter) const;
    void paintNames(QPainter &painter) const;
    void paintLegend(QPainter &painter) const;
    void paintMark(QPainter &painter, PointKind kind, QPointF at, bool current) const;

    const CostScene &m_scene;
    const CostFrame &m_frame;
    std::span<const QPointF> m_places;
    const Theme &m_theme;
    QFont m_font;
};

/// The colour of the dots of a sweep of so many.
QColor dotColorOf(const Theme &theme, std::size_t count);

inline constexpr double dotDiameter = 4.5;

} // namespace residua::ui
