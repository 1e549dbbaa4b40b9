#include "ui/forms/combo.h"

#include "ui/forms/field_frame.h"

#include <QKeyEvent>
#include <QStylePainter>
#include <QWheelEvent>

#include <utility>

namespace residua::ui {

Combo::Combo(QWidget *parent) : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(6);
}

void Combo::setWrong(bool wrong)
{
    if (std::exchange(m_wrong, wrong) != wrong)
        update();
}

void Combo::keyPressEvent(QKeyEvent *event)
{
    const bool arrow =
        event->key() == Qt::Key_Up || event->key() == Qt::Key_Down || event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown;
    if (m_listOnly && arrow)
        showPopup();
    else
        QComboBox::keyPressEvent(event);
}

void Combo::wheelEvent(QWheelEvent *event)
{
    if (hasFocus() && !m_listOnly)
        QComboBox::wheelEvent(event);
    else
        event->ignore(); // the panel scrolls
}

void Combo::paintEvent(QPaintEvent *event)
{
    if (currentIndex() < 0 && !placeholderText().isEmpty()) {
        // A value that is none of the list is a value all the same: Qt would paint it as if the box were disabled.
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        option.currentText = placeholderText();
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    } else {
        QComboBox::paintEvent(event);
    }
    if (m_wrong)
        paintWrongFrame(this);
}

} // namespace residua::ui
