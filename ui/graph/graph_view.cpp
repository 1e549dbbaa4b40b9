#include "ui/graph/graph_view.h"

#include "ui/graph/graph_accessible.h"
#include "ui/graph/graph_damage.h"
#include "ui/graph/graph_tint.h"
#include "ui/graph/graph_words.h"
#include "ui/look/flat_paint.h"
#include "ui/look/look_change.h"
#include "ui/state/pause.h"

#include <QAccessible>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace residua::ui {

namespace {

constexpr int resizeDebounce = 80; // milliseconds

} // namespace

GraphView::GraphView(NetworkState &network, Worker &worker, QWidget *parent)
    : QWidget(parent), m_network(network), m_worker(worker), m_viewport(*this), m_painter(Theme(palette())), m_source(worker),
      m_folder(m_scene, m_viewport), m_animation(*this), m_finder(*this),
      m_mouse(*this, m_viewport, m_map, [this](QPointF at) { return hitAt(at); })
{
    installGraphAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    grabGesture(Qt::PinchGesture);
    setAccessibleName(tr("Picture of the network"));
    setPause(m_resized, resizeDebounce);
    connect(&m_resized, &QTimer::timeout, this, [this] { request(false); });
    connect(&network, &NetworkState::snapshotChanged, this, [this] {
        request(true);
        search();
    });
    connect(&network.session(), &Session::metricChanged, this, &GraphView::retint);
    connect(&network, &NetworkState::runResultChanged, this, [this] {
        m_finder.forgetFacts(); // there are times now
        search();
        if (isMeasured(m_network.session().metric()))
            retint();
    });
    connect(&network, &NetworkState::selectionChanged, this, &GraphView::onSelection);
    joinParts();
    joinMouse();
    describe();
    request(false);
    onLookChange(
        *this,
        [this] {
            m_painter.setTheme(Theme(palette()));
            update();
        },
        [this] { onFontChanged(); });
}

GraphView::~GraphView() = default;

void GraphView::joinParts()
{
    connect(&m_source, &PictureSource::ready, this, &GraphView::present);
    connect(&m_folder, &GraphFolder::changed, this, [this] {
        if (m_folder.hasAnchor())
            m_viewport.hold();
        request(false);
    });
    connect(&m_folder, &GraphFolder::changed, this, &GraphView::foldingChanged);
    connect(&m_folder, &GraphFolder::levelChanged, this, &GraphView::levelChanged);
    connect(&m_folder, &GraphFolder::foldedInto, this, [this](const std::string &path) { m_network.select(path); });
    connect(&m_viewport, &Viewport::moved, this, [this] {
        updateOverlays();
        update();
    });
    connect(&m_viewport, &Viewport::zoomChanged, this, &GraphView::zoomChanged);
    connect(&m_viewport, &Viewport::steered, this, [this] {
        m_source.stopFitting();
        m_animation.stop();
        m_wanted.reset();
        Q_EMIT steered();
    });
    connect(&m_animation, &GraphAnimation::progressed, this, qOverload<>(&QWidget::update));
    connect(&m_finder, &GraphFinder::asked, this, &GraphView::search);
    connect(&m_finder, &GraphFinder::nextWanted, this, &GraphView::findNext);
    connect(&m_finder, &GraphFinder::previousWanted, this, &GraphView::findPrevious);
    connect(&m_finder, &GraphFinder::closeWanted, this, &GraphView::closeFind);
    connect(&m_finder, &GraphFinder::roomChanged, this, &GraphView::makeRoom);
}

void GraphView::setLevel(Level level)
{
    if (m_folder.state() != FoldState{level, {}})
        setFolding({level, {}});
}

void GraphView::request(bool sameShape)
{
    // Of operations there are so many that the whole of them is worth more than their words.
    const double zoom = leastTextPixels / (mostGrowth * lookOf(TextStyle::Detail).size * camera().unit),
                 share = level() == Level::Operation ? 0.5 : 0;
    m_viewport.setReadable({zoom, share * zoom});
    m_source.request({m_network.snapshot(), level(), unfoldedPaths(), 0, 0}, m_viewport.fitArea().size(), camera().unit,
                     m_viewport.readable(), isFitting(), sameShape);
}

