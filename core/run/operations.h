#pragma once

#include "core/arch/graph.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace residua {

/// Applies `op` to `inputs`; `state` holds its tensors in the order of `stateOf`, on the same device.
/// With `inPlace` the first input is overwritten where the operation can (its value has no other reader).
at::Tensor applyOp(const Op &op, const std::vector<at::Tensor> &inputs, const std::vector<at::Tensor> &state, bool inPlace);

/// Whether `applyOp` can overwrite its first input.
bool canOverwrite(const Op &op);

} // namespace residua
