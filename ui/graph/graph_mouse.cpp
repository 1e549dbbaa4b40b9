#include "ui/graph/graph_mouse.h"

#include <QApplication>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QWheelEvent>
#include <QWidget>

#include <cmath>
#include <utility>

namespace residua::ui {

GraphMouse::GraphMouse(QWidget &view, Viewport &viewport, const GraphMap &map, HitTest hitAt)
    : m_view(view), m_viewport(viewport), m_map(map), m_hitAt(std::move(hitAt))
{}

void GraphMouse::press(const QMouseEvent &event)
{
    m_pressedAt = m_last = event.position();
    m_onCanvas = false;
    const bool left = event.button() == Qt::LeftButton;
    const GraphHit hit = m_hitAt(event.position());
    if (event.button() == Qt::MiddleButton || (left && m_space)) {
        m_drag = Drag::Pan;
    } else if (left && hit.what == GraphHit::What::Map) {
        m_drag = Drag::Map;
        move(event);
    } else if (left && (hit.what == GraphHit::What::Legend || hit.what == GraphHit::What::Chooser)) {
        m_drag = Drag::Legend;
    } else if (left) {
        m_drag = Drag::Pressed;
        m_onCanvas = !hit.isInPicture();
        Q_EMIT pressed(hit);
    }
    dressCursor();
}

void GraphMouse::move(const QMouseEvent &event)
{
    switch (m_drag) {
    case Drag::None: hover(m_hitAt(event.position())); return;
    case Drag::Legend: return;
    case Drag::Map: m_viewport.centerOn(m_map.pictureAt(event.position())); return;
    case Drag::Pressed:
        if ((event.position() - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
            return;
        break;
    case Drag::Pan: break;
    }
    m_drag = Drag::Pan;
    m_spacePanned = m_space;
    m_viewport.pan(event.position() - std::exchange(m_last, event.position()));
    dressCursor();
}

void GraphMouse::release(const QMouseEvent &event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Pressed && m_onCanvas && event.button() == Qt::LeftButton)
        Q_EMIT canvasClicked();
    dressCursor();
    if (drag == Drag::Legend && m_hitAt(event.position()).what == GraphHit::What::Chooser)
        Q_EMIT chooserClicked();
}

void GraphMouse::doubleClick(const QMouseEvent &event)
{
    const GraphHit hit = m_hitAt(event.position());
    if (event.button() == Qt::LeftButton && hit.isInPicture())
        Q_EMIT opened(hit, event.position());
    else if (event.button() != Qt::LeftButton || hit.what != GraphHit::What::Canvas)
        press(event);
}

void GraphMouse::leave()
{
    hover({});
}

void GraphMouse::forgetPicture()
{
    if (m_hover.isInPicture())
        m_hover = {};
}

void GraphMouse::turnWheel(const QWheelEvent &event)
{
    constexpr double notch = 120, notchPixels = 60, notchesToDouble = 4;
    if (event.modifiers() & Qt::ControlModifier) {
        m_viewport.zoomBy(std::pow(2.0, event.angleDelta().y() / notch / notchesToDouble), event.position());
        return;
    }
    QPointF way = event.pixelDelta().isNull() ? QPointF(event.angleDelta()) / notch * notchPixels : QPointF(event.pixelDelta());
    if (event.modifiers() & Qt::ShiftModifier && way.x() == 0)
        way = {way.y(), 0};
    m_viewport.pan(way);
}

bool GraphMouse::pinch(const QNativeGestureEvent &event)
{
    if (event.gestureType() != Qt::ZoomNativeGesture)
        return false;
    m_viewport.zoomBy(1 + event.value(), event.position());
    return true;
}

bool GraphMouse::pinch(QGestureEvent &event)
{
    const auto *gesture = static_cast<QPinchGesture *>(event.gesture(Qt::PinchGesture));
    if (!gesture)
        return false;
    if (gesture->changeFlags() & QPinchGesture::ScaleFactorChanged)
        m_viewport.zoomBy(gesture->scaleFactor(), m_view.mapFromGlobal(gesture->centerPoint()));
    return true;
}

void GraphMouse::pressSpace(bool repeated)
{
    if (!repeated)
        m_spacePanned = false;
    m_space = true;
    dressCursor();
}

bool GraphMouse::releaseSpace()
{
    const bool forItself = m_space && !m_spacePanned;
    forgetSpace();
    return forItself;
}

void GraphMouse::forgetSpace()
{
    m_space = false;
    dressCursor();
}

void GraphMouse::hover(const GraphHit &hit)
{
    if (std::exchange(m_hover, hit) == hit)
        return;
    dressCursor();
    Q_EMIT hovered(hit);
}

void GraphMouse::dressCursor()
{
    if (m_drag == Drag::Pan)
        m_view.setCursor(Qt::ClosedHandCursor);
    else if (m_space)
        m_view.setCursor(Qt::OpenHandCursor);
    else if (m_hover.what == GraphHit::What::Chooser)
        m_view.setCursor(Qt::PointingHandCursor);
    else
        m_view.unsetCursor();
}

} // namespace residua::ui
