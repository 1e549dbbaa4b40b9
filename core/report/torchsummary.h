#pragma once

#include "core/arch/model.h"

#include <string>

namespace residua {

/// What torchsummary 1.5.1 prints for the same PyTorch model, with the model itself as last row and counted in the
/// sizes (a root that is a `Sequential` has no row, like every `Sequential`). The batch is printed as -1, whatever
/// the model's is. Final newline included.
std::string torchsummaryTable(const Model &model);

/// What `for layer in model.children(): X = layer(X); print(layer.__class__.__name__, "output shape:\t", X.shape)`
/// prints, one line for each top-level module in order of registration, with the model's batch.
///
/// The shape is that of the module's last operation in the real forward pass, function calls between the top-level
/// modules included: a loop that leaves out the flatten before `fc` would not run. A module that is called more than
/// once shows its last call; one that is never called has no line.
std::string shapesTable(const Model &model);

} // namespace residua
