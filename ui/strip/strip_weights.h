#pragma once

#include "ui/state/weight_marks.h"
#include "ui/strip/strip_parts.h"

namespace residua::ui {

/// Marks in `strip` what is new beside a weight file's parameters: slabs, and the parts' titles, "stage 3 · 2 of 8 blocks new". Null:
/// nothing is.
void markWeights(StripParts &strip, const WeightMarks *marks);

} // namespace residua::ui
