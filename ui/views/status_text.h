#pragma once

#include "ui/state/session.h"

namespace residua::ui {

/// One total as the status line shows it.
struct TotalText {
    QString text;    ///< "25.6 M parameters (+4.76 M)"
    QString toolTip; ///< exact, with the value before the last edit and the difference in percent
};

/// The totals with what the last edit changed; nothing where it changed nothing.
std::vector<TotalText> totalTexts(const Snapshot &snapshot, const LastChange &change);

/// "live · confirmed by libtorch in 1.7 ms".
QString confirmationText(const Confirmation &confirmation);

/// How the last run ended: "lynx 41 %, tabby 33 %", "run stopped", the failure. Empty before the first run and while one is under way.
QString runText(const RunState &state, const RunResult *result, bool current);

} // namespace residua::ui
