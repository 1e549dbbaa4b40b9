#pragma once

#include "core/compare/advise.h"

#include <string>

namespace residua {

enum class AdviceFormat { Text, Json, Markdown };

/// The findings for people or as JSON ("residua/advise", version 1).
std::string adviceReport(const std::vector<Finding> &findings, AdviceFormat format);

/// A fix as options of the command line: "--set stem.stride=1 --set stem.pool=null".
std::string fixWords(const Edits &fix);

} // namespace residua
