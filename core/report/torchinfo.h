#pragma once

#include "core/arch/model.h"

#include <string>

namespace residua {

/// What torchinfo 1.8.0 prints for the same PyTorch model: `print(summary(model, input_size=(batch, C, H, W), depth=depth))`
/// with its default columns, on a CPU, on Python 3.11 or newer; final newline included.
/// `depth` 0 shows the model's own row only.
std::string torchinfoTable(const Model &model, int depth = 3);

} // namespace residua
