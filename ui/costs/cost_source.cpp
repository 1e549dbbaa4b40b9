#include "ui/costs/cost_source.h"

#include "ui/state/pause.h"
#include "ui/work/post_to.h"

#include "core/arch/json.h"

#include <set>
#include <utility>

namespace residua::ui {

namespace {

constexpr int mapPauseMs = 60;

/// Fills in the figures; a state of a variant that stands there twice once.
std::vector<KnownNetwork> measured(std::vector<KnownNetwork> networks, std::map<std::string, CostFigures> &seen,
                                   const std::stop_token &stop)
{
    std::map<std::string, CostFigures> used;
    std::set<std::pair<VariantId, std::string>> states;
    std::erase_if(networks, [&](KnownNetwork &network) {
        std::string file = toJson(network.spec);
        if (network.kind == PointKind::History && !states.emplace(network.variant, file).second)
            return true;
        const auto known = seen.find(file);
        if (known == seen.end() && stop.stop_requested())
            return true; // nobody waits for it any more
        network.figures = known == seen.end() ? costFigures(network.spec) : known->second;
        used.emplace(std::move(file), network.figures);
        return false;
    });
    if (!stop.stop_requested())
        seen = std::move(used);
    else
        seen.merge(used);
    return networks;
}

} // namespace

CostSource::CostSource(Session &session, QObject *parent)
    : QObject(parent), m_session(session), m_points(std::make_shared<CostPoints>()), m_seen(std::make_shared<Known>())
{
    setPause(m_later, mapPauseMs);
    connect(&m_later, &QTimer::timeout, this, &CostSource::refresh);
    const auto note = [this] {
        m_stale = true;
        if (m_watched && !m_later.isActive())
            m_later.start();
    };
    for (const auto signal : {&Session::variantsChanged, &Session::currentChanged, &Session::documentChanged})
        connect(&session, signal, this, note);
    connect(&session, &Session::architectureChanged, this, note);
    connect(&session.undoStack(), &QUndoStack::indexChanged, this, note);
    connect(&session.runs(), &VariantRuns::resultChanged, this, note);
}

void CostSource::setWatched(bool watched)
{
    m_watched = watched;
    if (m_watched && m_stale)
        refresh();
}

void CostSource::setSweep(SweepPtr sweep, const QString &name)
{
    ++m_sweepNumber;
    replaceSweep(std::move(sweep), name);
}

void CostSource::completeSweep(SweepPtr sweep)
{
    replaceSweep(std::move(sweep), m_points->sweepName);
}

void CostSource::replaceSweep(SweepPtr sweep, const QString &name)
{
    auto next = std::make_shared<CostPoints>(*m_points);
    next->sweep = std::move(sweep);
    next->sweepName = name;
    m_points = std::move(next);
    Q_EMIT changed();
}

void CostSource::refresh()
{
    if (!m_watched)
        return;
    m_stale = false;
    m_lane.post(
        [this, number = ++m_number, seen = m_seen, networks = networksOf(m_session), before = m_points](const std::stop_token &stop) {
            const auto points =
                std::make_shared<const CostPoints>(CostPoints{measured(networks, *seen, stop), before->sweep, before->sweepName});
            if (!stop.stop_requested())
                postTo(this, [this, number, points] { take(number, points); });
        });
}

void CostSource::take(int number, const CostPointsPtr &points)
{
    if (number != m_number)
        return;
    const bool sameSweep = points->sweep == m_points->sweep; // another one may have been opened meanwhile
    m_points = sameSweep ? points : std::make_shared<const CostPoints>(CostPoints{points->known, m_points->sweep, m_points->sweepName});
    Q_EMIT changed();
}

} // namespace residua::ui