void GraphView::present(const PicturePtr &picture)
{
    const bool moved = m_animation.isRunning(); // then what is on the screen is neither of the two
    m_animation.stop();
    Scene before = std::exchange(m_scene, prepareScene(picture));
    tint(m_scene, m_network.session().metric(), m_network.runResult().get());
    const GraphLegend legendBefore = m_legend;
    updateLegend();
    const Camera cameraBefore = camera();
    const Highlight marksBefore = m_highlight;
    m_folder.forget(picture->folded.unmatched);
    m_painter.setScene(m_scene);
    m_highlight.hoverBox = m_highlight.hoverFrame = -1;
    m_mouse.forgetPicture();
    placeAfter(before, cameraBefore);
    updateMarks();
    updateOverlays();
    markFound();
    m_animation.start(before, cameraBefore, m_scene, camera());
    describe();
    const bool still =
        !moved && camera() == cameraBefore && m_highlight == marksBefore && m_map.panel.isEmpty() && !m_animation.isRunning();
    const auto damage = still ? damageBetween(before, m_scene, camera(), m_painter.colors()) : std::nullopt;
    if (!damage)
        update();
    else
        update(legendBefore == m_legend ? *damage : *damage + legendBefore.area() + m_legend.area());
    m_worker.dispose(std::exchange(before.picture, nullptr));
}

/// What is seen of a new picture.
void GraphView::placeAfter(const Scene &before, const Camera &cameraBefore)
{
    m_viewport.setPicture(m_scene.size);
    const auto anchor = m_folder.takeAnchor();
    const auto wanted = std::exchange(m_wanted, std::nullopt);
    if (const auto there = wanted ? cameraAt(m_scene, camera(), *wanted, m_viewport.area()) : std::nullopt) {
        m_viewport.hold();
        m_viewport.move(*there);
    } else if (isFitting() || !before.picture) {
        m_viewport.settle();
    } else if (anchor && before.picture->snapshot == m_scene.picture->snapshot) {
        m_viewport.move(anchored(m_scene, camera(), *anchor, m_viewport.fitArea(), m_viewport.clearArea()));
    } else {
        m_viewport.move(following(before, cameraBefore, m_highlight.selected.boxes, m_scene, camera(), m_viewport.area()));
    }
    updateOverlays();
}

/// The boxes in the colours of another metric, or of another run: nothing moves.
void GraphView::retint()
{
    tint(m_scene, m_network.session().metric(), m_network.runResult().get());
    m_painter.setScene(m_scene);
    updateLegend();
    update();
}

void GraphView::updateLegend()
{
    m_legend = legendFor(m_scene, size(), font());
    m_viewport.setLegend(m_legend.room());
}

/// What stands over the picture gives way to what is selected in it.
void GraphView::updateOverlays()
{
    constexpr double around = 6; // what a mark reaches beyond its box
    constexpr QSizeF title(160, 24);
    std::vector<QRectF> selected;
    // A new picture is placed before its marks are known: those of the one before may be beyond it.
    for (const int box : m_highlight.selected.boxes)
        if (box < std::ssize(m_scene.boxes))
            selected.push_back(
                camera().toScreen(m_scene.boxes[static_cast<std::size_t>(box)].rect).adjusted(-around, -around, around, around));
    for (const int frame : m_highlight.selected.frames)
        if (frame < std::ssize(m_scene.frames)) {
            const QRectF rect = camera().toScreen(m_scene.frames[static_cast<std::size_t>(frame)].rect);
            selected.push_back({rect.topLeft(), rect.size().boundedTo(title)});
        }
    const bool gaveWay = std::exchange(m_legendGivesWay, std::any_of(selected.begin(), selected.end(), [this](const QRectF &rect) {
                                           return rect.intersects(QRectF(m_legend.area()));
                                       }));
    const QRectF panel = std::exchange(m_map, mapFor(m_scene, camera(), size(), selected)).panel;
    if (gaveWay != m_legendGivesWay || panel != m_map.panel)
        update();
}

void GraphView::onSelection()
{
    const Highlight before = m_highlight;
    const Camera cameraBefore = camera();
    updateMarks();
    updateOverlays();
    markFound();
    describe();
    const bool same = camera() == cameraBefore && m_highlight.found == before.found
        && m_highlight.selected.empty() == before.selected.empty() && !isMoving();
    if (same)
        update(markedRegion(m_scene, before.selected, camera()) + markedRegion(m_scene, m_highlight.selected, camera()));
    else
        update();
}

