#pragma once

#include "ui/state/snapshot.h"

#include <QString>

#include <vector>

// What operations are called in the window, and what they do.
namespace residua::ui {

/// "Conv2d 3×3, stride 2, padding 1".
QString operationWords(const Op &op);

/// What the operations `nodes` do to the tensor, in a sentence: "mixes 64 channels in 3×3 windows: halves height and width, doubles
/// the channels". `nodes` in order of execution, one or more.
QString effectWords(const Snapshot &snapshot, const std::vector<int> &nodes);

} // namespace residua::ui
