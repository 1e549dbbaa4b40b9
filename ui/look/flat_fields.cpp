#include "ui/look/flat_style.h"

#include "ui/look/flat_paint.h"

#include <QAbstractScrollArea>

namespace residua::ui {

namespace {

/// The scroll bar stands on what it scrolls.
QColor trackColor(const QStyleOption *option, const QWidget *bar)
{
    for (const QWidget *widget = bar; widget; widget = widget->parentWidget()) {
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(widget))
            return area->viewport()->palette().color(area->viewport()->backgroundRole());
    }
    return option->palette.color(QPalette::Window);
}

} // namespace

void FlatStyle::drawSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin)
        return;
    if (spin->frame)
        paintField(painter, option, widget);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const Theme theme(option->palette);
    const auto arrow = [&](SubControl part, QAbstractSpinBox::StepEnabledFlag step, Qt::ArrowType direction) {
        const QRect rect = proxy()->subControlRect(CC_SpinBox, option, part, widget);
        const bool can = spin->stepEnabled & step && option->state & State_Enabled;
        const bool active = can && option->activeSubControls == part;
        if (active && option->state & (State_Sunken | State_MouseOver))
            paintArea(painter, rect, wash(theme.text, option->state & State_Sunken ? 0.14 : 0.07), 3);
        paintChevron(painter, rect, direction, can ? theme.quietText : wash(theme.quietText, 0.35), 5);
    };
    arrow(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Qt::UpArrow);
    arrow(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Qt::DownArrow);
}

void FlatStyle::drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!combo)
        return;
    if (combo->frame)
        paintField(painter, option, widget);
    const Theme theme(option->palette);
    const QRect arrow = proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    paintChevron(painter, arrow, Qt::DownArrow, option->state & State_Enabled ? theme.quietText : wash(theme.quietText, 0.4));
}

void FlatStyle::drawSlider(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider)
        return;
    const Theme theme(option->palette);
    const bool enabled = option->state & State_Enabled;
    const bool flat = slider->orientation == Qt::Horizontal;
    const QRectF handle = proxy()->subControlRect(CC_Slider, option, SC_SliderHandle, widget);
    const QRectF all = option->rect;
    const QPointF middle = all.center();
    const QRectF groove =
        flat ? QRectF(all.x() + 2, middle.y() - 1.5, all.width() - 4, 3) : QRectF(middle.x() - 1.5, all.y() + 2, 3, all.height() - 4);
    paintArea(painter, groove, theme.line, 1.5);
    QRectF done = groove;
    if (flat)
        slider->upsideDown ? done.setLeft(handle.center().x()) : done.setRight(handle.center().x());
    else
        slider->upsideDown ? done.setTop(handle.center().y()) : done.setBottom(handle.center().y());
    const QColor color = enabled ? theme.accent : theme.quietText;
    paintArea(painter, done, wash(color, enabled ? 1 : 0.4), 1.5);
    QRectF knob(0, 0, 12, 12);
    knob.moveCenter(handle.center());
    if (option->state & State_HasFocus && option->state & State_KeyboardFocusChange)
        paintArea(painter, knob.adjusted(-3, -3, 3, 3), wash(theme.accent, 0.35), 10);
    const bool hover = enabled && option->activeSubControls == SC_SliderHandle;
    paintFrame(painter, knob, hover ? theme.accent : option->palette.color(QPalette::Base), color, 2, 6);
}

void FlatStyle::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return;
    const Theme theme(option->palette);
    painter->fillRect(option->rect, trackColor(option, widget));
    if (bar->maximum <= bar->minimum)
        return;
    const QRectF thumb = QRectF(proxy()->subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget)).adjusted(2, 2, -2, -2);
    const bool active = option->activeSubControls == SC_ScrollBarSlider;
    const qreal opacity = active && option->state & State_Sunken ? 0.55 : active && option->state & State_MouseOver ? 0.42 : 0.24;
    paintArea(painter, thumb, wash(theme.text, opacity), std::min(thumb.width(), thumb.height()) / 2);
}

void FlatStyle::drawToolButton(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button)
        return;
    const Theme theme(option->palette);
    const bool enabled = option->state & State_Enabled;
    const bool hover = enabled && option->state & State_MouseOver;
    const bool framed = !segmentOf(widget).isEmpty() || isPrimary(option, widget);
    if (framed)
        paintButton(painter, option, widget);
    else if (option->state & State_On)
        paintArea(painter, option->rect, theme.accentSoft);
    if (!framed && (hover || option->state & State_Sunken))
        paintArea(painter, option->rect, wash(theme.text, option->state & State_Sunken ? 0.12 : 0.06));
    if (segmentOf(widget).isEmpty() && option->state & State_HasFocus && option->state & State_KeyboardFocusChange)
        paintFocusRing(painter, option->rect, theme);

    QStyleOptionToolButton label = *button;
    const QColor color = buttonText(option, widget);
    for (const auto role : {QPalette::ButtonText, QPalette::WindowText, QPalette::Text})
        label.palette.setColor(role, color);
    label.state &= ~State_Sunken; // no shift
    const bool splits = button->features & QStyleOptionToolButton::MenuButtonPopup;
    if ((splits || button->features & QStyleOptionToolButton::HasMenu) && button->arrowType == Qt::NoArrow) {
        const int width = proxy()->pixelMetric(PM_MenuButtonIndicator, option, widget);
        const QRect place = visualRect(option->direction, option->rect,
                                       QRect(option->rect.right() + 1 - width, option->rect.y(), width - 2, option->rect.height()));
        paintChevron(painter, place, Qt::DownArrow, color, 6);
        label.rect = visualRect(option->direction, option->rect, option->rect.adjusted(0, 0, -width, 0));
    }
    proxy()->drawControl(CE_ToolButtonLabel, &label, painter, widget);
}

void FlatStyle::drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return;
    QStyleOptionButton label = *button;
    label.palette.setColor(QPalette::ButtonText, buttonText(option, widget));
    label.state &= ~(State_Sunken | State_On); // no shift, no highlighted text
    label.features &= ~QStyleOptionButton::HasMenu;
    if (button->features & QStyleOptionButton::HasMenu) {
        const int width = proxy()->pixelMetric(PM_MenuButtonIndicator, option, widget);
        paintChevron(painter,
                     visualRect(option->direction, option->rect,
                                QRect(option->rect.right() - width - 4, option->rect.y(), width, option->rect.height())),
                     Qt::DownArrow, buttonText(option, widget), 7);
        label.rect = visualRect(option->direction, option->rect, option->rect.adjusted(0, 0, -width, 0));
    }
    QProxyStyle::drawControl(CE_PushButtonLabel, &label, painter, widget);
}

} // namespace residua::ui
