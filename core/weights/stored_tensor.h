#pragma once

#include "core/data/weights.h"
#include "core/weights/byte_source.h"
#include "core/weights/element_type.h"

#include <cstdint>
#include <string>

namespace residua {

/// A tensor as a file stores it: a view of bytes that are read when they are needed.
struct StoredTensor {
    ElementType type;
    Shape shape;
    Shape strides;            ///< elements from one index to the next, one for each extent; never negative
    std::uint64_t offset = 0; ///< elements before the first
    std::uint64_t elements = 0;
    ByteSourcePtr bytes; ///< the storage, which may be shared; empty where the file has none (meta tensors, types that are only named)
};

/// Strides of a tensor that lies in order: row-major, or (Fortran's) column-major.
Shape orderedStrides(const Shape &shape, bool columnMajor = false);

/// Fills `elements`; returns why the tensor cannot be a view of `storageBytes` bytes, or nothing.
std::string checkView(StoredTensor &tensor, std::uint64_t storageBytes);

/// Reads a tensor of a readable type: floating ones become float32, whole numbers 64-bit integers; `dtype` stays the file's.
/// Memory: beside the result at most the part of the storage that it covers, and that only where it does not lie in order.
WeightTensor readStored(const StoredTensor &tensor);

} // namespace residua
