#include "ui/graph/graph_finder.h"

#include "ui/graph/find_bar.h"
#include "ui/state/layer_facts.h"

#include <algorithm>

namespace residua::ui {

std::string holderOf(const Snapshot &snapshot, int id)
{
    const SummaryRow *holder = nullptr;
    for (const SummaryRow &row : snapshot.table.rows) // a block comes after its stage
        if ((row.kind == SummaryRow::Kind::Block || row.kind == SummaryRow::Kind::Part)
            && std::find(row.nodes.begin(), row.nodes.end(), id) != row.nodes.end())
            holder = &row;
    return holder ? holder->path : std::string();
}

bool GraphFinder::isOpen() const
{
    return m_bar && !m_bar->isHidden();
}

double GraphFinder::room() const
{
    return isOpen() ? m_bar->height() : 0;
}

void GraphFinder::open()
{
    if (!m_bar) {
        m_bar = new FindBar(&m_view);
        m_bar->hide();
        connect(m_bar, &FindBar::edited, this, &GraphFinder::asked);
        connect(m_bar, &FindBar::next, this, &GraphFinder::nextWanted);
        connect(m_bar, &FindBar::previous, this, &GraphFinder::previousWanted);
        connect(m_bar, &FindBar::closed, this, &GraphFinder::closeWanted);
    }
    const bool wasOpen = isOpen();
    fitBar();
    m_bar->open();
    if (!wasOpen)
        Q_EMIT roomChanged(room());
    Q_EMIT asked();
}

void GraphFinder::close()
{
    if (!isOpen())
        return;
    m_view.setFocus(Qt::OtherFocusReason);
    const double room = this->room();
    m_bar->hide();
    Q_EMIT roomChanged(-room);
    Q_EMIT asked();
}

void GraphFinder::fitBar()
{
    if (m_bar)
        m_bar->place(m_view.width());
}

LayerFilter GraphFinder::filter() const
{
    return isOpen() ? parseLayerFilter(m_bar->text()) : LayerFilter{};
}

void GraphFinder::search(const Snapshot &snapshot, const RunResult *run)
{
    const LayerFilter wanted = filter();
    if (!wanted.empty() && m_factsOf != snapshot.generation) {
        m_facts = filterFacts(snapshot, run);
        m_factsOf = snapshot.generation;
    }
    m_matches = wanted.empty() ? std::vector<int>() : matchingOperations(snapshot, m_facts, wanted);
}

std::vector<int> GraphFinder::boxesIn(const Scene &scene) const
{
    std::vector<int> boxes;
    if (m_matches.empty())
        return boxes;
    for (std::size_t i = 0; i < scene.boxes.size(); ++i) {
        const std::vector<int> &own = scene.node(static_cast<int>(i)).nodes;
        if (std::any_of(own.begin(), own.end(), [this](int id) { return std::binary_search(m_matches.begin(), m_matches.end(), id); }))
            boxes.push_back(static_cast<int>(i));
    }
    return boxes;
}

void GraphFinder::tellCurrent(const std::vector<int> &selected)
{
    if (isOpen())
        m_bar->setCount(current(selected), static_cast<int>(m_matches.size()), !filter().empty());
}

/// Which match is selected, from 0; -1: none.
int GraphFinder::current(const std::vector<int> &selected) const
{
    if (selected.size() != 1)
        return -1;
    const auto found = std::lower_bound(m_matches.begin(), m_matches.end(), selected.front());
    return found != m_matches.end() && *found == selected.front() ? static_cast<int>(found - m_matches.begin()) : -1;
}

int GraphFinder::next(const std::vector<int> &selected, bool forward) const
{
    if (m_matches.empty())
        return -1;
    const int count = static_cast<int>(m_matches.size());
    int next = current(selected);
    if (next >= 0) {
        next = (next + (forward ? 1 : count - 1)) % count;
    } else {
        // From what is selected on; its own operations are the first that come.
        const int from = selected.empty() ? 0 : selected.front();
        const auto after = std::lower_bound(m_matches.begin(), m_matches.end(), from);
        next = static_cast<int>(after - m_matches.begin());
        next = forward ? next % count : (next + count - 1) % count;
    }
    return m_matches[static_cast<std::size_t>(next)];
}

} // namespace residua::ui
