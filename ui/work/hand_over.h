#pragma once

#include <functional>

class QObject;

namespace residua::ui {

/// Calls `action` in the thread of `receiver`, from its event loop, while `receiver` lives. Any thread. Throws std::bad_alloc.
///
/// The only way in which the window's threads give something to each other by Qt. Qt's libraries are not built with the thread sanitizer,
/// which therefore does not see that Qt orders the two sides; this function tells it.
void callIn(QObject *receiver, std::function<void()> action);

} // namespace residua::ui
