#include "ui/graph/find_bar.h"
#include "ui/graph/graph_view.h"
#include "ui/state/layer_facts.h"

#include <algorithm>

namespace residua::ui {

namespace {

/// The block that operation `id` is in, else "stem" or "head": what is to be unfolded for it to be seen.
std::string holderOf(const Snapshot &snapshot, int id)
{
    const SummaryRow *holder = nullptr;
    for (const SummaryRow &row : snapshot.table.rows) // a block comes after its stage
        if ((row.kind == SummaryRow::Kind::Block || row.kind == SummaryRow::Kind::Part)
            && std::find(row.nodes.begin(), row.nodes.end(), id) != row.nodes.end())
            holder = &row;
    return holder ? holder->path : std::string();
}

} // namespace

bool GraphView::findIsOpen() const
{
    return m_findBar && !m_findBar->isHidden();
}

double GraphView::findRoom() const
{
    return findIsOpen() ? m_findBar->height() : 0;
}

/// The find bar came or went: a picture that is fitted is fitted again, another one moves by `shift`.
void GraphView::makeRoom(double shift)
{
    if (m_fitting) {
        refit();
        request(false);
        return;
    }
    m_animation.stop();
    m_motion = {};
    Camera camera = m_camera;
    camera.offset.ry() += shift;
    moveCamera(camera);
}

void GraphView::find()
{
    if (!m_findBar) {
        m_findBar = new FindBar(this);
        m_findBar->hide();
        connect(m_findBar, &FindBar::edited, this, &GraphView::search);
        connect(m_findBar, &FindBar::next, this, &GraphView::findNext);
        connect(m_findBar, &FindBar::previous, this, &GraphView::findPrevious);
        connect(m_findBar, &FindBar::closed, this, &GraphView::closeFind);
    }
    const bool wasOpen = findIsOpen();
    m_findBar->place(width());
    m_findBar->open();
    if (!wasOpen)
        makeRoom(findRoom());
    search();
}

void GraphView::closeFind()
{
    if (!findIsOpen())
        return;
    setFocus(Qt::OtherFocusReason);
    const double room = findRoom();
    m_findBar->hide();
    makeRoom(-room);
    search();
}

/// What is looked for, in the network as it is now.
void GraphView::search()
{
    const LayerFilter filter = findIsOpen() ? parseLayerFilter(m_findBar->text()) : LayerFilter{};
    if (filter.empty() && m_matches.empty() && m_highlight.found.empty()) {
        if (findIsOpen())
            m_findBar->setCount(-1, 0, false);
        return;
    }
    const Snapshot &snapshot = *m_session.snapshot();
    if (!filter.empty() && m_factsOf != snapshot.generation) {
        m_facts = filterFacts(snapshot, m_session.runResult().get());
        m_factsOf = snapshot.generation;
    }
    m_matches = matchingOperations(snapshot, m_facts, filter);
    markFound();
    update();
}

/// The boxes that are, or hold, a match; and which match is selected.
void GraphView::markFound()
{
    if (findIsOpen())
        m_findBar->setCount(currentMatch(), static_cast<int>(m_matches.size()), !parseLayerFilter(m_findBar->text()).empty());
    // Until the picture of an edit is there, its boxes hold the operations of the network before it.
    if (!m_scene.picture || m_scene.picture->snapshot != m_session.snapshot()) {
        if (m_matches.empty())
            m_highlight.found.clear();
        return;
    }
    m_highlight.found.clear();
    if (m_matches.empty())
        return;
    for (std::size_t i = 0; i < m_scene.boxes.size(); ++i) {
        const std::vector<int> &own = m_scene.node(static_cast<int>(i)).nodes;
        if (std::any_of(own.begin(), own.end(), [this](int id) { return std::binary_search(m_matches.begin(), m_matches.end(), id); }))
            m_highlight.found.push_back(static_cast<int>(i));
    }
}

/// Which match is selected, from 0; -1: none.
int GraphView::currentMatch() const
{
    const std::vector<int> &selected = m_session.selection().nodes;
    if (selected.size() != 1)
        return -1;
    const auto found = std::lower_bound(m_matches.begin(), m_matches.end(), selected.front());
    return found != m_matches.end() && *found == selected.front() ? static_cast<int>(found - m_matches.begin()) : -1;
}

void GraphView::findNext()
{
    goToMatch(true);
}
void GraphView::findPrevious()
{
    goToMatch(false);
}

void GraphView::goToMatch(bool forward)
{
    if (!findIsOpen()) {
        find();
        if (m_matches.empty())
            return;
    }
    if (m_matches.empty())
        return;
    const int count = static_cast<int>(m_matches.size());
    const std::vector<int> &selected = m_session.selection().nodes;
    int next = currentMatch();
    if (next >= 0) {
        next = (next + (forward ? 1 : count - 1)) % count;
    } else {
        // From what is selected on; its own operations are the first that come.
        const int from = selected.empty() ? 0 : selected.front();
        const auto after = std::lower_bound(m_matches.begin(), m_matches.end(), from);
        next = static_cast<int>(after - m_matches.begin());
        next = forward ? next % count : (next + count - 1) % count;
    }
    const Snapshot &snapshot = *m_session.snapshot();
    const int id = m_matches[static_cast<std::size_t>(next)];
    m_session.select(snapshot.graph.nodes[static_cast<std::size_t>(id)].path);
    if (m_scene.picture && m_scene.picture->snapshot == m_session.snapshot())
        if (const int box = currentBox(); box >= 0 && m_scene.boxes[static_cast<std::size_t>(box)].foldable)
            changeFolding(unfolded(m_folding, holderOf(snapshot, id)), anchorAt(m_scene.node(box).path, std::nullopt));
}

} // namespace residua::ui
