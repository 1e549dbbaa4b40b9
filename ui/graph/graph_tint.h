#pragma once

#include "ui/graph/graph_scene.h"

namespace residua::ui {

/// Colours the boxes of `scene` by `metric`: their values, where those stand between the least and the greatest, and the texts that
/// say them. Nothing is laid out again. `run` may be null or of another network.
/// Cost: well below 1 ms for ResNet-152.
void tint(Scene &scene, Metric metric, const RunResult *run);

} // namespace residua::ui
