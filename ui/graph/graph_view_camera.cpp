// What part of the picture the view shows: kept through edits and foldings, moved by the user.
#include "ui/graph/graph_view.h"

#include "ui/graph/find_bar.h"

#include <QStyle>

#include <algorithm>
#include <cmath>
#include <utility>

namespace residua::ui {

namespace {

constexpr std::size_t mostMoving = 600; // boxes; more are not followed by the eye, nor by the processor
constexpr double zoomStep = 1.25;

} // namespace

void GraphView::placeAfter(const Scene &before, const Camera &cameraBefore)
{
    const auto anchor = std::exchange(m_anchor, std::nullopt);
    if (m_fitting || !before.picture)
        refit();
    else if (anchor && before.picture->snapshot == m_scene.picture->snapshot)
        moveCamera(anchored(*anchor));
    else
        moveCamera(following(before, cameraBefore));
}

/// The camera with which what became of `anchor` stands where it was.
Camera GraphView::anchored(const Anchor &anchor) const
{
    SceneMarks marks = marksOf(m_scene, anchor.nodes);
    if (marks.empty())
        return m_camera;
    // The trunk stays at its height: a frame reaches further up than its boxes.
    QRectF target = boundsOf(m_scene, marks);
    double trunk = target.center().y();
    for (std::size_t i = 0; i < m_scene.boxes.size(); ++i) {
        const std::vector<int> &own = m_scene.node(static_cast<int>(i)).nodes;
        if (std::find(own.begin(), own.end(), anchor.nodes.front()) != own.end()) {
            const QRectF &first = m_scene.boxes[i].rect;
            trunk = first.center().y();
            if (marks.frames.size() > 1 || (marks.frames.empty() && marks.boxes.size() > 1))
                target = marks.frames.empty() ? first : m_scene.frames[static_cast<std::size_t>(marks.frames.front())].rect;
            break;
        }
    }
    Camera camera = m_camera;
    const QPointF wanted(anchor.before.left(), anchor.trunk);
    camera.offset += wanted - camera.toScreen(QPointF(target.left(), trunk));
    const QRectF window = clearArea();
    Camera shown = revealed(withoutWaste(camera, m_scene.size, fitArea()), target, window);
    if (!anchor.pointer)
        return shown;
    // As far as the pointer stays on it.
    const QRectF seen = shown.toScreen(target).adjusted(2, 2, -2, -2);
    const auto inside = [](double p, double low, double high) { return p < low ? p - low : p > high ? p - high : 0.0; };
    shown.offset += QPointF(inside(anchor.pointer->x(), seen.left(), seen.right()), inside(anchor.pointer->y(), seen.top(), seen.bottom()));
    return shown;
}

/// The camera with which the selected box, else the box in the middle, stands where it was before an edit.
Camera GraphView::following(const Scene &before, const Camera &cameraBefore) const
{
    const QPointF middle = cameraBefore.toPicture(QRectF(rect()).center());
    const QRectF window = cameraBefore.toPicture(QRectF(rect()));
    const auto &selected = m_highlight.selected.boxes;
    int held = -1;
    double nearest = 0;
    for (std::size_t i = 0; i < before.boxes.size(); ++i) {
        const QRectF &box = before.boxes[i].rect;
        const bool chosen = std::find(selected.begin(), selected.end(), static_cast<int>(i)) != selected.end() && box.intersects(window);
        const QPointF way = box.center() - middle;
        const double distance = QPointF::dotProduct(way, way) - (chosen ? 1e12 : 0);
        if ((held < 0 || distance < nearest) && m_scene.boxOf(before.node(static_cast<int>(i)).path) >= 0) {
            held = static_cast<int>(i);
            nearest = distance;
        }
    }
    if (held < 0)
        return m_camera;
    const int now = m_scene.boxOf(before.node(held).path);
    Camera camera = m_camera;
    camera.offset += cameraBefore.toScreen(before.boxes[static_cast<std::size_t>(held)].rect.center())
        - camera.toScreen(m_scene.boxes[static_cast<std::size_t>(now)].rect.center());
    return camera;
}

void GraphView::animateFrom(const Scene &before, const Camera &cameraBefore)
{
    const bool still = !m_animated || style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) <= 0;
    const bool rapid = m_sinceLast.isValid() && m_sinceLast.elapsed() < 2 * m_animation.duration();
    if (still || rapid || !before.picture || !isVisible() || std::max(before.boxes.size(), m_scene.boxes.size()) > mostMoving)
        return;
    if (before.picture->layout.boxes.size() == m_scene.boxes.size() && before.size == m_scene.size && cameraBefore == m_camera)
        return; // nothing moved that an eye would follow
    m_motion = motionBetween(before, cameraBefore, m_scene, m_camera);
    m_animation.start();
}

QRectF GraphView::fitArea() const
{
    return ui::fitArea(size(), m_legend.room(), findRoom());
}

QRectF GraphView::clearArea() const
{
    const double top = findIsOpen() ? findRoom() + controlGap : fitMargin;
    return QRectF(rect()).adjusted(fitMargin, top, -fitMargin, -m_legend.room());
}

void GraphView::moveCamera(const Camera &camera)
{
    const Camera before = m_camera;
    Camera next = m_scene.picture ? heldInView(camera, m_scene.size, size(), findRoom()) : camera;
    const double density = devicePixelRatioF();
    next.offset = {std::round(next.offset.x() * density) / density, std::round(next.offset.y() * density) / density};
    m_camera = next;
    m_map = mapFor(m_scene, m_camera, size());
    if (before.zoom != m_camera.zoom)
        Q_EMIT zoomChanged(m_camera.zoom);
    if (before != m_camera)
        update();
}

void GraphView::steer(const Camera &camera)
{
    if (!m_scene.picture)
        return;
    m_fitting = false;
    m_page.stop();
    m_animation.stop();
    m_motion = {};
    moveCamera(camera);
}

void GraphView::refit()
{
    if (m_scene.picture)
        moveCamera(fitted(m_camera, QRectF({}, m_scene.size), fitArea()));
}

void GraphView::zoomBy(double factor, QPointF at)
{
    steer(zoomedAt(m_camera, m_camera.zoom * factor, at));
}

void GraphView::zoomIn()
{
    zoomBy(zoomStep, QRectF(rect()).center());
}
void GraphView::zoomOut()
{
    zoomBy(1 / zoomStep, QRectF(rect()).center());
}
void GraphView::actualSize()
{
    steer(zoomedAt(m_camera, 1, QRectF(rect()).center()));
}

void GraphView::fit()
{
    m_fitting = true;
    refit();
    request(true);
}

void GraphView::fitSelection()
{
    const QRectF target = boundsOf(m_scene, m_highlight.selected);
    if (target.isEmpty()) {
        fit();
        return;
    }
    constexpr double around = 12, most = 2; // points; no more than twice the natural size
    steer(fitted(m_camera, target.adjusted(-around, -around, around, around), fitArea(), most));
}

void GraphView::reveal(const QRectF &target)
{
    const QRectF window = clearArea();
    if (!window.contains(m_camera.toScreen(target)))
        moveCamera(revealed(m_camera, target, window));
}

} // namespace residua::ui
