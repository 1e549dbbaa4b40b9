#pragma once

#include "core/arch/spec.h"

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace residua {

using SpecOrProblems = std::variant<ResNetSpec, std::vector<Problem>>;

/// The canonical architecture file: all keys, fixed order, two-space indent, final newline.
std::string toJson(const ResNetSpec &spec);

/// Reads and validates an architecture file. Total: any bytes give a valid spec or every problem found.
/// `edits` are `key=value` pairs applied before use ("stages.2.depth", "23"); a value is JSON, else text.
SpecOrProblems parseSpec(std::string_view text, const std::vector<std::pair<std::string, std::string>> &edits = {});

} // namespace residua
