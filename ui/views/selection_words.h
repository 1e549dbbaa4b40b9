#pragma once

#include "ui/state/snapshot.h"

#include <QString>

namespace residua::ui {

/// "stage 3, block 1", "stage 3, block 1, shortcut", "stem", "head"; empty for the input.
QString placeWords(const Slot &slot);

/// What `selection`, which is not empty, stands for: its kind, its place, its number of operations.
QString selectionWords(const Snapshot &snapshot, const Selection &selection);

} // namespace residua::ui
