#include "ui/state/network_state.h"

#include "ui/state/session.h"

#include "core/data/memory.h"

#include <utility>

namespace residua::ui {

NetworkState::NetworkState(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::architectureChanged, this, &NetworkState::onArchitectureChanged);
    connect(&session, &Session::countingChanged, this, [this] {
        m_lastChange = {}; // its costs are in the other counting
        remake(m_selection.path);
    });
    connect(&session, &Session::engineInfoChanged, this, [this] {
        if (m_confirmation.state == Confirmation::State::Waiting)
            m_confirmation.state = Confirmation::State::Checking;
        Q_EMIT confirmationChanged();
    });
    connect(&session, &Session::setupChanged, this, [this] {
        if ((m_marks ? m_marks->weights() : nullptr) == m_session.setup().weights)
            return;
        m_marks = ui::weightMarks(m_snapshot->model, m_session.setup().weights);
        Q_EMIT weightMarksChanged();
    });
    connect(&session, &Session::variantsChanged, this, &NetworkState::onBaseline);
    connect(&session, &Session::architectureChanged, this, [this](VariantId variant) {
        if (variant != m_variant)
            onBaseline();
    });
    const auto follow = [this](auto changed, auto tell) {
        connect(&m_session.runs(), changed, this, [this, tell](VariantId variant) {
            if (variant == m_variant)
                Q_EMIT(this->*tell)();
        });
    };
    follow(&VariantRuns::stateChanged, &NetworkState::runStateChanged);
    follow(&VariantRuns::resultChanged, &NetworkState::runResultChanged);
    follow(&VariantRuns::mapsChanged, &NetworkState::mapsChanged);
    show(session.idAt(session.current()));
}

void NetworkState::show(VariantId variant)
{
    if (variant == m_variant)
        return;
    m_selected[m_variant] = m_selection.path;
    m_variant = variant;
    m_lastChange = {};
    m_session.runs().touch(variant);
    const auto selected = m_selected.find(variant);
    remake(selected == m_selected.end() ? m_selection.path : selected->second);
    Q_EMIT runStateChanged();
    Q_EMIT runResultChanged();
    Q_EMIT mapsChanged();
}

void NetworkState::onArchitectureChanged(VariantId variant, const LastChange &change)
{
    if (variant != m_variant)
        return;
    m_lastChange = change;
    remake(m_selection.path);
}

/// What the live model said is then of an older network.
void NetworkState::remake(const std::string &selected)
{
    m_snapshot = makeSnapshot(m_session.variantAt(m_variant).architecture, m_session.nextGeneration(), m_session.counting());
    m_marks = ui::weightMarks(m_snapshot->model, m_session.setup().weights);
    refreshBaseline();
    m_comparison.reset();
    const Selection before = std::exchange(m_selection, resolve(*m_snapshot, selected));
    if (m_confirmation.state != Confirmation::State::Missing)
        m_confirmation = {m_session.engineInfo() ? Confirmation::State::Checking : Confirmation::State::Waiting, 0, {}};
    Q_EMIT snapshotChanged();
    if (before.path != m_selection.path)
        Q_EMIT selectionChanged();
    Q_EMIT confirmationChanged();
}

/// True where it is another one, by another name or counted in another way.
bool NetworkState::refreshBaseline()
{
    const std::optional<std::size_t> chosen = m_session.baseline();
    const Origin &origin = m_session.originOf(m_variant);
    Baseline next;
    next.isShown = chosen && m_session.idAt(*chosen) == m_variant;
    next.name = chosen ? m_session.variants()[*chosen].name : origin.name;
    const ResNetSpec &wanted = chosen ? m_session.variants()[*chosen].architecture : origin.architecture;
    const ModelPtr &shown = m_snapshot->model;
    if (next.isShown || wanted == shown->spec) {
        next.model = shown;
        next.peakBytes = m_snapshot->peak.bytes;
    } else if (m_baseline.model && wanted == m_baseline.model->spec && m_baseline.model->counting == shown->counting) {
        next.model = m_baseline.model;
        next.peakBytes = m_baseline.peakBytes;
    } else {
        next.model = makeModel(wanted, 1, shown->counting);
        next.peakBytes = activationPeak(*next.model).bytes;
    }
    const bool differs = next.name != m_baseline.name || next.isShown != m_baseline.isShown || next.model != m_baseline.model;
    m_baseline = std::move(next);
    return differs;
}

void NetworkState::onBaseline()
{
    // A document that is being replaced, or a variant that is going, is shown anew anyway.
    if (!m_session.indexOf(m_variant) || !refreshBaseline())
        return;
    m_comparison.reset();
    Q_EMIT baselineChanged();
}

const ComparisonPtr &NetworkState::comparison() const
{
    if (!m_comparison)
        m_comparison = std::make_shared<const Comparison>(compare(*m_baseline.model, *m_snapshot->model));
    return m_comparison;
}

std::vector<Problem> NetworkState::propose(const ResNetSpec &next, const Edit &edit)
{
    return m_session.propose(m_variant, next, edit);
}

void NetworkState::revertGesture(const QString &key)
{
    m_session.revertGesture(m_variant, key);
}

void NetworkState::select(const std::string &path)
{
    Selection next = resolve(*m_snapshot, path);
    if (next == m_selection)
        return;
    m_selection = std::move(next);
    Q_EMIT selectionChanged();
}

void NetworkState::setConfirmation(std::uint64_t generation, Confirmation confirmation)
{
    if (generation != m_snapshot->generation)
        return;
    m_confirmation = std::move(confirmation);
    Q_EMIT confirmationChanged();
}

void NetworkState::setRefusedEntry(const QString &key, const QString &words)
{
    if (key == m_refusedKey && words == m_refusedEntry)
        return;
    m_refusedKey = key;
    m_refusedEntry = words;
    Q_EMIT refusedEntryChanged();
}

const RunState &NetworkState::runState() const
{
    return m_session.runs().of(m_variant).state;
}

const RunResultPtr &NetworkState::runResult() const
{
    return m_session.runs().of(m_variant).result;
}

const MapsPtr &NetworkState::maps() const
{
    return m_session.runs().of(m_variant).maps;
}

bool NetworkState::runIsCurrent() const
{
    return runResult() && sameNetwork(runResult()->snapshot->model->spec, spec());
}

} // namespace residua::ui
