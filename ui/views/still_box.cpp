#include "ui/views/still_box.h"

#include <QEvent>

#include <algorithm>

namespace residua::ui {

StillBox::StillBox(QWidget *content, QWidget *parent) : QWidget(parent), m_content(content)
{
    content->setParent(this);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    fit();
}

QSize StillBox::sizeHint() const
{
    return {m_content->sizeHint().width(), m_height};
}

void StillBox::fit()
{
    const int wanted = m_content->hasHeightForWidth() ? m_content->heightForWidth(width()) : m_content->sizeHint().height();
    const int height = std::max(wanted, m_content->minimumHeight());
    m_content->setGeometry(0, 0, width(), height);
    if (height == m_height)
        return;
    m_height = height;
    setFixedHeight(height);
}

bool StillBox::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) // of the content
        fit();
    return QWidget::event(event);
}

void StillBox::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace residua::ui
