#include "ui/views/selectable_label.h"

#include <QFocusEvent>

namespace residua::ui {

SelectableLabel::SelectableLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setTextInteractionFlags(Qt::NoTextInteraction);
}

void SelectableLabel::enterEvent(QEnterEvent *event)
{
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusPolicy(Qt::ClickFocus); // for Ctrl+C
    QLabel::enterEvent(event);
}

void SelectableLabel::leaveEvent(QEvent *event)
{
    QLabel::leaveEvent(event);
    if (!hasSelectedText())
        rest();
}

void SelectableLabel::focusOutEvent(QFocusEvent *event)
{
    QLabel::focusOutEvent(event);
    if (!underMouse() && event->reason() != Qt::PopupFocusReason) // its own menu copies what is selected
        rest();
}

void SelectableLabel::rest()
{
    setTextInteractionFlags(Qt::NoTextInteraction);
}

} // namespace residua::ui
