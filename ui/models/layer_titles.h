#pragma once

#include "core/arch/counting.h"

#include <QString>

namespace residua::ui {

/// What `column` of the layer table is called: "parameters", "MACs".
QString columnTitle(int column, Counting counting);
/// The same where a table is read by itself, on paper: "Output shape".
QString readableColumnTitle(int column, Counting counting);
/// What stands in it, in one sentence.
QString columnExplanation(int column, Counting counting);

} // namespace residua::ui
