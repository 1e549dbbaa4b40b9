#include "ui/window/shortcut_store.h"

#include <QAction>
#include <QSettings>

namespace residua::ui {

namespace {

QString keyOf(const QAction &command)
{
    return QStringLiteral("shortcuts/") + command.objectName();
}

} // namespace

ShortcutStore::ShortcutStore(const QList<QAction *> &commands) : m_commands(commands)
{
    const QSettings settings;
    for (QAction *command : commands) {
        m_first[command] = command->shortcuts();
        if (const QVariant kept = settings.value(keyOf(*command)); kept.isValid())
            command->setShortcuts(QKeySequence::listFromString(kept.toString(), QKeySequence::PortableText));
    }
}

bool ShortcutStore::hasOwnKeys(const QAction &command) const
{
    return command.shortcuts() != m_first.value(&command);
}

QAction *ShortcutStore::holderOf(const QKeySequence &keys, const QAction &besides) const
{
    if (keys.isEmpty())
        return nullptr;
    for (QAction *command : m_commands)
        for (const QKeySequence &own : command->shortcuts())
            if (command != &besides && (own.matches(keys) != QKeySequence::NoMatch || keys.matches(own) != QKeySequence::NoMatch))
                return command;
    return nullptr;
}

void ShortcutStore::assign(QAction &command, const QKeySequence &keys)
{
    while (QAction *holder = holderOf(keys, command)) {
        QList<QKeySequence> rest;
        for (const QKeySequence &own : holder->shortcuts())
            if (own.matches(keys) == QKeySequence::NoMatch && keys.matches(own) == QKeySequence::NoMatch)
                rest.append(own);
        keep(*holder, rest);
    }
    keep(command, keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys});
}

/// Whoever has taken one of its first keys meanwhile keeps it.
void ShortcutStore::reset(QAction &command)
{
    QList<QKeySequence> keys;
    for (const QKeySequence &first : m_first.value(&command))
        if (!holderOf(first, command))
            keys.append(first);
    keep(command, keys);
}

void ShortcutStore::resetAll()
{
    for (QAction *command : m_commands)
        keep(*command, m_first.value(command));
}

void ShortcutStore::keep(QAction &command, const QList<QKeySequence> &keys)
{
    command.setShortcuts(keys);
    QSettings settings;
    if (keys == m_first.value(&command))
        settings.remove(keyOf(command));
    else
        settings.setValue(keyOf(command), QKeySequence::listToString(keys, QKeySequence::PortableText));
}

} // namespace residua::ui
