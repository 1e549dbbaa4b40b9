#pragma once

#include "core/data/weights.h"

#include <string>
#include <vector>

namespace residua {

/// The first eight names of a list, and how many more there are.
std::string someOf(const std::vector<std::string> &names);

/// Throws Error(Input) with the names where a parameter was missing or had another shape. `label` names the file: "weight file "w.st"".
void refuseMisfit(const std::string &label, const WeightReport &report);

/// What else is worth telling of weights that fit, a sentence each: tensors that were not used, or `skipped` for their type.
std::vector<std::string> weightNotes(const std::string &label, const WeightReport &report, const std::vector<std::string> &skipped);

} // namespace residua
