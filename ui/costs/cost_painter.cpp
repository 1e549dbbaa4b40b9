#include "ui/costs/cost_painter.h"

#include "ui/costs/cost_names.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>

#include <algorithm>
#include <array>

namespace residua::ui {

namespace {

constexpr double markRadius = 5;

int mostTicks(double pixels, double each)
{
    return std::max(2, static_cast<int>(pixels / each));
}

QPolygonF diamond(QPointF at, double radius)
{
    return QPolygonF{at + QPointF(0, -radius), at + QPointF(radius, 0), at + QPointF(0, radius), at + QPointF(-radius, 0)};
}

} // namespace

QColor dotColorOf(const Theme &theme, std::size_t count)
{
    QColor color = theme.accent;
    color.setAlphaF(count > 20'000 ? 0.3F : count > 1000 ? 0.5F : 0.8F);
    return color;
}

CostFrame frameOf(const CostScene &scene, const CostAxis &x, const CostAxis &y, QSizeF size, const QFont &font)
{
    const QFontMetricsF metrics(font);
    double widest = 0;
    for (const CostTick &tick : ticksOf(y, scene.view.y.unit, mostTicks(size.height(), 2.2 * metrics.height())))
        widest = std::max(widest, metrics.horizontalAdvance(tick.text));
    const double left = groupGap + widest + controlGap, top = controlGap + metrics.height() + controlGap;
    const double bottom = insideGap + metrics.height() + insideGap + metrics.height() + controlGap;
    const QRectF plot(left, top, std::max(40.0, size.width() - left - groupGap), std::max(40.0, size.height() - top - bottom));
    return {plot, x, y};
}

CostPainter::CostPainter(const CostScene &scene, const CostFrame &frame, std::span<const QPointF> places, const Theme &theme,
                         const QFont &font)
    : m_scene(scene), m_frame(frame), m_places(places), m_theme(theme), m_font(font)
{}

void CostPainter::paint(QPainter &painter, const QImage &dots) const
{
    painter.setFont(m_font);
    paintGrid(painter);
    painter.save();
    painter.setClipRect(m_frame.plot.adjusted(-1, -1, 1, 1));
    painter.drawImage(m_frame.plot.topLeft(), dots);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHistory(painter);
    paintFront(painter);
    paintKnown(painter);
    paintNames(painter);
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing);
    paintLegend(painter);
}

void CostPainter::paintGrid(QPainter &painter) const
{
    const QFontMetricsF metrics(m_font);
    const QRectF &plot = m_frame.plot;
    painter.setPen(m_theme.line);
    const auto xTicks = ticksOf(m_frame.x, m_scene.view.x.unit, mostTicks(plot.width(), 72));
    const auto yTicks = ticksOf(m_frame.y, m_scene.view.y.unit, mostTicks(plot.height(), 2.2 * metrics.height()));
    const auto pixel = [](double at) { return std::floor(at) + 0.5; };
    for (const CostTick &tick : xTicks) {
        const double at = pixel(m_frame.at(tick.place, 0).x());
        painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()));
    }
    for (const CostTick &tick : yTicks) {
        const double at = pixel(m_frame.at(0, tick.place).y());
        painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at));
    }
    painter.setPen(m_theme.quietText);
    double free = 0; // right of the text before
    for (const CostTick &tick : xTicks) {
        const double width = metrics.horizontalAdvance(tick.text), at = m_frame.at(tick.place, 0).x() - width / 2;
        if (at < free || at + width > plot.right() + groupGap)
            continue;
        free = at + width + controlGap;
        painter.drawText(QPointF(at, plot.bottom() + insideGap + metrics.ascent()), tick.text);
    }
    for (const CostTick &tick : yTicks) {
        const double at = m_frame.at(0, tick.place).y() + metrics.capHeight() / 2;
        painter.drawText(QPointF(plot.left() - controlGap - metrics.horizontalAdvance(tick.text), at), tick.text);
    }
    painter.setPen(m_theme.text);
    const QString x = axisTitle(m_scene.view.x), y = axisTitle(m_scene.view.y);
    painter.drawText(
        QPointF(plot.right() - metrics.horizontalAdvance(x), plot.bottom() + insideGap + metrics.height() + insideGap + metrics.ascent()),
        x);
    painter.drawText(QPointF(groupGap, controlGap + metrics.ascent()), y);
}

/// The way that each variant has gone.
void CostPainter::paintHistory(QPainter &painter) const
{
    QColor color = m_theme.quietText;
    color.setAlphaF(0.5F);
    painter.setPen(QPen(color, 1));
    const auto &known = m_scene.points->known;
    std::size_t before = known.size();
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (known[i].kind != PointKind::History || !m_scene.has(i))
            continue;
        if (before < known.size() && known[before].variant == known[i].variant)
            painter.drawLine(m_places[before], m_places[i]);
        before = i;
    }
}

