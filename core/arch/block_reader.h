#pragma once

#include "core/arch/json_dom.h"

#include <string>
#include <vector>

namespace residua {

/// Reads the network's `block` from JSON. Keys that are missing leave `block` as it is; problems as `ObjectReader`'s.
void readBlock(const Json &json, const std::string &path, ProblemList &problems, BlockSpec &block);

/// Reads the `block` of a stage.
void readOverride(const Json &json, const std::string &path, ProblemList &problems, BlockOverride &over);

} // namespace residua
