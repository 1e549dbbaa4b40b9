#pragma once

#include "core/arch/graph.h"

namespace residua {

/// `expand` without names. `spec` needs every value in its own range; what `validate` says of values
/// together may still be wrong (that is how it finds out).
Graph expandOperations(const ResNetSpec &spec);

} // namespace residua
