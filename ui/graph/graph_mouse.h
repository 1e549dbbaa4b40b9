#pragma once

#include "ui/graph/graph_hit.h"
#include "ui/graph/graph_viewport.h"

#include <QObject>

#include <functional>

class QGestureEvent;
class QMouseEvent;
class QNativeGestureEvent;
class QWheelEvent;
class QWidget;

namespace residua::ui {

/// Pointer, wheel and gestures over the picture: what moves it is done here, what it means otherwise is said. The space bar belongs to
/// it: held, it makes a hand of the pointer.
class GraphMouse : public QObject {
    Q_OBJECT

public:
    using HitTest = std::function<GraphHit(QPointF)>;

    /// In `view`, whose cursor it sets; it moves `viewport`, by `map` too.
    GraphMouse(QWidget &view, Viewport &viewport, const GraphMap &map, HitTest hitAt);

    bool isHeld() const { return m_drag != Drag::None; }

    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void doubleClick(const QMouseEvent &event);
    void leave();
    /// Another picture came: what the pointer was over in it is no longer there.
    void forgetPicture();
    void turnWheel(const QWheelEvent &event);
    bool pinch(const QNativeGestureEvent &event); ///< false: it is another gesture
    bool pinch(QGestureEvent &event);

    void pressSpace(bool repeated);
    /// True where it was pressed for itself, not to pan.
    bool releaseSpace();
    void forgetSpace();

Q_SIGNALS:
    /// The left button went down on a box, a frame's title or the canvas.
    void pressed(const residua::ui::GraphHit &hit);
    /// The canvas was clicked, not dragged.
    void canvasClicked();
    void opened(const residua::ui::GraphHit &hit, QPointF at);
    void chooserClicked();
    /// The pointer is over something else; the canvas where it is nowhere.
    void hovered(const residua::ui::GraphHit &hit);

private:
    enum class Drag { None, Pressed, Pan, Map, Legend };

    void hover(const GraphHit &hit);
    void dressCursor();

    QWidget &m_view;
    Viewport &m_viewport;
    const GraphMap &m_map;
    HitTest m_hitAt;
    Drag m_drag = Drag::None;
    QPointF m_pressedAt, m_last;
    bool m_onCanvas = false; // where it was pressed
    bool m_space = false, m_spacePanned = false;
    GraphHit m_hover;
};

} // namespace residua::ui
