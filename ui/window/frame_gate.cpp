#include "ui/window/frame_gate.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

#include <utility>

namespace residua::ui {

FrameGate::FrameGate(QWidget &window, std::function<bool()> complete) : QObject(&window), m_window(window), m_complete(std::move(complete))
{
    m_limit.setSingleShot(true);
    m_limit.setTimerType(Qt::PreciseTimer);
    m_limit.setInterval(mostWait);
    connect(&m_limit, &QTimer::timeout, this, &FrameGate::open);
    window.installEventFilter(this);
}

void FrameGate::close()
{
    if (!m_limit.isActive()) // edits without a pause must not hold the window for ever
        m_limit.start();
}

void FrameGate::check()
{
    if (m_limit.isActive() && m_complete())
        open();
}

void FrameGate::open()
{
    m_limit.stop();
    if (std::exchange(m_asked, false))
        QCoreApplication::postEvent(&m_window, new QEvent(QEvent::UpdateRequest), Qt::LowEventPriority);
}

bool FrameGate::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_window || event->type() != QEvent::UpdateRequest || !m_limit.isActive())
        return QObject::eventFilter(watched, event);
    m_asked = true; // what is to be painted stays marked in the window
    return true;
}

} // namespace residua::ui
