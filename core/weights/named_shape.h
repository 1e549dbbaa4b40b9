#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace residua {

/// A tensor of a weight file before it is read: what the file calls it, and its shape.
struct NamedShape {
    std::string name;
    std::vector<std::int64_t> shape;

    bool operator==(const NamedShape &) const = default;
};

} // namespace residua
