#pragma once

#include "ui/graph/graph_camera.h"
#include "ui/graph/graph_colors.h"

#include <QPixmap>

#include <map>
#include <tuple>

class QPainter;

namespace residua::ui {

/// Draws the edges of a scene in device pixels: level and upright pieces as filled rectangles, rounded corners and arrow heads
/// drawn once and copied, anything else as a smooth curve. Lines with gaps are stroked whole, so that the gaps go on round corners.
class LineArtist {
public:
    /// `camera` in device pixels, `pixel` device pixels a pixel.
    void begin(const Camera &camera, double pixel, const GraphColors &colors);
    /// The painter must not smooth.
    void draw(QPainter &painter, const Scene &scene, const QRectF &exposed);

private:
    void drawBroken(QPainter &painter, const SceneEdge &edge);
    void drawPieces(QPainter &painter, const SceneEdge &edge);
    void drawCorner(QPainter &painter, const ScenePiece &piece, const QColor &color);
    void drawArrow(QPainter &painter, const SceneEdge &edge);
    double snapped(double middle) const; ///< the first device pixel of a line round `middle`
    QPointF snapped(QPointF p) const { return {snapped(p.x()), snapped(p.y())}; }

    Camera m_camera;
    double m_pixel = 1, m_scale = 0;
    double m_thin = 1, m_thick = 1; // device pixels, whole: trunk and identity; shortcuts that change the shape
    double m_thickness = 1;         // of the edge that is being drawn
    const GraphColors *m_colors = nullptr;
    QRgb m_canvas = 0; // of the colours that the copies were made with
    std::map<std::tuple<int, int, bool, QRgb>, QPixmap> m_corners;
    std::map<QRgb, QPixmap> m_arrows;
};

} // namespace residua::ui
