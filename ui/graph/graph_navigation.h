#pragma once

#include "ui/graph/graph_scene.h"

namespace residua::ui {

enum class Direction { Left, Right, Up, Down, First, Last };

/// The box that a key leads to from `box`; `box` itself where there is none. Left and right follow the edges, on the trunk where
/// there is a choice. Up and down follow the shortcut or branch that leaves there, else lead to the nearest box, in the next
/// row too. From -1, any key leads to the first box.
int nextBox(const Scene &scene, int box, Direction direction);

} // namespace residua::ui
