#include "ui/graph/graph_view.h"
#include "ui/graph/graph_words.h"
#include "ui/state/metric_menu.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QStyleHints>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace residua::ui {

bool GraphView::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (!showToolTip(help->pos(), help->globalPos()))
            QToolTip::hideText();
        return true;
    }
    case QEvent::NativeGesture: {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() != Qt::ZoomNativeGesture)
            break;
        zoomBy(1 + gesture->value(), gesture->position());
        return true;
    }
    case QEvent::Gesture:
        if (const auto *pinch = static_cast<QPinchGesture *>(static_cast<QGestureEvent *>(event)->gesture(Qt::PinchGesture))) {
            if (pinch->changeFlags() & QPinchGesture::ScaleFactorChanged)
                zoomBy(pinch->scaleFactor(), mapFromGlobal(pinch->centerPoint()));
            return true;
        }
        break;
    default: break;
    }
    return QWidget::event(event);
}

void GraphView::wheelEvent(QWheelEvent *event)
{
    constexpr double notch = 120, notchPixels = 60, notchesToDouble = 4;
    if (event->modifiers() & Qt::ControlModifier) {
        zoomBy(std::pow(2.0, event->angleDelta().y() / notch / notchesToDouble), event->position());
    } else {
        QPointF way = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / notch * notchPixels : QPointF(event->pixelDelta());
        if (event->modifiers() & Qt::ShiftModifier && way.x() == 0)
            way = {way.y(), 0};
        Camera camera = m_camera;
        camera.offset += way;
        steer(camera);
    }
    event->accept();
}

void GraphView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = m_last = event->position();
    const bool left = event->button() == Qt::LeftButton;
    m_pressedOnCanvas = false;
    if (event->button() == Qt::MiddleButton || (left && m_space)) {
        m_drag = Drag::Pan;
    } else if (left && m_map.panel.contains(event->position())) {
        m_drag = Drag::Map;
        mouseMoveEvent(event);
    } else if (left && m_legend.panel.contains(event->position())) {
        m_drag = Drag::Legend;
    } else if (left) {
        m_highlight.focus = false; // a ring for the keyboard, not for a click
        m_drag = Drag::Pressed;
        const std::string path = pathAt(event->position());
        m_pressedOnCanvas = path.empty();
        if (!path.empty())
            m_session.select(path);
    }
    updateCursor();
}

void GraphView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drag == Drag::None) {
        hover(event->position());
        return;
    }
    if (m_drag == Drag::Legend)
        return;
    Camera camera = m_camera;
    if (m_drag == Drag::Map) {
        camera.offset += QRectF(rect()).center() - camera.toScreen(m_map.pictureAt(event->position()));
        steer(camera);
        return;
    }
    if (m_drag == Drag::Pressed && (event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_drag = Drag::Pan;
    m_spacePanned = m_space;
    camera.offset += event->position() - m_last;
    m_last = event->position();
    steer(camera);
    updateCursor();
}

void GraphView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_drag == Drag::Pressed && m_pressedOnCanvas && event->button() == Qt::LeftButton)
        m_session.select({});
    const bool choose = m_drag == Drag::Legend && m_legend.chooser.contains(event->position());
    m_drag = Drag::None;
    updateCursor();
    if (choose)
        chooseMetric();
}

void GraphView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_map.panel.contains(event->position()) || m_legend.panel.contains(event->position())) {
        mousePressEvent(event);
        return;
    }
    const std::string path = pathAt(event->position());
    if (!path.empty())
        toggle(path, event->position());
}

