#pragma once

#include "core/weights/load_plan.h"

#include <string>
#include <vector>

namespace residua {

/// As misfitRemedy; where that knows of nothing particular, the network that the file opens as by itself.
MisfitRemedy remedyByMeaning(const Model &model, const std::vector<NamedShape> &tensors, const LoadPlan &plan);

/// That a file from which a network got all its parameters is of a larger one, a sentence; empty: it is not.
std::string largerNetworkNote(const Model &model, const std::vector<NamedShape> &tensors, const LoadPlan &plan);

} // namespace residua
