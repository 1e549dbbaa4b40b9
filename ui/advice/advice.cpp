#include "ui/advice/advice.h"

#include "ui/advice/advice_words.h"
#include "ui/state/pause.h"
#include "ui/work/post_to.h"

#include "core/arch/json.h"
#include "core/data/memory.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace residua::ui {

namespace {

constexpr int pauseMs = 60;

} // namespace

Advice::Advice(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    setPause(m_later, pauseMs);
    connect(&m_later, &QTimer::timeout, this, &Advice::look);
    connect(&session.shown(), &NetworkState::snapshotChanged, this, [this] {
        if (m_started)
            m_later.start();
    });
    connect(&session, &Session::dismissedChanged, this, &Advice::sort);
}

void Advice::start()
{
    m_started = true;
    look();
}

bool Advice::isCurrent() const
{
    return m_generation == m_session.shown().snapshot()->generation;
}

void Advice::look()
{
    m_lane.post([this, snapshot = m_session.shown().snapshot()](const std::stop_token &stop) {
        // Shared, so that the message takes no memory to be copied; never changed, for this thread has it a little longer.
        const auto findings = std::make_shared<const std::vector<Finding>>(advise(*snapshot->model, machineBytes(), stop));
        if (stop.stop_requested())
            return;
        postTo(this, [this, generation = snapshot->generation, findings] { take(generation, findings); });
    });
}

void Advice::take(std::uint64_t generation, const std::shared_ptr<const std::vector<Finding>> &findings)
{
    if (generation != m_session.shown().snapshot()->generation)
        return;
    m_generation = generation;
    m_all = findings;
    sort();
}

void Advice::sort()
{
    const std::vector<std::string> &codes = m_session.dismissed();
    m_findings.clear();
    m_dismissed.clear();
    for (std::size_t i = 0; m_all && i < m_all->size(); ++i) {
        const Finding &finding = (*m_all)[i];
        const bool hidden = std::find(codes.begin(), codes.end(), finding.code) != codes.end();
        (hidden ? m_dismissed : m_findings).push_back(finding);
    }
    Q_EMIT changed();
}

bool Advice::fix(std::size_t index)
{
    // What was found in another network may not fit this one.
    if (!isCurrent() || index >= m_findings.size() || m_findings[index].fix.empty())
        return false;
    const Edits edits = m_findings[index].fix; // the findings change with the edit
    const SpecOrProblems edited = parseSpec(toJson(m_session.shown().spec()), edits);
    const auto *spec = std::get_if<ResNetSpec>(&edited);
    return spec && m_session.shown().propose(*spec, {fixText(edits), {}}).empty();
}

void Advice::dismiss(std::size_t index)
{
    if (index >= m_findings.size())
        return;
    std::vector<std::string> codes = m_session.dismissed();
    const std::string code = m_findings[index].code;
    codes.push_back(code);
    m_session.setDismissed(std::move(codes), tr("Dismiss the advice “%1”").arg(QString::fromStdString(code)));
}

void Advice::restoreAll()
{
    m_session.setDismissed({}, tr("Show dismissed advice again"));
}

} // namespace residua::ui
