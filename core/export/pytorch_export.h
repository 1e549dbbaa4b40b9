#pragma once

#include "core/arch/spec.h"

#include <string>

namespace residua {

/// The network as one readable Python file that needs torch only: its `build_model()` returns a module whose
/// `print`, `state_dict()` and output equal ours in the style of `spec`.
/// Precondition: `validate(spec)` is empty.
std::string exportPytorch(const ResNetSpec &spec);

} // namespace residua
