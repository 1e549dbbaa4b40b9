// What mouse, keys and menus do to the picture.
#include "ui/graph/graph_view.h"

#include "ui/graph/graph_menu.h"
#include "ui/graph/graph_words.h"
#include "ui/state/metric_menu.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>
#include <QWheelEvent>

namespace residua::ui {

void GraphView::joinMouse()
{
    connect(&m_mouse, &GraphMouse::pressed, this, [this](const GraphHit &hit) {
        m_highlight.focus = false; // a ring for the keyboard, not for a click
        if (const std::string path = pathOf(m_scene, hit); !path.empty())
            m_network.select(path);
    });
    connect(&m_mouse, &GraphMouse::canvasClicked, this, [this] { m_network.select({}); });
    connect(&m_mouse, &GraphMouse::opened, this, [this](const GraphHit &hit, QPointF at) { m_folder.toggle(pathOf(m_scene, hit), at); });
    connect(&m_mouse, &GraphMouse::chooserClicked, this, &GraphView::chooseMetric);
    connect(&m_mouse, &GraphMouse::hovered, this, &GraphView::markHovered);
}

bool GraphView::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (!showToolTip(help->pos(), help->globalPos()))
            QToolTip::hideText();
        return true;
    }
    case QEvent::NativeGesture:
        if (m_mouse.pinch(*static_cast<QNativeGestureEvent *>(event)))
            return true;
        break;
    case QEvent::Gesture:
        if (m_mouse.pinch(*static_cast<QGestureEvent *>(event)))
            return true;
        break;
    default: break;
    }
    return QWidget::event(event);
}

void GraphView::wheelEvent(QWheelEvent *event)
{
    m_mouse.turnWheel(*event);
    event->accept();
}

void GraphView::leaveEvent(QEvent *event)
{
    m_mouse.leave();
    QWidget::leaveEvent(event);
}

std::string GraphView::pathAt(QPointF position) const
{
    return pathOf(m_scene, graphHit(m_scene, camera(), {}, {}, position));
}

void GraphView::markHovered(const GraphHit &hit)
{
    if (const bool on = hit.what == GraphHit::What::Chooser; on != m_onChooser) {
        m_onChooser = on;
        update(m_legend.panel.toAlignedRect());
    }
    const QRectF before = hoverArea();
    m_highlight.hoverBox = hit.what == GraphHit::What::Box ? hit.index : -1;
    m_highlight.hoverFrame = hit.what == GraphHit::What::Frame ? hit.index : -1;
    update(before.toAlignedRect());
    update(hoverArea().toAlignedRect());
}

QRectF GraphView::hoverArea() const
{
    constexpr double reach = 8;
    const GraphHit hovered = m_highlight.hoverBox >= 0 ? GraphHit{GraphHit::What::Box, m_highlight.hoverBox}
        : m_highlight.hoverFrame >= 0                  ? GraphHit{GraphHit::What::Frame, m_highlight.hoverFrame}
                                                       : GraphHit{};
    const QRectF area = ui::rectOf(m_scene, hovered);
    return area.isEmpty() ? QRectF() : camera().toScreen(area).adjusted(-reach, -reach, reach, reach);
}

bool GraphView::showToolTip(const QPoint &position, const QPoint &global)
{
    const GraphHit hit = hitAt(QPointF(position));
    if (hit.what == GraphHit::What::Chooser) {
        QToolTip::showText(global, tr("What colors the boxes. Press to choose."), this, m_legend.chooser.toAlignedRect());
        return true;
    }
    if (!hit.isInPicture())
        return false;
    QToolTip::showText(global, hit.what == GraphHit::What::Box ? boxToolTip(m_scene, hit.index) : frameToolTip(m_scene, hit.index), this,
                       camera().toScreen(ui::rectOf(m_scene, hit)).toAlignedRect());
    return true;
}

void GraphView::chooseMetric()
{
    QMenu menu(this);
    fillMetricMenu(menu, m_network.session());
    menu.setActiveAction(menu.actions().value(0));
    const QPoint at = mapToGlobal(m_legend.chooser.topLeft().toPoint());
    menu.exec(at - QPoint(0, menu.sizeHint().height() + controlGap / 2));
}

/// False where it is somebody else's.
bool GraphView::run(GraphCommand command, const std::string &path)
{
    switch (command) {
    case GraphCommand::Unfold: m_folder.toggle(path); break;
    case GraphCommand::Toggle: m_folder.toggle(marks()); break;
    case GraphCommand::Fold: m_folder.foldAround(marks()); break;
    case GraphCommand::Select: m_network.select(path); break;
    case GraphCommand::CopyPath: QApplication::clipboard()->setText(QString::fromStdString(path)); break;
    case GraphCommand::FitSelection: fitSelection(); break;
    case GraphCommand::Fit: fit(); break;
    case GraphCommand::ActualSize: actualSize(); break;
    case GraphCommand::ZoomIn: zoomIn(); break;
    case GraphCommand::ZoomOut: zoomOut(); break;
    case GraphCommand::Find: find(); break;
    case GraphCommand::FindNext: findNext(); break;
    case GraphCommand::FindPrevious: findPrevious(); break;
    case GraphCommand::Leave:
        if (m_finder.isOpen())
            closeFind();
        else if (!m_network.selection().path.empty())
            m_network.select({});
        else
            return false;
        break;
    }
    return true;
}

/// One block alone out of a `run` of blocks, to its operations.
void GraphView::openBlock(const std::string &run, int block)
{
    const std::string single = run.substr(0, run.rfind('.') + 1) + std::to_string(block);
    m_folder.unfoldInside(single, run);
    m_network.select(single);
}

void GraphView::keyPressEvent(QKeyEvent *event)
{
    if (!m_scene.picture)
        return;
    if (const auto direction = directionOf(*event)) {
        m_highlight.focus = hasFocus();
        update();
        if (const int next = nextBox(m_scene, currentBox(), *direction); next >= 0)
            m_network.select(m_scene.node(next).path);
    } else if (event->key() == Qt::Key_Space) {
        m_mouse.pressSpace(event->isAutoRepeat());
    } else if (const auto command = commandOf(*event); !command || !run(*command, m_network.selection().path)) {
        QWidget::keyPressEvent(event);
    }
}

void GraphView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat())
        QWidget::keyReleaseEvent(event);
    else if (m_mouse.releaseSpace())
        m_folder.toggle(marks());
}

void GraphView::focusInEvent(QFocusEvent *event)
{
    m_highlight.focus = event->reason() != Qt::MouseFocusReason; // a ring for the keyboard, not for a click
    QWidget::focusInEvent(event);
    update();
}

void GraphView::focusOutEvent(QFocusEvent *event)
{
    m_highlight.focus = false;
    m_mouse.forgetSpace();
    QWidget::focusOutEvent(event);
    update();
}

void GraphView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_scene.picture)
        return;
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const std::string path = keyboard ? m_network.selection().path : pathAt(event->pos());
    if (!path.empty())
        m_network.select(path);
    GraphMenu menu(m_scene, path, this);
    connect(&menu, &GraphMenu::chosen, this, [this, path](GraphCommand command) { run(command, path); });
    connect(&menu, &GraphMenu::blockChosen, this, [this, path](int block) { openBlock(path, block); });
    fillMetricMenu(*menu.addMenu(tr("Color &by")), m_network.session());
    connect(&m_network, &NetworkState::snapshotChanged, &menu, &QWidget::close); // it speaks of boxes that may be gone
    menu.exec(keyboard ? mapToGlobal(rectOf(path).center().toPoint()) : event->globalPos());
}

} // namespace residua::ui
