#pragma once

#include "core/compare/compare.h"

#include <string>
#include <string_view>

namespace residua {

/// `comparison = compare(a, b)` as JSON ("residua/diff", version 1); with `all` the operations that are the same too.
std::string comparisonJson(const Model &a, const Model &b, const Comparison &comparison, bool all);

enum class ComparisonFormat { Text, Markdown };

/// The same for people: totals, stages, the keys that differ, the operations; blocks and stages that only one of them has are one line.
/// `labelA` and `labelB` say what A and B are.
std::string comparisonReport(const Model &a, const Model &b, const Comparison &comparison, const std::string &labelA,
                             const std::string &labelB, ComparisonFormat format, bool all);

/// "3", "1x256x14x14", "yes", "conv1 and bn1".
std::string valueText(const OperationChange::Value &value);

/// "output shape" of "output_shape".
std::string keyText(std::string_view key);

/// "+1,234", "-5", "0"; what does not fit is "> +9.2e18".
std::string formatDifference(std::int64_t difference);

} // namespace residua
