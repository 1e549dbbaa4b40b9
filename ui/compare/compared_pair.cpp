#include "ui/compare/compared_pair.h"

#include "ui/state/words.h"

#include <algorithm>
#include <utility>

namespace residua::ui {

namespace {

int idIn(const OperationDifference &each, bool b)
{
    return b ? each.b : each.a;
}

/// The path that stands for `nodes` of `snapshot`, ascending: a row's where one has exactly them, else the first operation's.
std::string pathOf(const Snapshot &snapshot, const std::vector<int> &nodes)
{
    if (nodes.empty())
        return {};
    for (const SummaryRow &row : snapshot.table.rows) {
        if (row.nodes == nodes)
            return row.path;
    }
    return snapshot.model->graph.nodes[static_cast<std::size_t>(nodes.front())].path;
}

} // namespace

ComparedPair::ComparedPair(NetworkState &shown, QObject *parent) : QObject(parent), m_shown(shown)
{
    for (const auto signal : {&NetworkState::snapshotChanged, &NetworkState::baselineChanged})
        connect(&shown, signal, this, &ComparedPair::refresh);
    connect(&shown, &NetworkState::selectionChanged, this, &ComparedPair::follow);
    connect(&shown.session(), &Session::architectureChanged, this, [this](VariantId variant) {
        if (variant == m_chosen)
            refresh();
    });
    const auto reconsider = [this] {
        const std::vector<Choice> all = choices();
        const bool there = std::any_of(all.begin(), all.end(), [this](const Choice &choice) { return choice.variant == m_chosen; });
        if (!there) {
            m_chosen = 0;
            refresh();
        }
        Q_EMIT choicesChanged();
    };
    for (const auto signal : {&Session::variantsChanged, &Session::currentChanged})
        connect(&shown.session(), signal, this, reconsider);
    connect(&shown, &NetworkState::baselineChanged, this, &ComparedPair::choicesChanged);
}

void ComparedPair::setWatched(bool watched)
{
    if (std::exchange(m_watched, watched) == watched || !watched)
        return;
    const std::vector<Choice> all = choices();
    if (m_chosen == 0 && all.size() > 1 && m_shown.baseline().model->spec == m_shown.spec())
        m_chosen = all[1].variant; // nothing is to be seen of a network beside itself
    refresh();
    Q_EMIT choicesChanged();
}

std::vector<ComparedPair::Choice> ComparedPair::choices() const
{
    const Session &session = m_shown.session();
    const Baseline &baseline = m_shown.baseline();
    const QString name = shownName(baseline.name);
    std::vector<Choice> all{{0, session.baseline() ? tr("%1 (baseline)").arg(name) : tr("%1 (where it began)").arg(name)}};
    for (std::size_t i = 0; i < session.variants().size(); ++i) {
        if (session.idAt(i) != m_shown.variant() && session.baseline() != i)
            all.push_back({session.idAt(i), QString::fromStdString(session.variants()[i].name)});
    }
    return all;
}

void ComparedPair::choose(VariantId variant)
{
    if (std::exchange(m_chosen, variant) != variant)
        refresh();
}

/// What the baseline is stands beside its name, which may be a variant's too.
QString ComparedPair::nameOfA() const
{
    return m_chosen ? QString::fromStdString(m_shown.session().variantAt(m_chosen).name) : choices().front().name;
}

QString ComparedPair::nameOfB() const
{
    return QString::fromStdString(m_shown.session().variantAt(m_shown.variant()).name);
}

void ComparedPair::refresh()
{
    Session &session = m_shown.session();
    if (!m_watched || (m_chosen && !session.indexOf(m_chosen)))
        return; // nobody looks, or it is about to be chosen anew
    m_b = m_shown.snapshot();
    const ResNetSpec &wanted = m_chosen ? session.variantAt(m_chosen).architecture : m_shown.baseline().model->spec;
    const Counting counting = m_b->model->counting;
    if (wanted == m_b->model->spec)
        m_a = m_b;
    else if (!m_a || !(m_a->model->spec == wanted) || m_a->model->counting != counting)
        m_a = makeSnapshot(wanted, session.nextGeneration(), counting);
    m_comparison = m_chosen ? std::make_shared<const Comparison>(compare(*m_a->model, *m_b->model)) : m_shown.comparison();
    m_selected = placesOf(true, m_shown.selection().nodes);
    Q_EMIT changed();
}

std::vector<std::size_t> ComparedPair::placesOf(bool b, const std::vector<int> &ids) const
{
    std::vector<std::size_t> places;
    if (!m_comparison)
        return places;
    for (std::size_t i = 0; i < m_comparison->operations.size(); ++i) {
        const int id = idIn(m_comparison->operations[i], b);
        if (id >= 0 && std::binary_search(ids.begin(), ids.end(), id))
            places.push_back(i);
    }
    return places;
}

void ComparedPair::select(std::vector<std::size_t> operations)
{
    if (operations == m_selected)
        return;
    m_selected = std::move(operations);
    m_selecting = true; // what only A has cannot be selected in the network on show
    m_shown.select(pathOf(*m_b, selectedIn(true)));
    m_selecting = false;
    Q_EMIT selectionChanged();
}

void ComparedPair::selectIn(bool b, const std::vector<int> &ids)
{
    select(placesOf(b, ids));
}

std::vector<int> ComparedPair::selectedIn(bool b) const
{
    std::vector<int> ids;
    for (const std::size_t place : m_selected) {
        if (const int id = idIn(m_comparison->operations[place], b); id >= 0)
            ids.push_back(id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<int> ComparedPair::counterparts(bool b, const std::vector<int> &ids) const
{
    std::vector<int> others;
    for (const std::size_t place : placesOf(b, ids)) {
        if (const int id = idIn(m_comparison->operations[place], !b); id >= 0)
            others.push_back(id);
    }
    std::sort(others.begin(), others.end());
    return others;
}

void ComparedPair::follow()
{
    if (m_selecting || !m_watched || m_b != m_shown.snapshot())
        return;
    std::vector<std::size_t> places = placesOf(true, m_shown.selection().nodes);
    if (places == m_selected)
        return;
    m_selected = std::move(places);
    Q_EMIT selectionChanged();
}

} // namespace residua::ui
