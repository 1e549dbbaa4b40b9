#include "ui/graph/graph_lines.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace residua::ui {

namespace {

constexpr double smallestArrow = 2.2; // pixels

} // namespace

void LineArtist::begin(const Camera &camera, double pixel, const GraphColors &colors)
{
    const double scale = camera.scale();
    if (scale != m_scale || pixel != m_pixel || colors.theme.canvas.rgb() != m_canvas) {
        m_corners.clear();
        m_arrows.clear();
    }
    m_camera = camera;
    m_pixel = pixel;
    m_scale = scale;
    m_canvas = colors.theme.canvas.rgb();
    m_colors = &colors;
    m_thin = std::clamp(std::round(scale * 0.85), std::round(pixel), std::round(3 * pixel));
    m_thick = scale * 1.2 > 1.5 * pixel ? std::max(m_thin + std::round(pixel), std::round(scale * 1.2)) : m_thin;
    m_thick = std::min(m_thick, std::round(5 * pixel));
    m_thickness = m_thin;
}

double LineArtist::snapped(double middle) const
{
    return std::floor(middle - (m_thickness - 1) / 2);
}

void LineArtist::draw(QPainter &painter, const Scene &scene, const QRectF &exposed)
{
    const bool arrows = arrowLength * m_scale >= smallestArrow * m_pixel;
    const QRectF part = m_camera.toPicture(exposed);
    // The trunk last: it lies over the shortcuts that leave it.
    for (const bool trunk : {false, true})
        for (const SceneEdge &edge : scene.edges)
            if ((edge.kind == EdgeKind::Trunk) == trunk && edge.bounds.intersects(part)) {
                m_thickness = lookOf(edge.kind).strong ? m_thick : m_thin;
                if (lookOf(edge.kind).isBroken())
                    drawBroken(painter, edge);
                else
                    drawPieces(painter, edge);
                if (arrows && !edge.pieces.empty())
                    drawArrow(painter, edge);
            }
}

void LineArtist::drawBroken(QPainter &painter, const SceneEdge &edge)
{
    if (edge.pieces.empty())
        return;
    const auto middle = [this](QPointF p) { return snapped(m_camera.toScreen(p)) + QPointF(m_thickness, m_thickness) / 2; };
    QPainterPath path(middle(edge.pieces.front().from));
    for (const ScenePiece &piece : edge.pieces) {
        if (piece.kind == ScenePiece::Kind::Level || piece.kind == ScenePiece::Kind::Upright)
            path.lineTo(middle(piece.to));
        else
            path.cubicTo(middle(piece.c1), middle(piece.c2), middle(piece.to));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_colors->pen(edge.kind, m_thickness));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void LineArtist::drawPieces(QPainter &painter, const SceneEdge &edge)
{
    const QColor color = m_colors->edge(edge.kind);
    for (const ScenePiece &piece : edge.pieces) {
        const QPointF from = m_camera.toScreen(piece.from), to = m_camera.toScreen(piece.to);
        switch (piece.kind) {
        case ScenePiece::Kind::Level:
        case ScenePiece::Kind::Upright: {
            const QPointF a = snapped(from), b = snapped(to);
            const QPointF low(std::min(a.x(), b.x()), std::min(a.y(), b.y()));
            const bool level = piece.kind == ScenePiece::Kind::Level;
            const QSizeF size = level ? QSizeF(std::abs(b.x() - a.x()) + m_thickness, m_thickness)
                                      : QSizeF(m_thickness, std::abs(b.y() - a.y()) + m_thickness);
            painter.fillRect(QRectF(low, size), color);
            break;
        }
        case ScenePiece::Kind::Corner: drawCorner(painter, piece, color); break;
        case ScenePiece::Kind::Free: {
            QPainterPath path(from);
            path.cubicTo(m_camera.toScreen(piece.c1), m_camera.toScreen(piece.c2), to);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(color, m_thickness));
            painter.setBrush(Qt::NoBrush);
            painter.drawPath(path);
            painter.setRenderHint(QPainter::Antialiasing, false);
            break;
        }
        }
    }
}

