#include "ui/look/flat_paint.h"

#include <QPainterPath>
#include <QVariant>
#include <QWidget>

namespace residua::ui {

QColor wash(QColor color, qreal opacity)
{
    color.setAlphaF(static_cast<float>(opacity));
    return color;
}

void fillBordered(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &line, qreal width, qreal radius)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(line);
    painter.drawRoundedRect(rect, radius, radius);
    painter.setBrush(fill);
    painter.drawRoundedRect(rect.adjusted(width, width, -width, -width), radius - width, radius - width);
}

void strokeRounded(QPainter &painter, const QRectF &rect, const QColor &line, qreal width, qreal radius)
{
    const qreal half = width / 2, side = 2 * radius - width;
    painter.fillRect(QRectF(rect.left() + radius, rect.top(), rect.width() - 2 * radius, width), line);
    painter.fillRect(QRectF(rect.left() + radius, rect.bottom() - width, rect.width() - 2 * radius, width), line);
    painter.fillRect(QRectF(rect.left(), rect.top() + radius, width, rect.height() - 2 * radius), line);
    painter.fillRect(QRectF(rect.right() - width, rect.top() + radius, width, rect.height() - 2 * radius), line);
    painter.setPen(QPen(line, width, Qt::SolidLine, Qt::FlatCap));
    painter.setBrush(Qt::NoBrush);
    const qreal right = rect.right() - half - side, bottom = rect.bottom() - half - side, quarter = 90 * 16;
    const auto corner = [&](qreal x, qreal y, int turns) {
        painter.drawArc(QRectF(x, y, side, side), static_cast<int>(turns * quarter), static_cast<int>(quarter));
    };
    corner(right, rect.top() + half, 0);
    corner(rect.left() + half, rect.top() + half, 1);
    corner(rect.left() + half, bottom, 2);
    corner(right, bottom, 3);
}

void paintFrame(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line, qreal width, qreal radius)
{
    const PainterScope scope(painter);
    if (fill.alpha() == 255 && line.alpha() == 255)
        return fillBordered(*painter, rect, fill, line, width, radius);
    const qreal half = width / 2;
    painter->setPen(QPen(line, width));
    painter->setBrush(fill);
    painter->drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half);
}

void paintArea(QPainter *painter, const QRectF &rect, const QColor &fill, qreal radius)
{
    const PainterScope scope(painter);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawRoundedRect(rect, radius, radius);
}

