#pragma once

#include "ui/costs/cost_scene.h"

#include "core/layout/picture.h"

#include <string>

namespace residua::ui {

/// The map as seen, on paper: `x` and `y` are the ends of what is seen. Points, 480 wide.
Picture costPicture(const CostScene &scene, const CostAxis &x, const CostAxis &y);

/// Every point with every number as RFC 4180 has it: kind, name, the metrics by their keys; exact.
std::string costCsv(const CostPoints &points);

/// The bytes of the file that the ending of `name` asks for: .svg, .pdf, .png or .csv. Throws Error(Usage) for another one.
std::string costFile(const CostScene &scene, const CostAxis &x, const CostAxis &y, const std::string &name);

} // namespace residua::ui
