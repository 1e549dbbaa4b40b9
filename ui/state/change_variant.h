#pragma once

#include "ui/state/baseline.h"
#include "ui/state/variant_runs.h"

#include "core/arch/counting.h"
#include "core/arch/workspace.h"

#include <QUndoCommand>

namespace residua::ui {

class Session;

/// One edit as a person names it.
struct Edit {
    QString text;                ///< "Set stage 3 depth to 8"
    QString key;                 ///< edits of the same key in one gesture are one step; empty: always a step of its own
    bool startsDocument = false; ///< what it makes is another network, not a change of the file's: the file stays as it is
};

/// The kinds of command on the history: `QUndoCommand::id`, which is asked before a command is taken for one of them.
enum class CommandKind : int { ChangeVariant = 1, AddVariant, RemoveVariant, MoveVariant, SetBaseline, Dismiss };

/// One variant before and after an edit of its network, its name or its note: a few dozen numbers.
class ChangeVariant : public QUndoCommand {
public:
    /// `costs` are those of `before`.
    ChangeVariant(Session &session, VariantId variant, Variant before, const Totals &costs, Variant after, const Edit &edit, int gesture);

    /// `command` where it is one of these, else null.
    static const ChangeVariant *from(const QUndoCommand *command);

    // Undone and done again, the variant is shown first: what changes is seen.
    void undo() override;
    void redo() override;
    int id() const override { return static_cast<int>(CommandKind::ChangeVariant); }
    bool mergeWith(const QUndoCommand *next) override;

    VariantId variant() const { return m_variant; }
    const Variant &before() const { return m_before; }
    const Variant &after() const { return m_after; }
    const Totals &costsBefore() const { return m_costsBefore; }
    /// True where an edit of `key` in `variant` is part of the same gesture.
    bool isContinuedBy(VariantId variant, const QString &key, int gesture) const;

private:
    Session &m_session;
    VariantId m_variant;
    Variant m_before, m_after;
    Origin m_originBefore, m_originAfter;
    Totals m_costsBefore;
    Counting m_counting; ///< of `m_costsBefore`
    QString m_key;
    int m_gesture;
    bool m_isNew = true;
    bool m_startsDocument;
    bool m_untitledBefore = false;
    int m_file = 0; ///< Session::fileNumber when it was done first
};

} // namespace residua::ui
