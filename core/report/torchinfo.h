#pragma once

#include "core/arch/module_tree.h"
#include "core/arch/profile.h"

#include <string>

namespace residua {

/// What torchinfo 1.8.0 prints for the same PyTorch model: `print(summary(model, input_size=(batch, C, H, W), depth=depth))`
/// with its default columns, on a CPU, on Python 3.11 or newer; final newline included.
///
/// `graph = expand(spec)`, `root = moduleTree(spec, graph)`, `profile` made for the same `batch`.
/// `depth` 0 shows the model's own row only.
std::string torchinfoTable(const ResNetSpec &spec, const Graph &graph, const ModuleNode &root, const Profile &profile, int depth = 3,
                           std::int64_t batch = 1);

} // namespace residua
