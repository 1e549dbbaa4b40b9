#pragma once

#include "ui/graph/graph_boxes.h"
#include "ui/graph/graph_lines.h"
#include "ui/graph/graph_motion.h"

#include <QRegion>

class QPainter;

namespace residua::ui {

/// What is marked in the picture.
struct Highlight {
    SceneMarks selected;
    std::vector<int> found; ///< boxes that are, or hold, what a search has found
    int hoverBox = -1, hoverFrame = -1;
    bool focus = false; ///< the keyboard is here
    bool operator==(const Highlight &) const = default;
};

/// Draws a scene by the description that pictures on paper are drawn by (core/layout/drawing.h), in the colours of the window. Draws only
/// what is seen, and of what is small only what can be told apart.
class GraphPainter {
public:
    explicit GraphPainter(const Theme &theme) : m_colors(theme) {}
    GraphPainter(const GraphPainter &) = delete;
    GraphPainter &operator=(const GraphPainter &) = delete;

    void setTheme(const Theme &theme);
    const Theme &theme() const { return m_colors.theme; }
    const GraphColors &colors() const { return m_colors; }
    /// Until the next call the scene must stay where it is; to be called again when its tint has changed.
    void setScene(const Scene &scene);
    const BoxColors &boxColors(int box) const { return m_boxes.colors(box); }

    /// Draws the canvas too. `exposed`: the part of the screen that is to be drawn, in pixels as the camera's.
    void paint(QPainter &painter, const Camera &camera, const QRegion &exposed, const QFont &font, const Highlight &highlight,
               const Motion &motion);

private:
    void drawFrames(const Highlight &highlight);
    void drawCanvas();
    void drawPanel(const QRectF &rect, double radius, const QColor &fill, const QColor &line, const QRegion &covered);
    void fillUncovered(const QRectF &rect, const QColor &color, const QRegion &covered);
    double cornerOf(const SceneFrame &frame) const;
    void drawEdgeLabels();
    void drawFlow();
    void drawValues(const Highlight &highlight);
    void drawFound(const std::vector<int> &boxes);
    double radiusOf(const SceneBox &box, const QRectF &rect) const;
    void drawBoxes();
    void drawHighlight(const Highlight &highlight);
    void drawRing(const QRectF &rect, double radius, bool focus, bool glow);
    QRectF snapped(const QRectF &rect) const;
    bool seen(const QRectF &rect) const
    {
        return rect.intersects(m_exposed) && (m_parts.isEmpty() || m_parts.intersects(rect.toAlignedRect()));
    }
    /// More than the least that `style` needs by `more` pixels.
    bool readable(TextStyle style, double more = 0) const
    {
        const TextLook look = lookOf(style);
        return look.size * m_scale >= (look.leastPixels + more) * m_pixel;
    }
    void drawText(const TextFigure &figure, int text, QPointF at);

    GraphColors m_colors;
    const Scene *m_scene = nullptr;
    BoxArtist m_boxes;
    LineArtist m_lines;
    TextCache m_texts;
    std::map<std::tuple<int, QRgb, QRgb>, QPixmap> m_corners; // of frames
    // Of the call that is under way, in device pixels:
    QPainter *m_painter = nullptr;
    const Motion *m_motion = nullptr;
    Camera m_camera;
    QRectF m_exposed;
    QRegion m_parts; // of it; empty: all of it
    double m_scale = 0, m_pixel = 1;
    QRegion m_panels, m_innerPanels; // what frames hide: of the canvas, of the frames round them
};

} // namespace residua::ui
