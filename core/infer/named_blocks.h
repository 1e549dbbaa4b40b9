#pragma once

#include "core/infer/outline.h"

#include <optional>

namespace residua {

/// Where an outline that was read by order puts modules together that the numbers in their names keep apart, or the other way round:
/// such a reading is of another network. Nothing where it keeps to the names, or where names number no blocks.
std::optional<Misfit> againstNames(const std::vector<FileModule> &modules, const Outline &ordered);

} // namespace residua
