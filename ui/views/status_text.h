#pragma once

#include "ui/state/session.h"

namespace residua::ui {

/// One total as the status line shows it.
struct TotalText {
    QString text;    ///< "25.6 M parameters (+4.76 M against resnet50)"; the first difference says to whom
    QString toolTip; ///< exact, with the baseline's, the difference in percent, and what the last edit changed
};

/// The totals with their difference to the baseline.
std::vector<TotalText> totalTexts(const NetworkState &network);

/// "live · confirmed by libtorch in 1.7 ms".
QString confirmationText(const Confirmation &confirmation);

/// How the last run ended: "lynx 41 %, tabby 33 %", "run stopped", the failure. Empty before the first run and while one is under way.
QString runText(const RunState &state, const RunResult *result, bool current);

} // namespace residua::ui
