#pragma once

namespace residua::ui {

/// From here on every StageStrip has, for screen readers, one child for each part of the network: "stage 3: depth 6, width 256, …".
void installStripAccessibility();

} // namespace residua::ui
