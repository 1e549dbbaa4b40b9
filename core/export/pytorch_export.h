#pragma once

#include "core/arch/model.h"

#include <string>

namespace residua {

/// The network as one readable Python file that needs torch only: its `build_model()` returns a module whose
/// `print`, `state_dict()` and output equal ours.
std::string exportPytorch(const Model &model);

} // namespace residua