void CostPainter::paintFront(QPainter &painter) const
{
    const std::vector<QPointF> corners = frontLine(m_scene, m_frame);
    if (corners.empty())
        return;
    painter.setPen(QPen(m_theme.projection, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(corners.data(), static_cast<int>(corners.size()));
    constexpr std::size_t ringed = 200; // more of them are a line
    for (std::size_t i = 0; i < m_scene.front.size() && m_scene.front.size() <= ringed; ++i)
        painter.drawEllipse(m_places[m_scene.front[i]], markRadius + 1.5, markRadius + 1.5);
}

void CostPainter::paintMark(QPainter &painter, PointKind kind, QPointF at, bool current) const
{
    switch (kind) {
    case PointKind::Sweep:
        painter.setPen(Qt::NoPen);
        painter.setBrush(dotColorOf(m_theme, 1));
        painter.drawEllipse(at, dotDiameter / 2, dotDiameter / 2);
        break;
    case PointKind::Preset:
        painter.setPen(QPen(m_theme.quietText, 1));
        painter.setBrush(m_theme.panel);
        painter.drawPolygon(diamond(at, markRadius - 0.5));
        break;
    case PointKind::History:
        painter.setPen(QPen(m_theme.quietText, 1.25));
        painter.setBrush(m_theme.panel);
        painter.drawEllipse(at, 3, 3);
        break;
    case PointKind::Variant:
        painter.setPen(QPen(m_theme.panel, 1));
        painter.setBrush(m_theme.accent);
        painter.drawEllipse(at, markRadius, markRadius);
        if (current) {
            painter.setPen(QPen(m_theme.accent, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(at, markRadius + 3, markRadius + 3);
        }
        break;
    }
}

void CostPainter::paintKnown(QPainter &painter) const
{
    const auto &known = m_scene.points->known;
    for (const PointKind kind : {PointKind::Preset, PointKind::History, PointKind::Variant}) {
        for (std::size_t i = 0; i < known.size(); ++i) {
            if (known[i].kind == kind && m_scene.has(i))
                paintMark(painter, kind, m_places[i], known[i].isCurrent);
        }
    }
}

void CostPainter::paintNames(QPainter &painter) const
{
    const QFontMetricsF metrics(m_font);
    const auto sizeOf = [&metrics](const QString &text) { return QSizeF(metrics.horizontalAdvance(text), metrics.height()); };
    for (const PlacedName &name : placeNames(m_scene, m_places, m_frame.plot, markRadius, sizeOf)) {
        if (name.overlaid) {
            QColor ground = m_theme.panel;
            ground.setAlphaF(0.8F);
            painter.fillRect(name.room.adjusted(-2, 0, 2, 0), ground);
        }
        painter.setPen(m_scene.points->kind(name.point) == PointKind::Variant ? m_theme.text : m_theme.quietText);
        painter.drawText(QPointF(name.room.left(), name.room.top() + metrics.ascent()), name.text);
    }
}

void CostPainter::paintLegend(QPainter &painter) const
{
    const QFontMetricsF metrics(m_font);
    const double middle = controlGap + metrics.height() / 2,
                 left = groupGap + metrics.horizontalAdvance(axisTitle(m_scene.view.y)) + groupGap;
    double at = m_frame.plot.right();
    // From the right, as far as there is room.
    const auto entry = [&](const QString &text, const auto &mark) {
        const double width = metrics.horizontalAdvance(text) + groupGap;
        if (at - width < left)
            return;
        at -= width;
        painter.setPen(m_theme.quietText);
        painter.drawText(QPointF(at + groupGap, controlGap + metrics.ascent()), text);
        mark(QPointF(at + 6, middle));
        at -= groupGap;
    };
    if (!m_scene.front.empty()) {
        entry(QCoreApplication::translate("Costs", "Pareto front"), [&](QPointF where) {
            painter.setPen(QPen(m_theme.projection, 1.5));
            painter.drawLine(where - QPointF(6, 0), where + QPointF(6, 0));
        });
    }
    const std::array<std::size_t, 4> counts = countsOf(m_scene);
    for (const PointKind kind : {PointKind::Sweep, PointKind::Preset, PointKind::History, PointKind::Variant}) {
        const std::size_t count = counts[static_cast<std::size_t>(kind)];
        if (count > 0)
            entry(legendText(kind, count), [&](QPointF where) { paintMark(painter, kind, where, false); });
    }
}

void CostPainter::paintHovered(QPainter &painter, std::size_t point, const QStringList &words, QSizeF size) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF at = m_places[point];
    painter.setPen(QPen(m_theme.text, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(at, markRadius + 3, markRadius + 3);
    const QFontMetricsF metrics(m_font);
    constexpr double widest = 420;
    QStringList lines;
    double width = 0;
    for (const QString &line : words) {
        lines << metrics.elidedText(line, Qt::ElideRight, widest);
        width = std::max(width, metrics.horizontalAdvance(lines.back()));
    }
    const double height = static_cast<double>(lines.size()) * metrics.lineSpacing() + 2 * controlGap;
    QRectF box(at + QPointF(14, 14), QSizeF(width + 2 * controlGap, height));
    if (box.right() > size.width() - insideGap)
        box.moveRight(at.x() - 14);
    if (box.bottom() > size.height() - insideGap)
        box.moveBottom(at.y() - 14);
    box.moveLeft(std::max<double>(box.left(), insideGap));
    box.moveTop(std::max<double>(box.top(), insideGap));
    painter.setPen(m_theme.line);
    painter.setBrush(m_theme.node);
    painter.drawRoundedRect(box, 6, 6);
    double line = box.top() + controlGap + metrics.ascent();
    for (qsizetype i = 0; i < lines.size(); ++i, line += metrics.lineSpacing()) {
        painter.setPen(i + 1 == lines.size() ? m_theme.quietText : m_theme.text);
        painter.drawText(QPointF(box.left() + controlGap, line), lines[i]);
    }
}

} // namespace residua::ui
