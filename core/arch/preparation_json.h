#pragma once

#include "core/arch/json_dom.h"
#include "core/arch/prepare_options.h"

namespace residua {

/// {"resize": 256, "crop": 224, "interpolation": "bilinear", "mean": […], "std": […], "channels": "rgb", "range": 1}; null for what is not
/// said.
Json preparationToJson(const PrepareOptions &options);

/// Reads it back; every key may be missing. What is wrong goes to `problems`, its field under `path`; also a mean above 1 or a deviation
/// above 3 for pixels of 0 to 1, which can only be meant for 0 to 255.
PrepareOptions preparationFromJson(const Json &json, const std::string &path, ProblemList &problems);

} // namespace residua
