#pragma once

#include "core/arch/model.h"

#include <string>

namespace residua {

class Network;

/// Compares what arithmetic says of a network with its live model: the state's names, shapes and order, the counts of parameters and
/// buffers, and every operation's output for the model's batch. Empty where they agree, else one sentence that names the first place where
/// they do not: a bug of this program. Throws Error with libtorch's own sentence when it refuses a shape.
std::string disagreement(const Model &model, const Network &network);

} // namespace residua
