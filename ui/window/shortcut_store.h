#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>

class QAction;

namespace residua::ui {

/// The user's own keys for commands, kept in the settings under the commands' object names. Everything else keeps the keys it was made
/// with.
class ShortcutStore {
public:
    /// Notes the keys that `commands` were made with, and gives them those that are kept.
    explicit ShortcutStore(const QList<QAction *> &commands);

    const QList<QAction *> &commands() const { return m_commands; }
    bool hasOwnKeys(const QAction &command) const;
    /// Another command that has `keys`, or keys of which one sequence begins the other; null: none.
    QAction *holderOf(const QKeySequence &keys, const QAction &besides) const;
    /// Gives `command` these keys alone, or none, and takes them from who has them.
    void assign(QAction &command, const QKeySequence &keys);
    void reset(QAction &command);
    void resetAll();

private:
    void keep(QAction &command, const QList<QKeySequence> &keys);

    QList<QAction *> m_commands;
    QHash<const QAction *, QList<QKeySequence>> m_first;
};

} // namespace residua::ui
