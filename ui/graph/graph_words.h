#pragma once

#include "ui/graph/graph_scene.h"

namespace residua::ui {

/// "layer2.0.conv1, Conv2d 3×3, 128 × 28 × 28".
QString boxName(const Scene &scene, int box);

/// One sentence on what is selected: "layer2.0.conv1, Conv2d, 64 to 128 channels, 28 × 28". Empty where nothing is.
QString spokenSelection(const Snapshot &snapshot, const Selection &selection);

/// Several lines: path, type, what it does, shapes, parameters, MACs, the metric of the tint; rich text made of escaped plain text, for
/// QToolTip.
QString boxToolTip(const Scene &scene, int box);
QString frameToolTip(const Scene &scene, int frame);

} // namespace residua::ui
