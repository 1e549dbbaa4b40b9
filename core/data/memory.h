#pragma once

#include "core/arch/model.h"

#include <string>
#include <vector>

namespace residua {

/// The most that activations hold at once in a forward pass.
struct ActivationPeak {
    std::int64_t bytes = 0;
    int node = 0; ///< the operation that is computed then, the first of several: its id
};

/// Of a pass that frees each activation after its last reader, plus those of the operations in `captured` (ids), which are kept.
/// At float32, for the model's batch.
ActivationPeak activationPeak(const Model &model, const std::vector<int> &captured = {});

/// The memory that is built into this machine, in bytes; 0 where the system does not say.
std::int64_t machineBytes();

/// Throws Error(OutOfMemory) with both numbers where `what` takes more bytes than this machine has available.
void refuseBeyondMemory(const std::string &what, std::int64_t bytes);

} // namespace residua
