#include "ui/graph/graph_view.h"

#include "ui/graph/find_bar.h"
#include "ui/graph/graph_accessible.h"
#include "ui/graph/graph_damage.h"
#include "ui/graph/graph_tint.h"
#include "ui/graph/graph_words.h"

#include <QAccessible>
#include <QPaintEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace residua::ui {

namespace {

constexpr int motionTime = 140;          // milliseconds
constexpr std::size_t mostMoving = 600;  // boxes; more are not followed by the eye, nor by the processor
constexpr int resizeDebounce = 80;       // milliseconds
constexpr double zoomStep = 1.25;

} // namespace

GraphView::GraphView(Session &session, Worker &worker, QWidget *parent) :
    QWidget(parent), m_session(session), m_worker(worker), m_painter(Theme(palette()))
{
    installGraphAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    grabGesture(Qt::PinchGesture);
    setAccessibleName(tr("Picture of the network"));
    m_camera.unit = logicalDpiX() / 72.0;
    m_resized.setSingleShot(true);
    m_resized.setInterval(resizeDebounce);
    m_animation.setDuration(motionTime);
    m_animation.setEasingCurve(QEasingCurve::OutCubic);
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    connect(&m_resized, &QTimer::timeout, this, [this] { request(false); });
    connect(&m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_motion.progress = value.toDouble();
        update();
    });
    connect(&session, &Session::snapshotChanged, this, [this] {
        request(true);
        search();
    });
    connect(&session, &Session::metricChanged, this, &GraphView::retint);
    connect(&session, &Session::runResultChanged, this, [this] {
        m_factsOf = 0; // it has times now
        search();
        if (isMeasured(m_session.metric()))
            retint();
    });
    connect(&session, &Session::selectionChanged, this, &GraphView::onSelection);
    connect(&worker, &Worker::pictureReady, this, &GraphView::onPicture);
    describe();
    request(false);
}

GraphView::~GraphView() = default;

void GraphView::setFolding(FoldState folding)
{
    const Level before = m_folding.level;
    m_folding = std::move(folding);
    request(false);
    if (before != m_folding.level)
        Q_EMIT levelChanged(m_folding.level);
}

void GraphView::setLevel(Level level)
{
    if (m_folding != FoldState{level, {}})
        setFolding({level, {}});
}

void GraphView::foldAll() { setLevel(Level::Stage); }

void GraphView::request(bool sameShape)
{
    double width = m_page.width();
    if (m_fitting || width <= 0)
        width = m_page.begin(fitArea().size(), m_camera.unit, sameShape);
    else
        m_page.stop();
    layOut(width);
}

void GraphView::layOut(double pageWidth)
{
    m_worker.layOut({m_session.snapshot(), m_folding.level, m_folding.unfold, pageWidth, ++m_requests});
}

void GraphView::onPicture(const PicturePtr &picture)
{
    if (picture->number != m_requests)
        return; // a newer one is on its way
    if (!m_page.tries()) {
        present(picture);
        return;
    }
    if (const auto width = m_page.judge(picture))
        layOut(*width);
    else
        present(m_page.best());
}

void GraphView::present(const PicturePtr &picture)
{
    m_shownRequest = m_requests;
    m_animation.stop();
    Scene before = std::exchange(m_scene, prepareScene(picture));
    tint(m_scene, m_session.metric(), m_session.runResult().get());
    const GraphLegend legendBefore = m_legend;
    updateLegend();
    const Camera cameraBefore = m_camera;
    const Highlight marksBefore = m_highlight;
    m_folding = pruned(std::move(m_folding), picture->folded.unmatched);
    m_painter.setScene(m_scene);
    m_highlight.hoverBox = m_highlight.hoverFrame = -1;
    m_motion = {};
    placeAfter(before, cameraBefore);
    updateMarks();
    markFound();
    animateFrom(before, cameraBefore);
    m_sinceLast.restart();
    describe();
    const bool still = m_camera == cameraBefore && m_highlight == marksBefore && m_map.panel.isEmpty() && m_animation.state() == QAbstractAnimation::Stopped;
    const auto damage = still ? damageBetween(before, m_scene, m_camera, m_painter.colors()) : std::nullopt;
    if (!damage)
        update();
    else
        update(legendBefore == m_legend ? *damage : *damage + legendBefore.area() + m_legend.area());
    m_worker.dispose(std::exchange(before.picture, nullptr));
}

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
    const bool rapid = m_sinceLast.isValid() && m_sinceLast.elapsed() < 2 * motionTime;
    if (still || rapid || !before.picture || !isVisible() || std::max(before.boxes.size(), m_scene.boxes.size()) > mostMoving)
        return;
    if (before.picture->layout.boxes.size() == m_scene.boxes.size() && before.size == m_scene.size && cameraBefore == m_camera)
        return; // nothing moved that an eye would follow
    m_motion = motionBetween(before, cameraBefore, m_scene, m_camera);
    m_animation.start();
}

