#pragma once

#include "core/data/weights.h"

#include <string>
#include <vector>

namespace residua {

/// Writes `weights`, each in its own `dtype` (F32 F64 F16 BF16 I64; rounded to nearest even).
/// `order` holds the names to write; empty: all. As in the reference implementation wider types come first
/// (so that every tensor is aligned); among equals the given order stands, by name where none is given.
/// Same input, same bytes. Throws Error(Failed).
void saveSafetensors(const std::string &path, const WeightMap &weights, const std::vector<std::string> &order = {});

} // namespace residua
