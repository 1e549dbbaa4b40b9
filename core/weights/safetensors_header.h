#pragma once

#include "core/data/file.h"
#include "core/data/weights.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace residua {

/// One entry of a safetensors header, checked against the file.
struct TensorEntry {
    std::string name;
    std::string dtype;
    Shape shape;
    std::uint64_t begin = 0, end = 0; ///< bytes of the file's data, which follows the header
    std::uint64_t elements = 0;
};

/// Bits of one element of a type of the format; 0: no such type.
int dtypeBits(std::string_view dtype);

/// True where `start`, the first bytes of a file of `size` bytes, may begin a safetensors file.
bool isSafetensors(std::string_view start, std::uint64_t size);

/// Reads and checks the header of a safetensors file: entries in the order of their bytes, which cover the file without
/// holes or overlaps. Throws Error(Input). Memory: a few MB beside the names, whatever the file says.
std::vector<TensorEntry> readSafetensorsHeader(const FileReader &file);

} // namespace residua
