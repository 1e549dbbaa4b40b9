#include "ui/graph/graph_painter.h"

#include "ui/look/flat_paint.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace residua::ui {

void GraphPainter::setTheme(const Theme &theme)
{
    m_colors = GraphColors(theme);
    m_corners.clear();
    if (m_scene)
        m_boxes.prepare(*m_scene, m_colors);
}

void GraphPainter::setScene(const Scene &scene)
{
    m_scene = &scene;
    m_texts.forget();
    m_boxes.prepare(scene, m_colors);
}

/// On whole device pixels: level and upright lines are sharp.
QRectF GraphPainter::snapped(const QRectF &rect) const
{
    const double x = std::round(rect.x()), y = std::round(rect.y());
    return {x, y, std::round(rect.right()) - x, std::round(rect.bottom()) - y};
}

void GraphPainter::paint(QPainter &painter, const Camera &camera, const QRegion &exposed, const QFont &font, const Highlight &highlight,
                         const Motion &motion)
{
    if (!m_scene || !m_scene->picture)
        return;
    constexpr double reach = 8; // what glows and marks reach beyond their boxes
    const double density = painter.device()->devicePixelRatioF();
    painter.save();
    painter.scale(1 / density, 1 / density);
    m_painter = &painter;
    m_motion = &motion;
    m_pixel = density;
    m_camera = {camera.unit * density, camera.zoom, camera.offset * density};
    const auto inPixels = [density](const QRect &rect) {
        const QRectF area = QRectF(rect).adjusted(-reach, -reach, reach, reach);
        return QRectF(area.topLeft() * density, area.size() * density);
    };
    m_exposed = inPixels(exposed.boundingRect());
    m_parts = {};
    for (const QRect &rect : exposed)
        if (exposed.rectCount() > 1)
            m_parts += inPixels(rect).toAlignedRect();
    if (m_scale != m_camera.scale())
        m_corners.clear();
    m_scale = m_camera.scale();
    m_texts.prepare(*m_scene, font, m_scale, painter.device()->logicalDpiY());
    m_boxes.begin(m_scale, m_pixel);
    m_lines.begin(m_camera, m_pixel, m_colors);
    painter.setRenderHint(QPainter::Antialiasing, false);
    drawCanvas();
    drawFrames(highlight);
    painter.setOpacity(std::clamp((motion.progress - 0.6) / 0.4, 0.0, 1.0)); // lines come back when their boxes have nearly arrived
    m_lines.draw(painter, *m_scene, m_exposed);
    painter.setOpacity(1);
    drawFound(highlight.found);
    drawHighlight(highlight);
    if (!motion.running()) {
        drawEdgeLabels();
        drawFlow();
    }
    drawBoxes();
    if (!motion.running())
        drawValues(highlight);
    painter.restore();
}

double GraphPainter::cornerOf(const SceneFrame &frame) const
{
    return std::min(figuresOf(frame.inner, {}).panel.radius * m_scale, (frame.inner ? 8.0 : 10.0) * m_pixel);
}

/// On a dense screen filling is what a frame costs: no pixel is filled twice.
void GraphPainter::drawCanvas()
{
    constexpr std::ptrdiff_t few = 600; // adding up more costs more than it saves
    m_panels = m_innerPanels = {};
    const auto visible = std::count_if(m_scene->frames.begin(), m_scene->frames.end(),
                                       [this](const SceneFrame &frame) { return seen(m_camera.toScreen(frame.rect)); });
    const bool adds = !m_motion->running() && visible < few;
    for (std::size_t i = 0; i < m_scene->frames.size() && adds; ++i) {
        const SceneFrame &frame = m_scene->frames[i];
        const QRectF rect = snapped(m_camera.toScreen(frame.rect));
        const int corner = static_cast<int>(std::ceil(cornerOf(frame)));
        if (seen(rect))
            (frame.inner ? m_innerPanels : m_panels) +=
                rect.intersected(m_exposed).toAlignedRect().adjusted(corner, corner, -corner, -corner);
    }
    m_panels += m_innerPanels;
    fillUncovered(m_exposed, m_colors.theme.canvas, m_panels);
}

void GraphPainter::fillUncovered(const QRectF &rect, const QColor &color, const QRegion &covered)
{
    for (const QRect &part : QRegion(rect.toAlignedRect()) - covered)
        m_painter->fillRect(part, color);
}