void LineArtist::drawCorner(QPainter &painter, const ScenePiece &piece, const QColor &color)
{
    const QPointF from = snapped(m_camera.toScreen(piece.from)), to = snapped(m_camera.toScreen(piece.to));
    const QPoint way = (to - from).toPoint();
    const bool levelFirst = std::abs(piece.c1.y() - piece.from.y()) < std::abs(piece.c1.x() - piece.from.x());
    if (std::abs(way.x()) <= 1 || std::abs(way.y()) <= 1) { // too small to be round
        const QPointF low(std::min(from.x(), to.x()), std::min(from.y(), to.y()));
        painter.fillRect(QRectF(low, QSizeF(std::abs(way.x()) + m_thickness, m_thickness))
                             .translated(0, levelFirst ? from.y() - low.y() : to.y() - low.y()),
                         color);
        painter.fillRect(QRectF(low, QSizeF(m_thickness, std::abs(way.y()) + m_thickness))
                             .translated(levelFirst ? to.x() - low.x() : from.x() - low.x(), 0),
                         color);
        return;
    }
    constexpr int around = 1;
    QPixmap &pixmap = m_corners[{way.x(), way.y(), levelFirst, color.rgb()}];
    if (pixmap.isNull()) {
        const int line = static_cast<int>(m_thickness);
        pixmap = QPixmap(std::abs(way.x()) + line + 2 * around, std::abs(way.y()) + line + 2 * around);
        pixmap.fill(Qt::transparent);
        QPainter into(&pixmap);
        into.setRenderHint(QPainter::Antialiasing);
        const double middle = around + m_thickness / 2;
        const QPointF start(middle + std::max(0, -way.x()), middle + std::max(0, -way.y())), end = start + QPointF(way);
        const QPointF bend = levelFirst ? QPointF(end.x(), start.y()) : QPointF(start.x(), end.y());
        QPainterPath path(start);
        path.cubicTo(start + (bend - start) * 0.55, end + (bend - end) * 0.55, end);
        into.setPen(QPen(color, m_thickness, Qt::SolidLine, Qt::FlatCap));
        into.drawPath(path);
    }
    painter.drawPixmap(QPointF(std::min(from.x(), to.x()) - around, std::min(from.y(), to.y()) - around), pixmap);
}

void LineArtist::drawArrow(QPainter &painter, const SceneEdge &edge)
{
    const double length = arrowLength * m_scale, half = arrowWidth / 2 * m_scale;
    const QColor color = m_colors->edge(edge.kind);
    const auto head = [&](QPainter &p, QPointF tip, QPointF direction) {
        const auto [point, left, right] = arrowHead({tip.x(), tip.y()}, {direction.x(), direction.y()}, m_scale);
        const std::array<QPointF, 3> corners{toQt(point), toQt(left), toQt(right)};
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        p.drawConvexPolygon(corners.data(), static_cast<int>(corners.size()));
        p.setRenderHint(QPainter::Antialiasing, false);
    };
    QPointF tip = m_camera.toScreen(edge.tip);
    const ScenePiece::Kind last = edge.pieces.back().kind;
    if (last == ScenePiece::Kind::Upright)
        tip.setX(snapped(tip.x()) + m_thickness / 2); // as its line
    if (last != ScenePiece::Kind::Level || edge.direction.x() < 0) {
        head(painter, tip, edge.direction);
        return;
    }
    const int width = static_cast<int>(std::ceil(length)) + 1, up = static_cast<int>(std::ceil(half)) + 1;
    QPixmap &pixmap = m_arrows[color.rgb()];
    if (pixmap.isNull()) {
        pixmap = QPixmap(width, 2 * up + static_cast<int>(m_thickness));
        pixmap.fill(Qt::transparent);
        QPainter into(&pixmap);
        head(into, QPointF(width, up + m_thickness / 2), {1, 0});
    }
    painter.drawPixmap(QPointF(std::round(tip.x()) - width, snapped(tip.y()) - up), pixmap);
}

} // namespace residua::ui
