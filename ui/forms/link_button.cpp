#include "ui/forms/link_button.h"

#include "ui/look/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace residua::ui {

LinkButton::LinkButton(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

QSize LinkButton::sizeHint() const
{
    const QSize text = fontMetrics().size(Qt::TextShowMnemonic, this->text());
    return {text.width() + 1, std::max(rowHeight, text.height() + insideGap)};
}

void LinkButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme(palette());
    QFont linkFont = font();
    linkFont.setUnderline((underMouse() || hasFocus()) && isEnabled());
    painter.setFont(linkFont);
    painter.setPen(isEnabled() ? theme.accent : palette().color(QPalette::Disabled, QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextShowMnemonic, text());
}

void LinkButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace residua::ui
