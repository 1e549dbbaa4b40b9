#include "ui/graph/graph_boxes.h"

#include "ui/look/flat_paint.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace residua::ui {

namespace {

constexpr double lineHeight = 9.5;     // points, as in the layout
constexpr double smallestRounding = 9; // pixels of a box's height from which on it has corners and a border
constexpr double smallestCircle = 6;   // pixels
constexpr double largestStamp = 400;   // pixels; larger boxes are few

} // namespace

void BoxArtist::prepare(const Scene &scene, const GraphColors &colors)
{
    m_scene = &scene;
    m_shades = &colors;
    m_scale = 0; // stamps are of other colours
    m_colors.clear();
    m_colors.reserve(scene.boxes.size());
    for (const SceneBox &box : scene.boxes)
        m_colors.push_back(colors.box(box, scene.tint.map));
}

void BoxArtist::begin(double scale, double pixel)
{
    if (scale == m_scale && pixel == m_pixel)
        return;
    m_scale = scale;
    m_pixel = pixel;
    m_stamps.assign(static_cast<std::size_t>(m_scene->tintedLooks), {});
}

void BoxArtist::stamp(QPainter &painter, TextCache &texts, std::size_t index, const QRectF &rect)
{
    const SceneBox &box = m_scene->boxes[index];
    if (box.circle ? rect.height() < smallestCircle * m_pixel : rect.height() < smallestRounding * m_pixel) {
        const QRectF dot =
            box.circle ? rect : QRectF(std::floor(rect.x()), std::floor(rect.y()), std::ceil(rect.width()), std::ceil(rect.height()));
        painter.fillRect(dot, box.circle ? m_shades->trunk : box.tinted ? m_colors[index].fill : m_shades->small);
        return;
    }
    if (rect.width() > largestStamp * m_pixel) {
        painter.setRenderHint(QPainter::Antialiasing);
        draw(painter, texts, index, rect);
        painter.setRenderHint(QPainter::Antialiasing, false);
        return;
    }
    const double above = std::ceil(6 * m_scale) + 2, around = 2; // a mark stands over the upper border
    QPixmap &pixmap = m_stamps[static_cast<std::size_t>(box.tintedLook)];
    if (pixmap.isNull()) {
        pixmap =
            QPixmap(static_cast<int>(std::ceil(rect.width() + 2 * around)), static_cast<int>(std::ceil(rect.height() + above + around)));
        pixmap.fill(Qt::transparent);
        QPainter into(&pixmap);
        into.setRenderHint(QPainter::Antialiasing);
        draw(into, texts, index, QRectF(QPointF(around, above), rect.size()));
    }
    painter.drawPixmap(QPointF(std::round(rect.x()) - around, std::round(rect.y()) - above), pixmap);
}

void BoxArtist::draw(QPainter &painter, TextCache &texts, std::size_t index, const QRectF &rect) const
{
    const SceneBox &box = m_scene->boxes[index];
    if (box.circle) {
        drawCircle(painter, box, rect);
        return;
    }
    const BoxColors &colors = m_colors[index];
    const double radius = std::clamp(4.5 * m_scale, 2.0 * m_pixel, 7.0 * m_pixel), half = m_pixel / 2;
    const QRectF edge(std::floor(rect.x()), std::floor(rect.y()), std::round(rect.width()), std::round(rect.height()));
    fillBordered(painter, edge, colors.fill, colors.border, m_pixel, radius + half);
    drawWords(painter, texts, index, rect);
    if (box.shortcuts != 0 && m_scale > 0.5 * m_pixel)
        drawMark(painter, box, rect);
}

void BoxArtist::drawCircle(QPainter &painter, const SceneBox &box, const QRectF &rect) const
{
    const QPointF center = rect.center();
    const double pen = std::clamp(m_scale * 0.85, 0.8 * m_pixel, 2.0 * m_pixel);
    const double radius = std::min(rect.width(), rect.height()) / 2 - pen / 2;
    painter.setPen(QPen(m_shades->theme.text, pen));
    painter.setBrush(m_shades->theme.node);
    painter.drawEllipse(center, radius, radius);
    const double arm = radius * 0.54 * (box.product ? 0.74 : 1);
    const std::array<QPointF, 2> ways =
        box.product ? std::array{QPointF(arm, arm), QPointF(arm, -arm)} : std::array{QPointF(arm, 0), QPointF(0, arm)};
    for (const QPointF &way : ways)
        painter.drawLine(center - way, center + way);
}

void BoxArtist::drawWords(QPainter &painter, TextCache &texts, std::size_t index, const QRectF &rect) const
{
    const SceneBox &box = m_scene->boxes[index];
    const double least = smallestText * m_pixel / m_scale; // points
    painter.setPen(m_colors[index].words);
    const double lines = static_cast<double>(box.details.size());
    QPointF at = rect.center() + QPointF(0, (titleSize * 0.36 - lines * lineHeight / 2) * m_scale);
    if (titleSize >= least) {
        texts.begin(painter, box.minor ? TextStyle::MinorTitle : TextStyle::Title);
        texts.draw(painter, box.title, at, true);
    }
    if (detailSize < least || box.details.empty())
        return;
    texts.begin(painter, TextStyle::Detail);
    // The layout counts in the usual way.
    const bool usual = m_scene->tint.metric == Metric::Macs && m_scene->picture->snapshot->model->counting == Counting();
    const bool swapped = box.costLine && box.valueText >= 0 && !usual;
    for (std::size_t i = 0; i < box.details.size(); ++i) {
        at.ry() += lineHeight * m_scale;
        const bool cost = swapped && i + 1 == box.details.size();
        texts.draw(painter, cost ? box.valueText : box.details[i], at, true);
    }
}

/// A small tag with one arc a kind of shortcut: "one shortcut round each block in here".
void BoxArtist::drawMark(QPainter &painter, const SceneBox &box, const QRectF &rect) const
{
    constexpr double arc = 9, height = 8, space = 3; // points
    const int arcs = std::popcount(box.shortcuts);
    const double width = arcs * arc + (arcs - 1) * space + 2 * space;
    const QPointF topRight = rect.topRight() + QPointF(-5, -1.5) * m_scale;
    const double half = m_pixel / 2;
    const QRectF tag(topRight - QPointF(width, height / 2) * m_scale, QSizeF(width, height) * m_scale);
    fillBordered(painter, tag.adjusted(-half, -half, half, half), m_shades->theme.node,
                 mixed(m_shades->theme.line, m_shades->theme.text, 0.08), m_pixel, 3 * m_scale + half);
    QPointF at = topRight - QPointF(width - space, 0) * m_scale;
    painter.setBrush(Qt::NoBrush);
    for (const EdgeKind kind : shortcutKinds) {
        if (!(box.shortcuts & bit(kind)))
            continue;
        const double foot = kind == EdgeKind::Identity ? 2 : -2, top = kind == EdgeKind::Identity ? -3.2 : 3.2;
        QPainterPath path(at + QPointF(0, foot) * m_scale);
        path.cubicTo(at + QPointF(0, top) * m_scale, at + QPointF(arc, top) * m_scale, at + QPointF(arc, foot) * m_scale);
        painter.setPen(m_shades->pen(kind, 1.1 * m_scale));
        painter.drawPath(path);
        at.rx() += (arc + space) * m_scale;
    }
}

} // namespace residua::ui
