#pragma once

#include "core/arch/model.h"
#include "core/export/pytorch_text.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace residua {

/// How the file says the numbers of an operation: "width", "stride". What is empty is written as the number that the operation has.
struct PyNumbers {
    std::string in, out, kernel, stride, padding, dilation, groups;
};

/// An operation in Python: the module that is made, and the function call of `%` where there is no module.
struct PyOp {
    std::string module, call;
};
PyOp pyOp(const Node &node, Style style, const PyNumbers &numbers = {});

/// What a `forward` writes as one call: an operation, or the neighbours that a child module holds.
struct PyStep {
    std::string name; ///< of the child module or the function
    std::span<const Node> nodes;
    std::string call; ///< of `%`
};

/// `nodes`, which lie in the module at `owner` ("" is the root), as calls of its children.
std::vector<PyStep> pySteps(const Model &model, std::span<const Node> nodes, std::string_view owner);

/// `call` with `x` in the place of its `%`.
std::string pyCalled(std::string call, std::string_view x);

} // namespace residua