void GraphPainter::drawFrames(const Highlight &highlight)
{
    const auto &chosen = highlight.selected.frames;
    for (std::size_t i = 0; i < m_scene->frames.size(); ++i) {
        const SceneFrame &frame = m_scene->frames[i];
        const QRectF rect = snapped(m_camera.toScreen(m_motion->frame(*m_scene, i)));
        if (!seen(rect))
            continue;
        const bool selected = std::find(chosen.begin(), chosen.end(), static_cast<int>(i)) != chosen.end();
        const bool hovered = highlight.hoverFrame == static_cast<int>(i);
        const double radius = cornerOf(frame);
        const FrameFigures figures = figuresOf(frame.inner, {});
        const QColor &fill = m_colors.of(figures.panel.fill);
        if (selected) {
            m_painter->setRenderHint(QPainter::Antialiasing);
            m_painter->setPen(QPen(m_colors.theme.accent, 2 * m_pixel));
            m_painter->setBrush(mixed(fill, m_colors.theme.accentSoft, 0.5));
            m_painter->drawRoundedRect(rect, radius, radius);
            m_painter->setRenderHint(QPainter::Antialiasing, false);
        } else {
            drawPanel(rect, radius, fill, hovered ? m_colors.hover : m_colors.of(figures.panel.line),
                      frame.inner ? QRegion() : m_innerPanels);
        }
        m_painter->setPen(selected ? m_colors.theme.text : m_colors.of(figures.title.ink));
        drawText(figures.title, frame.title, rect.topLeft() + toQt(figures.title.at) * m_scale);
    }
}

/// A rounded rectangle with a border of one pixel, put together from rectangles and four copies of a corner.
void GraphPainter::drawPanel(const QRectF &rect, double radius, const QColor &fill, const QColor &line, const QRegion &covered)
{
    QPainter &p = *m_painter;
    const double pen = std::max(1.0, std::round(m_pixel));
    const int r = static_cast<int>(std::ceil(radius));
    const auto border = [&](const QRectF &area, double corner) {
        const double width = area.width() - 2 * corner, height = area.height() - 2 * std::max(corner, pen);
        p.fillRect(QRectF(area.left() + corner, area.top(), width, pen), line);
        p.fillRect(QRectF(area.left() + corner, area.bottom() - pen, width, pen), line);
        p.fillRect(QRectF(area.left(), area.top() + std::max(corner, pen), pen, height), line);
        p.fillRect(QRectF(area.right() - pen, area.top() + std::max(corner, pen), pen, height), line);
    };
    if (r < 2 || rect.width() < 2 * r + 2 || rect.height() < 2 * r + 2) {
        border(rect, 0);
        fillUncovered(rect.adjusted(pen, pen, -pen, -pen).intersected(m_exposed), fill, covered);
        return;
    }
    QPixmap &corners = m_corners[{r, fill.rgb(), line.rgb()}];
    if (corners.isNull()) {
        corners = QPixmap(2 * r, 2 * r);
        corners.fill(Qt::transparent);
        QPainter into(&corners);
        into.setRenderHint(QPainter::Antialiasing);
        into.setPen(QPen(line, pen));
        into.setBrush(fill);
        const double half = pen / 2;
        into.drawRoundedRect(QRectF(half, half, 2 * r - pen, 2 * r - pen), radius - half, radius - half);
    }
    border(rect, r);
    p.fillRect(QRectF(rect.left() + r, rect.top() + pen, rect.width() - 2 * r, r - pen), fill);
    p.fillRect(QRectF(rect.left() + r, rect.bottom() - r, rect.width() - 2 * r, r - pen), fill);
    fillUncovered(rect.adjusted(pen, r, -pen, -r).intersected(m_exposed), fill, covered);
    const double right = rect.right() - r, bottom = rect.bottom() - r;
    p.drawPixmap(rect.topLeft(), corners, QRectF(0, 0, r, r));
    p.drawPixmap(QPointF(right, rect.top()), corners, QRectF(r, 0, r, r));
    p.drawPixmap(QPointF(rect.left(), bottom), corners, QRectF(0, r, r, r));
    p.drawPixmap(QPointF(right, bottom), corners, QRectF(r, r, r, r));
}

void GraphPainter::drawText(const TextFigure &figure, int text, QPointF at)
{
    const TextLook look = lookOf(figure.style);
    const double growth = growthToRead(look.size * m_scale / m_pixel, look.leastPixels);
    if (growth == 0)
        return;
    m_texts.begin(*m_painter, figure.style);
    m_texts.draw(*m_painter, text, at, figure.centred, growth);
}

void GraphPainter::drawEdgeLabels()
{
    const TextFigure figure = labelOf({});
    m_painter->setPen(m_colors.of(figure.ink));
    for (const SceneEdge &edge : m_scene->edges)
        if (edge.label >= 0 && seen(m_camera.toScreen(edge.bounds)))
            drawText(figure, edge.label, m_camera.toScreen(edge.labelAt));
}

/// The shapes along the trunk; those that are as before give way first.
void GraphPainter::drawFlow()
{
    constexpr double unchanged = 1; // pixels more that they need
    m_painter->setPen(m_colors.of(Ink::QuietWords));
    for (const TextStyle style : {TextStyle::Flow, TextStyle::SmallFlow}) {
        if (!readable(style))
            continue;
        const bool all = readable(style, unchanged);
        m_texts.begin(*m_painter, style);
        for (const SceneEdge &edge : m_scene->edges) {
            if (edge.channels < 0 || m_scene->texts[static_cast<std::size_t>(edge.channels)].style != style || (!edge.changesShape && !all)
                || !seen(m_camera.toScreen(edge.line)))
                continue;
            m_texts.draw(*m_painter, edge.channels, m_camera.toScreen(edge.channelsAt), true);
            if (edge.pixels >= 0)
                m_texts.draw(*m_painter, edge.pixels, m_camera.toScreen(edge.pixelsAt), true);
        }
    }
}

