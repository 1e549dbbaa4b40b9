#include "ui/print/picture_painter.h"

#include "core/layout/writers.h"

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QPen>

#include <algorithm>

namespace residua::ui {

namespace {

constexpr int letterPixels = 64; // letters are measured and drawn at one size and scaled: sizes of a picture are no whole pixels

QColor colorOf(Color color)
{
    return {color.r, color.g, color.b};
}

QRectF rectOf(const Rect &rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}

QPointF pointOf(Point point)
{
    return {point.x, point.y};
}

QPen penOf(const Pen &pen)
{
    if (pen.width <= 0)
        return Qt::NoPen;
    QPen made(colorOf(pen.color), pen.width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (pen.stroke > 0)
        made.setDashPattern({pen.stroke / pen.width, pen.gap / pen.width}); // Qt counts in widths
    return made;
}

QPainterPath pathOf(const Curve &curve)
{
    QPainterPath path(pointOf(curve.start));
    for (const Segment &s : curve.segments) {
        if (s.curved)
            path.cubicTo(pointOf(s.c1), pointOf(s.c2), pointOf(s.to));
        else
            path.lineTo(pointOf(s.to));
    }
    return path;
}

/// Where an item may leave ink. Words: at least as wide as they are.
class Bounds {
public:
    QRectF operator()(const RectItem &item) const { return withPen(rectOf(item.rect), item.pen); }
    QRectF operator()(const GradientItem &item) const { return rectOf(item.rect); }
    QRectF operator()(const CircleItem &item) const
    {
        const QRectF square(item.center.x - item.radius, item.center.y - item.radius, 2 * item.radius, 2 * item.radius);
        return withPen(square, item.pen);
    }
    QRectF operator()(const PathItem &item) const { return withPen(pathOf(item.curve).controlPointRect(), item.pen); }
    QRectF operator()(const TextItem &item) const
    {
        const double width = item.size * static_cast<double>(item.text.size());
        return {item.at.x - width, item.at.y - 2 * item.size, 2 * width, 3 * item.size};
    }

private:
    static QRectF withPen(const QRectF &rect, const Pen &pen) { return rect.adjusted(-pen.width, -pen.width, pen.width, pen.width); }
};

class PictureItems {
public:
    PictureItems(QPainter &painter, TintMap map) : m_painter(painter), m_map(map), m_plain(QStringLiteral("sans-serif"))
    {
        m_plain.setStyleHint(QFont::SansSerif);
        m_plain.setPixelSize(letterPixels);
        m_plain.setHintingPreference(QFont::PreferNoHinting);
        m_bold = m_plain;
        m_bold.setBold(true);
    }

    void operator()(const RectItem &item)
    {
        m_painter.setPen(penOf(item.pen));
        m_painter.setBrush(item.filled ? QBrush(colorOf(item.fill)) : QBrush(Qt::NoBrush));
        const double radius = std::min({item.radius, item.rect.width / 2, item.rect.height / 2});
        m_painter.drawRoundedRect(rectOf(item.rect), radius, radius);
    }
    void operator()(const GradientItem &item)
    {
        QLinearGradient ramp(item.rect.x, 0, item.rect.right(), 0);
        constexpr int stops = 12;
        for (int i = 0; i <= stops; ++i)
            ramp.setColorAt(static_cast<double>(i) / stops, colorOf(colorAlong(m_map, static_cast<double>(i) / stops)));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(ramp);
        m_painter.drawRoundedRect(rectOf(item.rect), 2, 2);
    }
    void operator()(const CircleItem &item)
    {
        m_painter.setPen(penOf(item.pen));
        m_painter.setBrush(colorOf(item.fill));
        m_painter.drawEllipse(pointOf(item.center), item.radius, item.radius);
    }
    void operator()(const PathItem &item)
    {
        if (item.closed)
            m_painter.fillPath(pathOf(item.curve), colorOf(item.pen.color));
        else
            m_painter.strokePath(pathOf(item.curve), penOf(item.pen));
    }
    void operator()(const TextItem &item)
    {
        const QFont &font = item.bold ? m_bold : m_plain;
        const QString text = QString::fromStdString(item.text);
        const double width = QFontMetricsF(font).horizontalAdvance(text);
        const double left = item.anchor == TextItem::Anchor::Left ? 0 : item.anchor == TextItem::Anchor::Middle ? -width / 2 : -width;
        m_painter.save();
        m_painter.translate(pointOf(item.at));
        m_painter.scale(item.size / letterPixels, item.size / letterPixels);
        m_painter.setFont(font);
        m_painter.setPen(colorOf(item.color));
        m_painter.drawText(QPointF(left, 0), text);
        m_painter.restore();
    }

private:
    QPainter &m_painter;
    TintMap m_map;
    QFont m_plain, m_bold;
};

} // namespace

void drawPicture(QPainter &painter, const Picture &picture, const QRectF &part)
{
    painter.setRenderHint(QPainter::Antialiasing);
    PictureItems items(painter, picture.map);
    for (const DrawItem &item : picture.items) {
        if (std::visit(Bounds(), item).intersects(part))
            std::visit(items, item);
    }
}

} // namespace residua::ui
