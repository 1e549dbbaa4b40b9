#include "ui/forms/field_frame.h"

#include "ui/look/theme.h"

#include <QWidget>

namespace residua::ui {

namespace {

void frame(QPainter &painter, const QRect &rect, const QColor &color, qreal width)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, width));
    const qreal inset = width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), fieldRadius - inset, fieldRadius - inset);
}

} // namespace

void paintWrongFrame(QWidget *widget)
{
    QPainter painter(widget);
    frame(painter, widget->rect(), Theme(widget->palette()).wrong, 1.5);
}

void paintFocus(QPainter &painter, const QRect &rect, const Theme &theme)
{
    frame(painter, rect, theme.accent, 1.5);
}

} // namespace residua::ui
