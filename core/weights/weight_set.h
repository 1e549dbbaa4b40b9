#pragma once

#include "core/weights/named_shape.h"
#include "core/weights/stored_tensor.h"

#include <string>
#include <string_view>
#include <vector>

namespace residua {

struct CheckpointTensor {
    std::string name; ///< as the file has it, "module.conv1.weight"
    StoredTensor stored;
};

/// One set of weights of a file: a state dict, a module, what an optimiser keeps.
struct WeightSet {
    std::string name; ///< where it stands in the file, "state_dict"; empty: the file itself
    std::vector<CheckpointTensor> tensors;
    bool optimiser = false;
    ModuleClasses classes = {}; ///< where the file holds whole modules

    /// Values that may be weights: of floating tensors with a shape.
    std::uint64_t values() const;
    /// A running average of other weights, by its name.
    bool isAverage() const;
    std::vector<NamedShape> shapes() const;
};

/// The sets of a file as the contract tells them apart: what holds no weights is dropped, a set with the copies of one network (encoder_q
/// and encoder_k, teacher and student) becomes a set for each.
std::vector<WeightSet> tellApart(std::vector<WeightSet> sets);

/// Which set is taken: the largest that is not an optimiser's nor a single tensor; of equals state_dict, then model, then net, then others,
/// encoder_q before encoder_k, teacher before student, an average last. Precondition: not empty; -1 where all are an optimiser's.
int takenSet(const std::vector<WeightSet> &sets);

/// The set with this name, or the only one whose name ends so ("encoder_k" for "state_dict.encoder_k"); -1: none.
int namedSet(const std::vector<WeightSet> &sets, std::string_view name);

} // namespace residua
