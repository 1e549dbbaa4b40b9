#pragma once

#include "core/arch/spec.h"

#include <QtGlobal>

namespace residua::ui {

/// Pixels of the mouse for one step of a dragged width.
inline constexpr double widthStepPixels = 6;

/// The channels of which the width of a stage must be a multiple, as group norm and a custom block's groups ask: 1 where nothing does.
std::int64_t widthUnit(const ResNetSpec &spec, std::size_t stage);

/// `start` moved by `steps`, within the limits. A step goes to the next multiple of 8 below 128 channels, of an eighth of the power of
/// two above it (128, 144, … 256, 288, … 512, 576, …), and always of `unit`; a fine one by `unit`.
std::int64_t steppedWidth(std::int64_t start, int steps, std::int64_t unit, bool fine);

/// `start` moved by `steps`, within the limits.
std::int64_t steppedDepth(std::int64_t start, int steps);

} // namespace residua::ui
