#include "ui/state/change_variant.h"

#include "ui/state/session.h"

#include <utility>

namespace residua::ui {

ChangeVariant::ChangeVariant(Session &session, VariantId variant, Variant before, const Totals &costs, Variant after, const Edit &edit,
                             int gesture)
    : QUndoCommand(edit.text), m_session(session), m_variant(variant), m_before(std::move(before)), m_after(std::move(after)),
      m_originBefore(session.originOf(variant)), m_originAfter(originAfter(m_originBefore, m_after.architecture)), m_costsBefore(costs),
      m_counting(session.counting()), m_key(edit.key), m_gesture(gesture), m_startsDocument(edit.startsDocument),
      m_untitledBefore(session.isUntitled()), m_file(session.fileNumber())
{}

const ChangeVariant *ChangeVariant::from(const QUndoCommand *command)
{
    const bool same = command && command->id() == static_cast<int>(CommandKind::ChangeVariant);
    return same ? static_cast<const ChangeVariant *>(command) : nullptr;
}

void ChangeVariant::undo()
{
    m_session.setCurrent(*m_session.indexOf(m_variant));
    m_session.write(m_variant, m_before, m_originBefore, m_session.totalsOf(m_variant));
    if (m_startsDocument && m_file == m_session.fileNumber())
        m_session.setUntitled(m_untitledBefore);
}

void ChangeVariant::redo()
{
    if (m_counting != m_session.counting()) {
        m_counting = m_session.counting();
        m_costsBefore = makeModel(m_before.architecture, 1, m_counting)->profile.totals;
    }
    if (!std::exchange(m_isNew, false))
        m_session.setCurrent(*m_session.indexOf(m_variant));
    m_session.write(m_variant, m_after, m_originAfter, m_costsBefore);
    if (m_startsDocument && m_file == m_session.fileNumber())
        m_session.setUntitled(true);
}

bool ChangeVariant::isContinuedBy(VariantId variant, const QString &key, int gesture) const
{
    return variant == m_variant && !key.isEmpty() && key == m_key && gesture == m_gesture;
}

bool ChangeVariant::mergeWith(const QUndoCommand *next)
{
    const ChangeVariant *change = from(next);
    if (!change || !isContinuedBy(change->m_variant, change->m_key, change->m_gesture))
        return false;
    m_after = change->m_after;
    m_originAfter = change->m_originAfter;
    setText(change->text());
    setObsolete(m_after == m_before);
    return true;
}

} // namespace residua::ui
