#pragma once

#include "core/weights/pickled_tensors.h"
#include "core/weights/weight_set.h"

#include <vector>

namespace residua {

/// Every set of weights in a pickle, by looking into its dictionaries, lists and objects: state dicts, whole modules (`_parameters`,
/// `_buffers`, `_modules`), TorchScript's objects, trees of arrays. Nested at most 100 deep, at most 100,000 tensors with names of at
/// most 4,096 bytes. Throws Error(Input).
std::vector<WeightSet> weightsIn(const PickledTensors &tensors);

} // namespace residua
