#pragma once

#include "core/compare/advise.h"

#include <QString>

namespace residua::ui {

/// What a fix does, as an edit is called: "Set stage 3 depth to 5", "Set stem stride to 1 and stem pool to none"; of many edits the first
/// two and how many more.
QString fixText(const Edits &fix);

/// The severity in words: "Warning", "Hint".
QString severityText(Severity severity);

/// `text` with a capital letter and a full stop.
QString sentence(const std::string &text);

/// "1 finding", "3 findings".
QString findingCount(int count);

} // namespace residua::ui
