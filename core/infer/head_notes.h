#pragma once

#include "core/infer/inference.h"
#include "core/infer/outline.h"

#include <vector>

namespace residua {

/// Says in `inference` what the file has behind the average besides its classifier, or instead of one, and why that is left out.
void tellHead(const std::vector<NamedShape> &tensors, const std::vector<FileModule> &modules, const Outline &outline, Inference &inference);

} // namespace residua
