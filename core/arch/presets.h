#pragma once

#include "core/arch/spec.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace residua {

/// Names of all presets, in the order in which they are listed.
const std::vector<std::string> &presetNames();

/// The preset called `name`, or whose alias (timm's name, "resnetrs50") that is; or nothing.
std::optional<ResNetSpec> preset(std::string_view name);

} // namespace residua