void GraphView::setAnimated(bool animated)
{
    m_animated = animated;
    if (animated)
        return;
    m_animation.stop();
    m_motion = {};
    update();
}

/// The boxes in the colours of another metric, or of another run: nothing moves.
void GraphView::retint()
{
    tint(m_scene, m_session.metric(), m_session.runResult().get());
    m_painter.setScene(m_scene);
    updateLegend();
    update();
}

void GraphView::updateLegend()
{
    m_legend = legendFor(m_scene, size(), font());
}

QRectF GraphView::fitArea() const { return ui::fitArea(size(), m_legend.room(), findRoom()); }

QRectF GraphView::clearArea() const
{
    const double top = findIsOpen() ? findRoom() + controlGap : fitMargin;
    return QRectF(rect()).adjusted(fitMargin, top, -fitMargin, -m_legend.room());
}

void GraphView::onSelection()
{
    const Highlight before = m_highlight;
    const Camera cameraBefore = m_camera;
    updateMarks();
    markFound();
    describe();
    const bool same = m_camera == cameraBefore && m_highlight.found == before.found && m_highlight.selected.empty() == before.selected.empty() && !m_motion.running();
    if (same)
        update(markedRegion(m_scene, before.selected, m_camera) + markedRegion(m_scene, m_highlight.selected, m_camera));
    else
        update();
}

void GraphView::updateMarks()
{
    if (!m_scene.picture)
        return;
    const Selection &selection = m_session.selection();
    // Until the picture of an edit is there, ids are those of the network before it.
    const bool same = m_scene.picture->snapshot == m_session.snapshot();
    const SceneMarks next = marksOf(m_scene, same ? selection.nodes : resolve(*m_scene.picture->snapshot, selection.path).nodes);
    if (next == m_highlight.selected)
        return;
    m_highlight.selected = next;
    if ((!m_fitting || findIsOpen()) && m_drag == Drag::None && !next.empty())
        reveal(boundsOf(m_scene, next));
}

void GraphView::describe()
{
    const QString words = spokenSelection(*m_session.snapshot(), m_session.selection());
    setAccessibleDescription(words.isEmpty() ? tr("Nothing is selected. Arrow keys follow the edges, Enter unfolds, Backspace folds.") : words);
    if (const int box = currentBox(); box >= 0 && QAccessible::isActive()) {
        QAccessibleEvent told(this, QAccessible::Focus);
        told.setChild(box);
        QAccessible::updateAccessibility(&told);
    }
}

int GraphView::currentBox() const
{
    const SceneMarks &marks = m_highlight.selected;
    if (!marks.boxes.empty())
        return marks.boxes.front();
    if (!marks.frames.empty()) {
        const auto &members = m_scene.group(m_scene.frames[static_cast<std::size_t>(marks.frames.front())]).members;
        return members.empty() ? -1 : members.front();
    }
    return -1;
}

QRectF GraphView::rectOf(const std::string &path) const
{
    if (const int box = m_scene.boxOf(path); box >= 0)
        return m_camera.toScreen(m_scene.boxes[static_cast<std::size_t>(box)].rect);
    if (const int frame = m_scene.picture ? m_scene.frameOf(path) : -1; frame >= 0)
        return m_camera.toScreen(m_scene.frames[static_cast<std::size_t>(frame)].rect);
    return {};
}

std::string GraphView::pathAt(QPointF position) const
{
    const QPointF point = m_camera.toPicture(position);
    if (const int box = m_scene.boxAt(point); box >= 0)
        return m_scene.node(box).path;
    if (const int frame = m_scene.frameTitleAt(point); frame >= 0)
        return m_scene.group(m_scene.frames[static_cast<std::size_t>(frame)]).path;
    return {};
}