void GraphView::updateCursor()
{
    if (m_drag == Drag::Pan)
        setCursor(Qt::ClosedHandCursor);
    else if (m_space)
        setCursor(Qt::OpenHandCursor);
    else if (m_onChooser)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void GraphView::hover(QPointF position)
{
    if (const bool on = m_legend.chooser.contains(position); on != m_onChooser) {
        m_onChooser = on;
        updateCursor();
        update(m_legend.panel.toAlignedRect());
    }
    const QPointF point = m_camera.toPicture(position);
    const bool covered = m_map.panel.contains(position) || m_legend.panel.contains(position) || !m_scene.picture;
    const int box = covered ? -1 : m_scene.boxAt(point);
    setHover(box, covered || box >= 0 ? -1 : m_scene.frameTitleAt(point));
}

void GraphView::setHover(int box, int frame)
{
    if (box == m_highlight.hoverBox && frame == m_highlight.hoverFrame)
        return;
    update(markRect(m_highlight.hoverBox, m_highlight.hoverFrame).toAlignedRect());
    m_highlight.hoverBox = box;
    m_highlight.hoverFrame = frame;
    update(markRect(box, frame).toAlignedRect());
}

QRectF GraphView::markRect(int box, int frame) const
{
    constexpr double reach = 8;
    QRectF area;
    if (box >= 0)
        area = m_scene.boxes[static_cast<std::size_t>(box)].rect;
    else if (frame >= 0)
        area = m_scene.frames[static_cast<std::size_t>(frame)].rect;
    return area.isEmpty() ? QRectF() : m_camera.toScreen(area).adjusted(-reach, -reach, reach, reach);
}

void GraphView::leaveEvent(QEvent *event)
{
    hover(QPointF(-1, -1));
    setHover(-1, -1);
    QWidget::leaveEvent(event);
}

bool GraphView::showToolTip(const QPoint &position, const QPoint &global)
{
    if (!m_scene.picture || m_map.panel.contains(position))
        return false;
    if (m_legend.chooser.contains(QPointF(position))) {
        QToolTip::showText(global, tr("What colours the boxes. Press to choose."), this, m_legend.chooser.toAlignedRect());
        return true;
    }
    if (m_legend.panel.contains(QPointF(position)))
        return false;
    const QPointF point = m_camera.toPicture(QPointF(position));
    const int box = m_scene.boxAt(point);
    const int frame = box >= 0 ? -1 : m_scene.frameTitleAt(point);
    if (box < 0 && frame < 0)
        return false;
    QToolTip::showText(global, box >= 0 ? boxToolTip(m_scene, box) : frameToolTip(m_scene, frame), this,
                       markRect(box, frame).toAlignedRect());
    return true;
}

bool GraphView::navigate(int key)
{
    Direction direction = Direction::First;
    switch (key) {
    case Qt::Key_Left: direction = Direction::Left; break;
    case Qt::Key_Right: direction = Direction::Right; break;
    case Qt::Key_Up: direction = Direction::Up; break;
    case Qt::Key_Down: direction = Direction::Down; break;
    case Qt::Key_Home: direction = Direction::First; break;
    case Qt::Key_End: direction = Direction::Last; break;
    default: return false;
    }
    m_highlight.focus = hasFocus();
    update();
    if (const int next = nextBox(m_scene, currentBox(), direction); next >= 0)
        m_session.select(m_scene.node(next).path);
    return true;
}

/// Opens the folded box, or folds the frame, that is selected.
void GraphView::toggleCurrent()
{
    const auto &selected = m_highlight.selected;
    if (!selected.boxes.empty())
        toggle(m_scene.node(selected.boxes.front()).path, std::nullopt);
    else if (!selected.frames.empty())
        toggle(m_scene.group(m_scene.frames[static_cast<std::size_t>(selected.frames.front())]).path, std::nullopt);
}

void GraphView::keyPressEvent(QKeyEvent *event)
{
    if (!m_scene.picture || navigate(event->key()))
        return;
    if (event->matches(QKeySequence::Find)) {
        find();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: toggleCurrent(); return;
    case Qt::Key_F3: event->modifiers() & Qt::ShiftModifier ? findPrevious() : findNext(); return;
    case Qt::Key_Backspace: foldCurrent(); return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); return;
    case Qt::Key_Minus: zoomOut(); return;
    case Qt::Key_0: actualSize(); return;
    case Qt::Key_F: fit(); return;
    case Qt::Key_Escape:
        if (findIsOpen()) {
            closeFind();
            return;
        }
        if (!m_session.selection().path.empty()) {
            m_session.select({});
            return;
        }
        break;
    case Qt::Key_Space:
        if (!event->isAutoRepeat())
            m_spacePanned = false;
        m_space = true;
        updateCursor();
        return;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void GraphView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat()) {
        QWidget::keyReleaseEvent(event);
        return;
    }
    if (m_space && !m_spacePanned)
        toggleCurrent(); // it was pressed for itself, not to pan
    m_space = false;
    updateCursor();
}

void GraphView::focusInEvent(QFocusEvent *event)
{
    m_highlight.focus = event->reason() != Qt::MouseFocusReason; // a ring for the keyboard, not for a click
    QWidget::focusInEvent(event);
    update();
}

void GraphView::focusOutEvent(QFocusEvent *event)
{
    m_highlight.focus = m_space = false;
    updateCursor();
    QWidget::focusOutEvent(event);
    update();
}

void GraphView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_scene.picture)
        return;
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const std::string path = keyboard ? m_session.selection().path : pathAt(event->pos());
    QMenu menu(this);
    if (!path.empty()) {
        m_session.select(path);
        const int box = m_scene.boxOf(path);
        if (box >= 0 && m_scene.boxes[static_cast<std::size_t>(box)].foldable)
            addUnfolding(menu, path);
        else if (box < 0 || m_scene.frameAround(box) >= 0)
            menu.addAction(tr("&Fold"), this, &GraphView::foldCurrent);
        menu.addAction(tr("Select in &Table"), this, [this, path] { m_session.select(path); });
        menu.addAction(tr("&Copy Path"), this, [path] { QApplication::clipboard()->setText(QString::fromStdString(path)); });
        menu.addSeparator();
        menu.addAction(tr("Fit &Selection"), this, &GraphView::fitSelection);
    }
    menu.addAction(tr("Fit the &Whole Picture"), this, &GraphView::fit);
    menu.addAction(tr("&Actual Size"), this, &GraphView::actualSize);
    menu.addSeparator();
    menu.addAction(tr("Fi&nd…"), this, &GraphView::find);
    fillMetricMenu(*menu.addMenu(tr("Colour &By")), m_session);
    const QPoint at = keyboard ? mapToGlobal(rectOf(path).center().toPoint()) : event->globalPos();
    menu.exec(at);
}

} // namespace residua::ui
