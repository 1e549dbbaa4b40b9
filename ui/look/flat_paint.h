#pragma once

#include "ui/look/theme.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace residua::ui {

inline constexpr qreal fieldRadius = 5;

/// Saves a painter's state for a scope, antialiased.
struct PainterScope {
    explicit PainterScope(QPainter *painter) : m_painter(painter)
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
    }
    ~PainterScope() { m_painter->restore(); }
    PainterScope(const PainterScope &) = delete;
    PainterScope &operator=(const PainterScope &) = delete;

private:
    QPainter *m_painter;
};

/// `color` at `opacity` from 0 to 1: a wash over whatever is behind.
QColor wash(QColor color, qreal opacity);

/// A rounded rectangle whose line lies inside `rect`, both colours opaque: two fills, a fraction of what a stroke costs.
/// Leaves pen and brush set; the painter must be antialiased.
void fillBordered(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &line, qreal width, qreal radius);
/// The line of a large rounded rectangle, inside `rect`: straight pieces and four arcs, for a stroke is paid for by its whole area.
/// Leaves pen and brush set; the painter must be antialiased.
void strokeRounded(QPainter &painter, const QRectF &rect, const QColor &line, qreal width, qreal radius);
/// What a field or button stands on and is framed with: a rounded rectangle with a line that lies on whole pixels.
void paintFrame(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line, qreal width = 1, qreal radius = fieldRadius);
/// A rounded area without a line.
void paintArea(QPainter *painter, const QRectF &rect, const QColor &fill, qreal radius = fieldRadius);
/// A field's base and frame: accent and thicker with the focus, the colour of what is wrong with the property "invalid".
void paintField(QPainter *painter, const QStyleOption *option, const QWidget *widget);
/// A button: flat, primary or a segment.
void paintButton(QPainter *painter, const QStyleOption *option, const QWidget *widget);
/// Two strokes that point where `direction` says.
void paintChevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &color, qreal size = 7);
/// A check box or, `round`, a radio button.
void paintIndicator(QPainter *painter, const QStyleOption *option, bool round);
/// The ring of a control that was reached by keyboard.
void paintFocusRing(QPainter *painter, const QRectF &rect, const Theme &theme);

/// The line of a view that has the keyboard, where nothing in it is selected that could show it.
void paintViewFocus(QPainter &painter, const QRect &rect, const Theme &theme);

/// The text colour of a button in its state.
QColor buttonText(const QStyleOption *option, const QWidget *widget);
bool isPrimary(const QStyleOption *option, const QWidget *widget);
/// The value of the property "segment"; empty for others.
QByteArray segmentOf(const QWidget *widget);

} // namespace residua::ui
