#pragma once

#include "ui/keep/last_session.h"
#include "ui/window/windows.h"

#include <functional>

namespace residua::ui {

/// What of `window` is restored at the next start: as it is now, and made when it is called, on any thread, since a document of many
/// variants takes a while.
std::function<LastWindow()> lastWindowOf(OpenWindow &window);

/// Shows the document of `window` with `image`, a file or the name of a sample, and the file `weights`; empty: with none. The offer to do
/// so is withdrawn.
void showWith(OpenWindow &window, const QString &image, const QString &weights);

/// Opens what `last` names in `window`, and shows it as it was. What is not there any more is said.
void restore(OpenWindow &window, const LastWindow &last);

} // namespace residua::ui
