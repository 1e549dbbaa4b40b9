#include "ui/look/flat_controls.h"

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

void drawSpinBox(const FlatCall &call, const QStyleOptionComplex *option)
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin)
        return;
    if (spin->frame)
        paintField(call.painter, option, call.widget);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const Theme theme(option->palette);
    const auto arrow = [&](QStyle::SubControl part, QAbstractSpinBox::StepEnabledFlag step, Qt::ArrowType direction) {
        const QRect rect = call.style.subControlRect(QStyle::CC_SpinBox, option, part, call.widget);
        const bool can = spin->stepEnabled & step && option->state & QStyle::State_Enabled;
        const bool active = can && option->activeSubControls == part;
        if (active && option->state & (QStyle::State_Sunken | QStyle::State_MouseOver))
            paintArea(call.painter, rect, wash(theme.text, option->state & QStyle::State_Sunken ? 0.14 : 0.07), 3);
        paintChevron(call.painter, rect, direction, can ? theme.quietText : wash(theme.quietText, 0.35), 5);
    };
    arrow(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Qt::UpArrow);
    arrow(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Qt::DownArrow);
}

void drawComboBox(const FlatCall &call, const QStyleOptionComplex *option)
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!combo)
        return;
    if (combo->frame)
        paintField(call.painter, option, call.widget);
    const Theme theme(option->palette);
    const QRect arrow = call.style.subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxArrow, call.widget);
    paintChevron(call.painter, arrow, Qt::DownArrow, option->state & QStyle::State_Enabled ? theme.quietText : wash(theme.quietText, 0.4));
}

void drawComboLabel(const FlatCall &call, const QStyleOption *option)
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!combo)
        return;
    QStyleOptionComboBox shown(*combo);
    const int room = call.style.subControlRect(QStyle::CC_ComboBox, combo, QStyle::SC_ComboBoxEditField, call.widget).width();
    shown.currentText = combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, room);
    call.fusion.drawControl(QStyle::CE_ComboBoxLabel, &shown, call.painter, call.widget);
}

void drawSlider(const FlatCall &call, const QStyleOptionComplex *option)
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider)
        return;
    const Theme theme(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool flat = slider->orientation == Qt::Horizontal;
    const QRectF handle = call.style.subControlRect(QStyle::CC_Slider, option, QStyle::SC_SliderHandle, call.widget);
    const QRectF all = option->rect;
    const QPointF middle = all.center();
    const QRectF groove =
        flat ? QRectF(all.x() + 2, middle.y() - 1.5, all.width() - 4, 3) : QRectF(middle.x() - 1.5, all.y() + 2, 3, all.height() - 4);
    paintArea(call.painter, groove, theme.line, 1.5);
    QRectF done = groove;
    if (flat)
        slider->upsideDown ? done.setLeft(handle.center().x()) : done.setRight(handle.center().x());
    else
        slider->upsideDown ? done.setTop(handle.center().y()) : done.setBottom(handle.center().y());
    const QColor color = enabled ? theme.accent : theme.quietText;
    paintArea(call.painter, done, wash(color, enabled ? 1 : 0.4), 1.5);
    QRectF knob(0, 0, 12, 12);
    knob.moveCenter(handle.center());
    if (option->state & QStyle::State_HasFocus && option->state & QStyle::State_KeyboardFocusChange)
        paintArea(call.painter, knob.adjusted(-3, -3, 3, 3), wash(theme.accent, 0.35), 10);
    const bool hover = enabled && option->activeSubControls == QStyle::SC_SliderHandle;
    paintFrame(call.painter, knob, hover ? theme.accent : option->palette.color(QPalette::Base), color, 2, 6);
}

void drawScrollBar(const FlatCall &call, const QStyleOptionComplex *option)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return;
    const Theme theme(option->palette);
    call.painter->fillRect(option->rect, trackColor(option, call.widget));
    if (bar->maximum <= bar->minimum)
        return;
    const QRectF thumb =
        QRectF(call.style.subControlRect(QStyle::CC_ScrollBar, option, QStyle::SC_ScrollBarSlider, call.widget)).adjusted(2, 2, -2, -2);
    const bool active = option->activeSubControls == QStyle::SC_ScrollBarSlider;
    const qreal opacity = active && option->state & QStyle::State_Sunken ? 0.55
        : active && option->state & QStyle::State_MouseOver              ? 0.42
                                                                         : 0.24;
    paintArea(call.painter, thumb, wash(theme.text, opacity), std::min(thumb.width(), thumb.height()) / 2);
}

void drawToolButton(const FlatCall &call, const QStyleOptionComplex *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button)
        return;
    const Theme theme(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool hover = enabled && option->state & QStyle::State_MouseOver;
    const bool framed = !segmentOf(call.widget).isEmpty() || isPrimary(option, call.widget);
    if (framed)
        paintButton(call.painter, option, call.widget);
    else if (option->state & QStyle::State_On)
        paintArea(call.painter, option->rect, theme.accentSoft);
    if (!framed && (hover || option->state & QStyle::State_Sunken))
        paintArea(call.painter, option->rect, wash(theme.text, option->state & QStyle::State_Sunken ? 0.12 : 0.06));
    if (segmentOf(call.widget).isEmpty() && option->state & QStyle::State_HasFocus && option->state & QStyle::State_KeyboardFocusChange)
        paintFocusRing(call.painter, option->rect, theme);

    QStyleOptionToolButton label = *button;
    const QColor color = buttonText(option, call.widget);
    for (const auto role : {QPalette::ButtonText, QPalette::WindowText, QPalette::Text})
        label.palette.setColor(role, color);
    label.state &= ~QStyle::State_Sunken; // no shift
    const bool splits = button->features & QStyleOptionToolButton::MenuButtonPopup;
    if ((splits || button->features & QStyleOptionToolButton::HasMenu) && button->arrowType == Qt::NoArrow) {
        const int width = call.style.pixelMetric(QStyle::PM_MenuButtonIndicator, option, call.widget);
        const QRect place = QStyle::visualRect(option->direction, option->rect,
                                               QRect(option->rect.right() + 1 - width, option->rect.y(), width - 2, option->rect.height()));
        paintChevron(call.painter, place, Qt::DownArrow, color, 6);
        label.rect = QStyle::visualRect(option->direction, option->rect, option->rect.adjusted(0, 0, -width, 0));
    }
    call.style.drawControl(QStyle::CE_ToolButtonLabel, &label, call.painter, call.widget);
}

void drawButtonLabel(const FlatCall &call, const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return;
    QStyleOptionButton label = *button;
    label.palette.setColor(QPalette::ButtonText, buttonText(option, call.widget));
    label.state &= ~(QStyle::State_Sunken | QStyle::State_On); // no shift, no highlighted text
    label.features &= ~QStyleOptionButton::HasMenu;
    if (button->features & QStyleOptionButton::HasMenu) {
        const int width = call.style.pixelMetric(QStyle::PM_MenuButtonIndicator, option, call.widget);
        paintChevron(call.painter,
                     QStyle::visualRect(option->direction, option->rect,
                                        QRect(option->rect.right() - width - 4, option->rect.y(), width, option->rect.height())),
                     Qt::DownArrow, buttonText(option, call.widget), 7);
        label.rect = QStyle::visualRect(option->direction, option->rect, option->rect.adjusted(0, 0, -width, 0));
    }
    call.fusion.drawControl(QStyle::CE_PushButtonLabel, &label, call.painter, call.widget);
}

} // namespace residua::ui
