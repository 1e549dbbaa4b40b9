#pragma once

#include "core/arch/counting.h"

#include <QUndoCommand>

namespace residua::ui {

class Session;

/// One edit as a person names it.
struct Edit {
    QString text; ///< "Set stage 3 depth to 8"
    QString key;  ///< edits of the same key in one gesture are one step; empty: always a step of its own
};

/// The whole architecture before and after one edit: a few dozen numbers.
class ChangeSpec : public QUndoCommand {
public:
    /// `costs` are those of `before`.
    ChangeSpec(Session &session, ResNetSpec before, const Totals &costs, ResNetSpec after, const Edit &edit, int gesture);

    void undo() override;
    void redo() override;
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand *next) override;

    const ResNetSpec &before() const { return m_before; }
    const Totals &costsBefore() const { return m_costsBefore; }
    bool continues(const Edit &edit, int gesture) const { return !edit.key.isEmpty() && edit.key == m_key && gesture == m_gesture; }

private:
    Session &m_session;
    ResNetSpec m_before, m_after;
    Totals m_costsBefore;
    Counting m_counting; ///< of `m_costsBefore`
    QString m_key;
    int m_gesture;
};

} // namespace residua::ui
