#pragma once

#include <QString>
#include <QVariant>

namespace residua::ui {

/// The program's settings by their keys. What is set is there at once, and in the file a moment later, written by a thread of its own,
/// since a disk may take its time. Only on the thread of the window.
QVariant setting(const QString &key, const QVariant &otherwise = {});
void setSetting(const QString &key, const QVariant &value);
void removeSetting(const QString &key);

/// Starts the thread that writes, so that the first that is set does not wait for it.
void prepareSettings();

/// Writes what is not in the file yet: before the program is left otherwise than by returning.
void saveSettings();

} // namespace residua::ui
