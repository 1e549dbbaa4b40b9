#include "ui/state/change_spec.h"

#include "ui/state/session.h"

namespace residua::ui {

ChangeSpec::ChangeSpec(Session &session, ResNetSpec before, const Totals &costs, ResNetSpec after, const Edit &edit, int gesture)
    : QUndoCommand(edit.text), m_session(session), m_before(std::move(before)), m_after(std::move(after)), m_costsBefore(costs),
      m_counting(session.counting()), m_key(edit.key), m_gesture(gesture)
{}

void ChangeSpec::undo()
{
    m_session.apply(m_before, m_session.snapshot()->model->profile.totals);
}

void ChangeSpec::redo()
{
    if (m_counting != m_session.counting()) {
        m_counting = m_session.counting();
        m_costsBefore = makeModel(m_before, 1, m_counting)->profile.totals;
    }
    m_session.apply(m_after, m_costsBefore);
}

bool ChangeSpec::mergeWith(const QUndoCommand *next)
{
    const auto *change = static_cast<const ChangeSpec *>(next);
    if (!continues({{}, change->m_key}, change->m_gesture))
        return false;
    m_after = change->m_after;
    setText(change->text());
    setObsolete(m_after == m_before);
    return true;
}

} // namespace residua::ui
