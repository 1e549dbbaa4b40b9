#pragma once

#include "ui/keep/last_session.h"
#include "ui/window/windows.h"

namespace residua::ui {

/// What of `window` is restored at the next start.
LastWindow lastWindowOf(OpenWindow &window);

/// Opens what `last` names in `window`, and shows it as it was. What is not there any more is said.
void restore(OpenWindow &window, const LastWindow &last);

} // namespace residua::ui