void paintField(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const Theme theme(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool focus = enabled && option->state & QStyle::State_HasFocus;
    const bool hover = enabled && option->state & QStyle::State_MouseOver;
    const bool invalid = widget && widget->property("invalid").toBool();
    const QColor fill = enabled ? option->palette.color(QPalette::Base) : theme.panel;
    const QColor line = invalid ? theme.wrong : focus ? theme.accent : hover ? theme.quietText : theme.line;
    paintFrame(painter, option->rect, fill, hover && !focus && !invalid ? wash(line, 0.6) : line, focus ? 2 : 1);
}

QByteArray segmentOf(const QWidget *widget)
{
    return widget ? widget->property("segment").toByteArray() : QByteArray();
}

bool isPrimary(const QStyleOption *option, const QWidget *widget)
{
    if (widget && widget->property("primary").toBool())
        return true;
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button && button->features & QStyleOptionButton::DefaultButton;
}

namespace {

/// The frame is open where the next segment joins; the checked one is a soft area inside it.
void paintSegment(QPainter *painter, const QStyleOption *option, const QByteArray &segment)
{
    const Theme theme(option->palette);
    const bool left = segment == "first" || segment == "only", right = segment == "last" || segment == "only";
    const QRectF rect = option->rect;
    const PainterScope scope(painter);
    painter->setClipRect(rect, Qt::IntersectClip);
    paintFrame(painter, rect.adjusted(left ? 0 : -20, 0, right ? 0 : 20, 0), option->palette.color(QPalette::Base), theme.line);
    const QRectF inside = rect.adjusted(left ? 2 : 1, 2, right ? -2 : -1, -2);
    if (option->state & QStyle::State_On)
        paintArea(painter, inside, theme.accentSoft, 4);
    else if (option->state & QStyle::State_Enabled && option->state & (QStyle::State_MouseOver | QStyle::State_Sunken))
        paintArea(painter, inside, wash(theme.text, option->state & QStyle::State_Sunken ? 0.1 : 0.05), 4);
    if (option->state & QStyle::State_HasFocus && option->state & QStyle::State_KeyboardFocusChange)
        paintFrame(painter, inside, Qt::transparent, theme.accent, 1.5, 4);
}

} // namespace

void paintButton(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    if (const QByteArray segment = segmentOf(widget); !segment.isEmpty())
        return paintSegment(painter, option, segment);
    const Theme theme(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool hover = enabled && option->state & QStyle::State_MouseOver;
    const bool down = option->state & QStyle::State_Sunken;
    const QRectF rect = option->rect;
    if (isPrimary(option, widget) && enabled) {
        paintArea(painter, rect, theme.accent);
        if (down || hover)
            paintArea(painter, rect, wash(down ? Qt::black : Theme::textOn(theme.accent), down ? 0.16 : 0.1));
        return;
    }
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool flat = button && button->features & QStyleOptionButton::Flat;
    const bool on = option->state & QStyle::State_On;
    if (!flat || on)
        paintFrame(painter, rect, on ? theme.accentSoft : enabled ? option->palette.color(QPalette::Button) : theme.panel, theme.line);
    if (hover || down)
        paintArea(painter, rect, wash(theme.text, down ? 0.12 : 0.05));
}

QColor buttonText(const QStyleOption *option, const QWidget *widget)
{
    const Theme theme(option->palette);
    if (!(option->state & QStyle::State_Enabled))
        return option->palette.color(QPalette::Disabled, QPalette::ButtonText);
    if (isPrimary(option, widget))
        return Theme::textOn(theme.accent);
    return option->state & QStyle::State_On ? theme.accent : option->palette.color(QPalette::ButtonText);
}

void paintChevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &color, qreal size)
{
    const PainterScope scope(painter);
    painter->translate(rect.center());
    switch (direction) {
    case Qt::UpArrow: painter->rotate(180); break;
    case Qt::LeftArrow: painter->rotate(90); break;
    case Qt::RightArrow: painter->rotate(-90); break;
    default: break;
    }
    const qreal half = std::min({size, rect.width(), rect.height()}) / 2;
    painter->setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF points[] = {{-half, -half / 2}, {0, half / 2}, {half, -half / 2}};
    painter->drawPolyline(points, 3);
}

void paintIndicator(QPainter *painter, const QStyleOption *option, bool round)
{
    const Theme theme(option->palette);
    const qreal side = std::min(option->rect.width(), option->rect.height());
    const QRectF rect(option->rect.x() + (option->rect.width() - side) / 2, option->rect.y() + (option->rect.height() - side) / 2, side,
                      side);
    const qreal radius = round ? side / 2 : 4;
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool off = !(option->state & (QStyle::State_On | QStyle::State_NoChange));
    if (off) {
        const bool hover = enabled && option->state & QStyle::State_MouseOver;
        const QColor line = hover ? theme.accent : wash(theme.quietText, 0.7);
        return paintFrame(painter, rect, enabled ? option->palette.color(QPalette::Base) : theme.panel, line, 1, radius);
    }
    const QColor fill = enabled ? theme.accent : wash(theme.quietText, 0.6);
    paintArea(painter, rect, fill, radius);
    const PainterScope scope(painter);
    const QColor mark = Theme::textOn(enabled ? fill : theme.quietText);
    if (round)
        return paintArea(painter, rect.adjusted(side * 0.32, side * 0.32, -side * 0.32, -side * 0.32), mark, side);
    painter->setPen(QPen(mark, side / 9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&rect, side](qreal x, qreal y) { return rect.topLeft() + QPointF(x, y) * side; };
    if (option->state & QStyle::State_NoChange)
        painter->drawLine(at(0.28, 0.5), at(0.72, 0.5));
    else
        painter->drawPolyline(QPolygonF({at(0.25, 0.52), at(0.43, 0.7), at(0.76, 0.32)}));
}

void paintFocusRing(QPainter *painter, const QRectF &rect, const Theme &theme)
{
    paintFrame(painter, rect, Qt::transparent, theme.accent, 1.5, fieldRadius);
}

void paintViewFocus(QPainter &painter, const QRect &rect, const Theme &theme)
{
    painter.setPen(QPen(theme.accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5));
}

} // namespace residua::ui
