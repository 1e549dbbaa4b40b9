#include "ui/graph/graph_view.h"

#include "ui/graph/find_bar.h"
#include "ui/graph/graph_accessible.h"
#include "ui/graph/graph_damage.h"
#include "ui/graph/graph_tint.h"
#include "ui/graph/graph_words.h"

#include <QAccessible>
#include <QPaintEvent>
#include <QPainter>

#include <utility>

namespace residua::ui {

namespace {

constexpr int motionTime = 140;    // milliseconds
constexpr int resizeDebounce = 80; // milliseconds

} // namespace

GraphView::GraphView(Session &session, Worker &worker, QWidget *parent)
    : QWidget(parent), m_session(session), m_worker(worker), m_painter(Theme(palette()))
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

void GraphView::foldAll()
{
    setLevel(Level::Stage);
}

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
    const bool moved = m_motion.running(); // then what is on the screen is neither of the two
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
    const bool still = !moved && m_camera == cameraBefore && m_highlight == marksBefore && m_map.panel.isEmpty()
        && m_animation.state() == QAbstractAnimation::Stopped;
    const auto damage = still ? damageBetween(before, m_scene, m_camera, m_painter.colors()) : std::nullopt;
    if (!damage)
        update();
    else
        update(legendBefore == m_legend ? *damage : *damage + legendBefore.area() + m_legend.area());
    m_worker.dispose(std::exchange(before.picture, nullptr));
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

void GraphView::onSelection()
{
    const Highlight before = m_highlight;
    const Camera cameraBefore = m_camera;
    updateMarks();
    markFound();
    describe();
    const bool same = m_camera == cameraBefore && m_highlight.found == before.found
        && m_highlight.selected.empty() == before.selected.empty() && !m_motion.running();
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
    setAccessibleDescription(words.isEmpty() ? tr("Nothing is selected. Arrow keys follow the edges, Enter unfolds, Backspace folds.")
                                             : words);
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
