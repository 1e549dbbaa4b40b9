#pragma once

#include "ui/graph/graph_colors.h"
#include "ui/graph/graph_text.h"

#include <QPixmap>

class QPainter;

namespace residua::ui {

/// Draws the boxes of a scene in device pixels. Boxes that look alike are drawn once and copied.
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

private:
    void drawCircle(QPainter &painter, const SceneBox &box, const QRectF &rect) const;
    void drawWords(QPainter &painter, TextCache &texts, std::size_t box, const QRectF &rect) const;
    void drawMark(QPainter &painter, const SceneBox &box, const QRectF &rect) const;

    const Scene *m_scene = nullptr;
    const GraphColors *m_shades = nullptr;
    std::vector<BoxColors> m_colors;
    std::vector<QPixmap> m_stamps; // by look and tint
    double m_scale = 0, m_pixel = 1;
};

/// A font of fewer device-independent pixels is a smear and is left out.
inline constexpr double smallestText = 4.2;

} // namespace residua::ui