void GraphView::changeFolding(FoldState next, Anchor anchor)
{
    if (next == m_folding)
        return;
    m_fitting = false; // what was asked for opens where it stands
    m_anchor = std::move(anchor);
    setFolding(std::move(next));
}

GraphView::Anchor GraphView::anchorAt(const std::string &path, std::optional<QPointF> pointer) const
{
    Anchor anchor{{}, rectOf(path), 0, pointer};
    anchor.trunk = anchor.before.center().y();
    if (const int box = m_scene.boxOf(path); box >= 0) {
        anchor.nodes = m_scene.node(box).nodes;
    } else if (const int frame = m_scene.picture ? m_scene.frameOf(path) : -1; frame >= 0) {
        anchor.nodes = m_scene.nodesOf(m_scene.frames[static_cast<std::size_t>(frame)]);
        for (const int member : m_scene.group(m_scene.frames[static_cast<std::size_t>(frame)]).members)
            if (m_scene.node(member).nodes.front() == anchor.nodes.front())
                anchor.trunk = m_camera.toScreen(m_scene.boxes[static_cast<std::size_t>(member)].rect).center().y();
    }
    return anchor;
}

void GraphView::unfold(const std::string &path)
{
    changeFolding(unfolded(m_folding, path), anchorAt(path, std::nullopt));
}

void GraphView::toggleFold(const std::string &path) { toggle(path, std::nullopt); }

void GraphView::toggle(const std::string &path, std::optional<QPointF> pointer)
{
    if (!m_scene.picture)
        return;
    const int box = m_scene.boxOf(path);
    if (box >= 0 && m_scene.boxes[static_cast<std::size_t>(box)].foldable)
        changeFolding(unfolded(m_folding, path), anchorAt(path, pointer));
    else if (box < 0 && m_scene.frameOf(path) >= 0)
        changeFolding(foldedGroup(m_folding, m_scene.folded(), path), anchorAt(path, pointer));
}

void GraphView::foldCurrent()
{
    const int box = currentBox();
    if (box < 0)
        return;
    if (m_highlight.selected.boxes.empty()) { // a frame is selected
        toggle(m_scene.group(m_scene.frames[static_cast<std::size_t>(m_highlight.selected.frames.front())]).path, std::nullopt);
        return;
    }
    const FoldState next = foldedAround(m_folding, m_scene.folded(), box);
    if (next == m_folding)
        return;
    // The selection goes with what it is folded into.
    const int frame = m_scene.frameAround(box);
    const std::string around = frame >= 0 ? m_scene.group(m_scene.frames[static_cast<std::size_t>(frame)]).path : std::string();
    changeFolding(next, anchorAt(m_scene.node(box).path, std::nullopt));
    if (m_scene.node(box).kind == FoldedNode::Kind::Operation || next.level != m_folding.level)
        m_session.select(around);
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

void GraphView::zoomBy(double factor, QPointF at) { steer(zoomedAt(m_camera, m_camera.zoom * factor, at)); }

void GraphView::zoomIn() { zoomBy(zoomStep, QRectF(rect()).center()); }
void GraphView::zoomOut() { zoomBy(1 / zoomStep, QRectF(rect()).center()); }
void GraphView::actualSize() { steer(zoomedAt(m_camera, 1, QRectF(rect()).center())); }

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

void GraphView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const Theme &theme = m_painter.theme();
    if (!m_scene.picture) {
        painter.fillRect(event->rect(), theme.canvas);
        return;
    }
    m_painter.paint(painter, m_camera, event->region(), font(), m_highlight, m_motion);
    paintLegend(painter, m_legend, m_scene, m_painter.colors(), font(), m_onChooser);
    paintMap(painter, m_map, m_scene, m_highlight.found, m_camera, size(), theme);
    if (m_highlight.focus && m_highlight.selected.empty()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5));
    }
}

void GraphView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateLegend();
    if (m_findBar)
        m_findBar->place(width());
    if (m_fitting) {
        refit();
        m_resized.start();
    } else {
        moveCamera(m_camera);
    }
}

void GraphView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_painter.setTheme(Theme(palette()));
        update();
    } else if (event->type() == QEvent::FontChange) {
        updateLegend();
        if (m_findBar)
            m_findBar->place(width());
        if (m_fitting)
            refit();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace residua::ui
