#include "ui/graph/graph_boxes.h"

#include "ui/look/flat_paint.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace residua::ui {

namespace {

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

bool BoxArtist::saysValue(const SceneBox &box) const
{
    // The layout says costs in the usual counting already.
    const bool usual = m_scene->tint.metric == Metric::Macs && m_scene->picture->snapshot->model->counting == Counting();
    return box.valueText >= 0 && !(box.costLine && usual);
}

/// In points, from the rectangle's corner.
BoxFigures BoxArtist::figuresAt(const SceneBox &box, const QRectF &rect) const
{
    return figuresOf(box, box.details.size(), Rect{0, 0, rect.width() / m_scale, rect.height() / m_scale}, saysValue(box));
}

void BoxArtist::draw(QPainter &painter, TextCache &texts, std::size_t index, const QRectF &rect) const
{
    constexpr double leastMark = 0.5; // pixels a point
    const SceneBox &box = m_scene->boxes[index];
    const BoxColors &colors = m_colors[index];
    const BoxFigures figures = figuresAt(box, rect);
    const auto draw = [&](const Figure &figure) {
        std::visit(
            [&]<class T>(const T &each) {
                if constexpr (std::is_same_v<T, PanelFigure>)
                    drawPanel(painter, each, colors, rect.topLeft());
                else if constexpr (std::is_same_v<T, DiscFigure>)
                    drawDisc(painter, each, rect.topLeft());
                else if constexpr (std::is_same_v<T, StrokeFigure>)
                    drawStroke(painter, each, rect.topLeft());
                else
                    drawText(painter, texts, each, box, colors.words, rect.topLeft());
            },
            figure);
    };
    for (const Figure &figure : figures.body)
        draw(figure);
    if (m_scale > leastMark * m_pixel)
        for (const Figure &figure : figures.mark)
            draw(figure);
}

void BoxArtist::drawValue(QPainter &painter, TextCache &texts, std::size_t index, const QRectF &rect, double lower) const
{
    const SceneBox &box = m_scene->boxes[index];
    if (const auto below = figuresAt(box, rect).below)
        drawText(painter, texts, *below, box, m_shades->of(below->ink), rect.topLeft(), lower);
}

/// Its border is one pixel, on the pixels of the screen where it is the box's own.
void BoxArtist::drawPanel(QPainter &painter, const PanelFigure &panel, const BoxColors &colors, QPointF origin) const
{
    const QRectF rect(at({panel.rect.x, panel.rect.y}, origin), QSizeF(panel.rect.width, panel.rect.height) * m_scale);
    const double half = m_pixel / 2;
    if (panel.fill == Ink::BoxFill) {
        const double radius = std::clamp(panel.radius * m_scale, 2.0 * m_pixel, 7.0 * m_pixel);
        const QRectF edge(std::floor(rect.x()), std::floor(rect.y()), std::round(rect.width()), std::round(rect.height()));
        fillBordered(painter, edge, colors.fill, colors.border, m_pixel, radius + half);
    } else {
        fillBordered(painter, rect.adjusted(-half, -half, half, half), m_shades->of(panel.fill), m_shades->of(panel.line), m_pixel,
                     panel.radius * m_scale + half);
    }
}

void BoxArtist::drawDisc(QPainter &painter, const DiscFigure &disc, QPointF origin) const
{
    const double pen = thinPen(disc.width);
    const double radius = disc.radius * m_scale - pen / 2;
    painter.setPen(QPen(m_shades->of(disc.line), pen));
    painter.setBrush(m_shades->of(disc.fill));
    painter.drawEllipse(at(disc.center, origin), radius, radius);
}

/// What stands for lines is drawn as they are; a sign is as thin as its circle.
void BoxArtist::drawStroke(QPainter &painter, const StrokeFigure &stroke, QPointF origin) const
{
    QPainterPath path(at(stroke.curve.start, origin));
    for (const Segment &s : stroke.curve.segments) {
        if (s.curved)
            path.cubicTo(at(s.c1, origin), at(s.c2, origin), at(s.to, origin));
        else
            path.lineTo(at(s.to, origin));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(stroke.kind ? m_shades->pen(*stroke.kind, stroke.width * m_scale)
                               : QPen(m_shades->of(stroke.ink), thinPen(stroke.width)));
    painter.drawPath(path);
}

void BoxArtist::drawText(QPainter &painter, TextCache &texts, const TextFigure &figure, const SceneBox &box, const QColor &color,
                         QPointF origin, double lower) const
{
    const int index = figure.which == TextFigure::Which::Title ? box.title
        : figure.which == TextFigure::Which::Detail            ? box.details[figure.detail]
                                                               : box.valueText;
    const TextLook look = lookOf(figure.style);
    const double pixels = look.size * m_scale / m_pixel;
    const double growth = growthToRead(pixels, look.leastPixels);
    if (growth == 0)
        return;
    texts.begin(painter, figure.style);
    const double share = growth * (figure.room > 0 ? shareThatFits(growth * texts.width(painter, index), figure.room * m_scale) : 1);
    constexpr double rounding = 1e-6;
    if (share == 0 || pixels * share < look.leastPixels - rounding)
        return;
    painter.setPen(color);
    texts.draw(painter, index, at(figure.at, origin) + QPointF(0, lower), figure.centred, share);
}

} // namespace residua::ui
