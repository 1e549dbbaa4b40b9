#pragma once

#include <string>

namespace residua {

/// "part 1 of 2 of a set of weight files" where the name of the file says so ("model-00001-of-00002.safetensors"), or "part of the set of
/// weight files that "model.safetensors.index.json" lists" where an index in its folder does. Empty for a file of its own.
std::string partOfSet(const std::string &path);

} // namespace residua