void GraphView::updateMarks()
{
    if (!m_scene.picture)
        return;
    const Selection &selection = m_network.selection();
    // Until the picture of an edit is there, ids are those of the network before it.
    const bool same = m_scene.picture->snapshot == m_network.snapshot();
    const SceneMarks next = marksOf(m_scene, same ? selection.nodes : resolve(*m_scene.picture->snapshot, selection.path).nodes);
    if (next == m_highlight.selected)
        return;
    m_highlight.selected = next;
    if ((!isFitting() || m_viewport.isCut() || m_finder.isOpen()) && !m_mouse.isHeld() && !next.empty())
        m_viewport.reveal(boundsOf(m_scene, next));
}

void GraphView::describe()
{
    const QString words = spokenSelection(*m_network.snapshot(), m_network.selection());
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

/// What is looked for, in the network as it is now.
void GraphView::search()
{
    const bool had = !matches().empty();
    m_finder.search(*m_network.snapshot(), m_network.runResult().get());
    markFound();
    if (had || !matches().empty())
        update();
}

/// The boxes that are, or hold, a match; and which match is selected.
void GraphView::markFound()
{
    m_finder.tellCurrent(m_network.selection().nodes);
    // Until the picture of an edit is there, its boxes hold the operations of the network before it.
    if (m_scene.picture && m_scene.picture->snapshot == m_network.snapshot())
        m_highlight.found = m_finder.boxesIn(m_scene);
    else if (matches().empty())
        m_highlight.found.clear();
}

void GraphView::goToMatch(bool forward)
{
    if (!m_finder.isOpen())
        find();
    const int id = m_finder.next(m_network.selection().nodes, forward);
    if (id < 0)
        return;
    m_network.select(m_network.snapshot()->model->graph.nodes[static_cast<std::size_t>(id)].path);
    bringIntoView();
}

void GraphView::bringIntoView()
{
    const SnapshotPtr snapshot = m_network.snapshot();
    const std::vector<int> &nodes = m_network.selection().nodes;
    if (nodes.empty() || !m_scene.picture || m_scene.picture->snapshot != snapshot)
        return;
    const int box = currentBox();
    if (nodes.size() == 1 && box >= 0 && m_scene.boxes[static_cast<std::size_t>(box)].foldable)
        m_folder.unfoldInside(holderOf(*snapshot, nodes.front()), m_scene.node(box).path);
    else if (const QRectF target = boundsOf(m_scene, m_highlight.selected); !target.isEmpty() && !isFitting())
        m_viewport.fitTo(target);
}

/// The find bar came or went: a picture that is fitted is fitted again, another one moves with its edge.
void GraphView::makeRoom(double more)
{
    m_viewport.setBar(m_finder.room());
    if (isFitting()) {
        m_viewport.settle();
        request(false);
        return;
    }
    m_animation.stop();
    Camera camera = this->camera();
    camera.offset.ry() += more;
    m_viewport.move(camera);
}

void GraphView::fit()
{
    m_wanted.reset();
    m_viewport.fit();
    request(true);
    Q_EMIT steered();
}

void GraphView::fitReadably()
{
    m_viewport.fitReadably();
    request(true);
}

std::optional<PicturePlace> GraphView::place() const
{
    return isFitting() || !m_scene.picture ? std::nullopt : placeSeen(m_scene, camera(), m_viewport.area());
}

void GraphView::showPlace(const PicturePlace &place)
{
    fitReadably();
    m_wanted = place;
}

void GraphView::fitSelection()
{
    const QRectF target = boundsOf(m_scene, m_highlight.selected);
    if (target.isEmpty())
        fit();
    else
        m_viewport.fitTo(target);
}

void GraphView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const Theme &theme = m_painter.theme();
    if (!m_scene.picture) {
        painter.fillRect(event->rect(), theme.canvas);
        return;
    }
    m_painter.paint(painter, camera(), event->region(), font(), m_highlight, m_animation.motion());
    if (!m_legendGivesWay)
        paintLegend(painter, m_legend, m_scene, m_painter.colors(), font(), m_onChooser,
                    camera().toScreen(QRectF({}, m_scene.size)).intersects(m_legend.panel));
    paintMap(painter, m_map, m_scene, m_highlight.found, camera(), size(), theme);
    if (m_highlight.focus && m_highlight.selected.empty())
        paintViewFocus(painter, rect(), theme);
}

void GraphView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateLegend();
    m_finder.fitBar();
    m_viewport.setBar(m_finder.room());
    m_viewport.settle();
    updateOverlays();
    if (isFitting())
        m_resized.start();
}

void GraphView::onFontChanged()
{
    updateLegend();
    m_finder.fitBar();
    m_viewport.setBar(m_finder.room());
    if (isFitting())
        m_viewport.settle();
    update();
}

} // namespace residua::ui
