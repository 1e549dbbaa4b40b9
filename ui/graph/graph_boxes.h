#pragma once

#include "ui/graph/graph_colors.h"
#include "ui/graph/graph_text.h"

#include <QPixmap>

#include <algorithm>

class QPainter;

namespace residua::ui {

/// Draws the boxes of a scene as `figuresOf` describes them, in device pixels. Boxes that look alike are drawn once and copied.
class BoxArtist {
public:
    /// Colours, looks and texts of a new scene, or of the same in new colours or with another tint.
    void prepare(const Scene &scene, const GraphColors &colors);
    const BoxColors &colors(int box) const { return m_colors[static_cast<std::size_t>(box)]; }

    /// Before boxes are drawn: `scale` device pixels a point, `pixel` device pixels a pixel.
    void begin(double scale, double pixel);
    /// Copies a box to `rect`; its size must be the scene's.
    void stamp(QPainter &painter, TextCache &texts, std::size_t box, const QRectF &rect);
    /// Draws a box into `rect`, whatever its size.
    void draw(QPainter &painter, TextCache &texts, std::size_t box, const QRectF &rect) const;

    /// The value below an operation, `lower` device pixels further down; nothing where it has none or would be too small to be read.
    void drawValue(QPainter &painter, TextCache &texts, std::size_t box, const QRectF &rect, double lower) const;

private:
    void drawPanel(QPainter &painter, const PanelFigure &panel, const BoxColors &colors, QPointF origin) const;
    void drawDisc(QPainter &painter, const DiscFigure &disc, QPointF origin) const;
    void drawStroke(QPainter &painter, const StrokeFigure &stroke, QPointF origin) const;
    void drawText(QPainter &painter, TextCache &texts, const TextFigure &figure, const SceneBox &box, const QColor &color, QPointF origin,
                  double lower = 0) const;
    bool saysValue(const SceneBox &box) const;
    BoxFigures figuresAt(const SceneBox &box, const QRectF &rect) const;
    /// Device pixels of an outline of `width` points: a little less than on paper, and never a smear nor a bar.
    double thinPen(double width) const { return std::clamp(0.85 * width * m_scale, 0.8 * m_pixel, 2.0 * m_pixel); }
    QPointF at(Point p, QPointF origin) const { return origin + toQt(p) * m_scale; }

    const Scene *m_scene = nullptr;
    const GraphColors *m_shades = nullptr;
    std::vector<BoxColors> m_colors;
    std::vector<QPixmap> m_stamps; // by look and tint
    double m_scale = 0, m_pixel = 1;
};

} // namespace residua::ui
