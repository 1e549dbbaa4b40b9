#pragma once

#include "core/data/tensor.h"

#include <string>

namespace residua {

/// Reads a NumPy `.npy` file (format 1 to 3, C order, '<f4'; '<f8' is rounded to float32).
/// Throws Error(Input) with the file, the reason and the remedy; Error(OutOfMemory) with the numbers.
Tensor readNpy(const std::string &path);

/// Writes format 1, '<f4', as numpy.save does. Throws Error(Failed).
void saveNpy(const std::string &path, const Tensor &tensor);

} // namespace residua
