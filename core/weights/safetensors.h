#pragma once

#include "core/weights/weight_file.h"

#include <string>
#include <vector>

namespace residua {

/// Reads a `.safetensors` file, strictly: every byte is accounted for, nothing is allocated on the file's word alone.
/// F32 F64 F16 BF16 become float32, I64 is kept; other known types are skipped and listed.
/// At most 100,000 tensors, a header of 100,000,000 bytes (16,000,000 without padding), names of 4,096 bytes,
/// 2 x 10^9 values.
/// Throws Error(Input) with the file, the place and the remedy; Error(OutOfMemory) with the numbers.
WeightFile readSafetensors(const std::string &path);

/// Writes `weights`, each in its own `dtype` (F32 F64 F16 BF16 I64; rounded to nearest even).
/// `order` holds the names to write; empty: all. As in the reference implementation wider types come first
/// (so that every tensor is aligned); among equals the given order stands, by name where none is given.
/// Same input, same bytes. Throws Error(Failed).
void saveSafetensors(const std::string &path, const WeightMap &weights, const std::vector<std::string> &order = {});

} // namespace residua
