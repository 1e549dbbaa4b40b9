#include "ui/strip/strip_editor.h"

#include "ui/forms/editing.h"
#include "ui/state/pause.h"
#include "ui/strip/strip_steps.h"

#include "core/arch/spec_reader.h"

#include <QScopedValueRollback>

namespace residua::ui {

namespace {

constexpr int burstPause = 800; // milliseconds

QString gestureKey(const StripChange &change)
{
    return QStringLiteral("strip.") + stageKey(change.stage, change.depth);
}

QString setWords(int stage, bool depth, std::int64_t value)
{
    return Editing::setText(stageKey(stage, depth), QString::number(value));
}

} // namespace

StripEditor::StripEditor(NetworkState &network) : m_network(network)
{
    setPause(m_pause, burstPause);
    connect(&m_pause, &QTimer::timeout, this, &StripEditor::end);
}

QStringList StripEditor::changeLines() const
{
    return m_change ? ui::changeLines(*m_change, *m_network.snapshot(), m_network.session().metric()) : QStringList();
}

std::vector<Problem> StripEditor::propose(const ResNetSpec &next, const Edit &edit)
{
    const QScopedValueRollback<bool> own(m_proposing, true);
    return m_network.propose(next, edit);
}

void StripEditor::begin(int stage, bool depth)
{
    end();
    m_network.session().endGesture(); // what another view began is another step
    const std::int64_t value = stageNumber(spec(), stage, depth);
    m_change = StripChange{stage, depth, value, value, m_network.snapshot(), {}};
    Q_EMIT changed();
}

void StripEditor::wish(std::int64_t value)
{
    const int stage = m_change->stage;
    const bool depth = m_change->depth;
    const auto tryValue = [&](std::int64_t to) {
        const std::vector<Problem> problems =
            propose(withStageNumber(spec(), stage, depth, to), {setWords(stage, depth, to), gestureKey(*m_change)});
        return problems.empty() ? QString() : refusalOf(problems, stageKey(stage, depth)).message;
    };
    m_change->refusal = tryValue(value);
    const Range range = depth ? limits::depth : limits::width;
    if (!m_change->refusal.isEmpty() && !range.contains(value) && stageNumber(spec(), stage, depth) != range.clamp(value))
        tryValue(range.clamp(value)); // the reason stays
    m_change->to = stageNumber(spec(), stage, depth);
    Q_EMIT changed();
}

void StripEditor::step(int stage, bool depth, int direction, bool fine)
{
    if (!m_change || m_change->stage != stage || m_change->depth != depth)
        begin(stage, depth);
    m_pause.start();
    const std::int64_t now = stageNumber(spec(), stage, depth);
    wish(depth ? now + direction : steppedWidth(now, direction, widthUnit(spec(), static_cast<std::size_t>(stage)), fine));
}

void StripEditor::end()
{
    m_pause.stop();
    if (!m_change)
        return;
    m_change.reset();
    m_network.session().endGesture();
    Q_EMIT changed();
}

void StripEditor::revert()
{
    if (!m_change)
        return;
    const QScopedValueRollback<bool> own(m_proposing, true);
    m_network.revertGesture(gestureKey(*m_change));
    end();
}

void StripEditor::abandon()
{
    m_pause.stop();
    m_change.reset();
}

QString StripEditor::set(int stage, bool depth, std::int64_t value)
{
    m_network.session().endGesture();
    const std::vector<Problem> problems = propose(withStageNumber(spec(), stage, depth, value), {setWords(stage, depth, value), {}});
    return problems.empty() ? QString() : refusalOf(problems, stageKey(stage, depth)).message;
}

void StripEditor::apply(const StripEdit &edit)
{
    propose(edit.next, {edit.text, {}});
}

} // namespace residua::ui
