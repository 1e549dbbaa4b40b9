#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace residua {

/// A tensor of a weight file before it is read: what the file calls it, and its shape.
struct NamedShape {
    std::string name;
    std::vector<std::int64_t> shape;

    bool operator==(const NamedShape &) const = default;
};

/// The class of each module by its path, where a file holds whole modules: "fc.1" is "torch.nn.modules.activation.ReLU".
using ModuleClasses = std::map<std::string, std::string>;

} // namespace residua
