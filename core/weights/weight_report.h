#pragma once

#include "core/arch/model.h"
#include "core/data/weights.h"

#include <string>
#include <vector>

namespace residua {

/// The first eight names of a list, and how many more there are.
std::string someOf(const std::vector<std::string> &names);

/// "2 of its tensors are not used: queue, queue_ptr", of those of a file that a network has no place for.
std::string unusedWords(const std::vector<std::string> &unexpected);

/// What else is worth telling of weights that were loaded, a sentence each: tensors that were not used, parameters that were drawn, tensors
/// `skipped` for their type.
std::vector<std::string> weightNotes(const std::string &label, const WeightReport &report, const std::vector<std::string> &skipped);

/// What changes the result of `model` and no weight tells, a sentence; empty: nothing.
std::string untoldNote(const Model &model);

} // namespace residua