/// The metric's value below each operation. Folded boxes say it themselves.
void GraphPainter::drawValues(const Highlight &highlight)
{
    if (!readable(TextStyle::Value))
        return;
    constexpr double glow = 6, ring = 4; // pixels
    const auto belowMark = [&](std::size_t box) {
        const auto isIn = [box](const std::vector<int> &sorted) {
            return std::binary_search(sorted.begin(), sorted.end(), static_cast<int>(box));
        };
        return isIn(highlight.selected.boxes) ? glow * m_pixel : isIn(highlight.found) ? ring * m_pixel : 0.0;
    };
    for (std::size_t i = 0; i < m_scene->boxes.size(); ++i) {
        const SceneBox &box = m_scene->boxes[i];
        if (box.valueText < 0 || box.costLine)
            continue;
        const QRectF rect = m_camera.toScreen(box.rect);
        if (seen(rect))
            m_boxes.drawValue(*m_painter, m_texts, i, rect, belowMark(i));
    }
}

double GraphPainter::radiusOf(const SceneBox &box, const QRectF &rect) const
{
    return box.circle ? rect.height() / 2 : std::clamp(boxRadius * m_scale, m_pixel, 7 * m_pixel);
}

void GraphPainter::drawFound(const std::vector<int> &boxes)
{
    constexpr std::size_t few = 200; // more are too small for round corners
    const double reach = 3 * m_pixel, width = 2 * m_pixel;
    m_painter->setPen(QPen(m_colors.theme.accent, width));
    m_painter->setBrush(Qt::NoBrush);
    m_painter->setRenderHint(QPainter::Antialiasing, boxes.size() < few);
    for (const int index : boxes) {
        const SceneBox &box = m_scene->boxes[static_cast<std::size_t>(index)];
        const QRectF rect = m_camera.toScreen(m_motion->box(*m_scene, static_cast<std::size_t>(index)));
        if (!seen(rect))
            continue;
        const QRectF ring = snapped(rect).adjusted(-reach, -reach, reach, reach);
        if (boxes.size() < few)
            m_painter->drawRoundedRect(ring, radiusOf(box, rect) + reach, radiusOf(box, rect) + reach);
        else
            m_painter->drawRect(ring);
    }
    m_painter->setRenderHint(QPainter::Antialiasing, false);
}

void GraphPainter::drawBoxes()
{
    constexpr std::size_t few = 150; // copies of equal boxes pay off above
    const bool singly = m_motion->running() || m_scene->boxes.size() < few;
    m_painter->setRenderHint(QPainter::Antialiasing, singly);
    for (std::size_t i = 0; i < m_scene->boxes.size(); ++i) {
        const QRectF rect = m_camera.toScreen(m_motion->box(*m_scene, i));
        if (!seen(rect))
            continue;
        if (singly)
            m_boxes.draw(*m_painter, m_texts, i, rect);
        else
            m_boxes.stamp(*m_painter, m_texts, i, rect);
    }
}

/// Below the boxes: what reaches beyond them is seen.
void GraphPainter::drawHighlight(const Highlight &highlight)
{
    m_painter->setRenderHint(QPainter::Antialiasing);
    const auto ring = [&](int box, bool focus, bool glow) {
        const std::size_t i = static_cast<std::size_t>(box);
        const QRectF rect = m_camera.toScreen(m_motion->box(*m_scene, i));
        if (seen(rect))
            drawRing(snapped(rect), radiusOf(m_scene->boxes[i], rect), focus, glow);
    };
    if (highlight.hoverBox >= 0)
        ring(highlight.hoverBox, false, false);
    bool first = true;
    for (const int box : highlight.selected.boxes) {
        ring(box, highlight.focus && first, true);
        first = false;
    }
    if (highlight.focus && highlight.selected.boxes.empty() && !highlight.selected.frames.empty()) {
        const std::size_t i = static_cast<std::size_t>(highlight.selected.frames.front());
        const double reach = 4 * m_pixel, radius = 12 * m_pixel;
        const QRectF rect = m_camera.toScreen(m_motion->frame(*m_scene, i)).adjusted(-reach, -reach, reach, reach);
        if (seen(rect))
            strokeRounded(*m_painter, snapped(rect), m_colors.theme.accent, m_pixel, radius);
    }
}

void GraphPainter::drawRing(const QRectF &rect, double radius, bool focus, bool glow)
{
    m_painter->setPen(Qt::NoPen);
    const auto band = [&](double pixels, const QColor &color) {
        const double reach = pixels * m_pixel;
        m_painter->setBrush(color);
        m_painter->drawRoundedRect(rect.adjusted(-reach, -reach, reach, reach), radius + reach, radius + reach);
    };
    if (!glow) {
        band(1.5, m_colors.hover);
        return;
    }
    if (focus)
        band(7.5, m_colors.theme.accent); // two pixels of it stay round the glow
    band(5.5, m_colors.theme.accentSoft);
    band(2, m_colors.theme.accent);
}

} // namespace residua::ui
