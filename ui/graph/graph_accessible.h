#pragma once

namespace residua::ui {

/// From here on every GraphView has, for screen readers, one child a box: "layer2.0.conv1, Conv2d 3×3, 128 × 28 × 28".
void installGraphAccessibility();

} // namespace residua::ui
