#pragma once

#include "ui/state/snapshot.h"

#include <QString>

namespace residua::ui {

/// "Conv2d 3×3, stride 2, padding 1".
QString operationWords(const Op &op);

/// "stage 3, block 1", "stage 3, block 1, shortcut", "stem", "head"; empty for the input.
QString placeWords(const Slot &slot);

/// What `selection`, which is not empty, stands for: its kind, its place, its number of operations.
QString selectionWords(const Snapshot &snapshot, const Selection &selection);

} // namespace residua::ui
