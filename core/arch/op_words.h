#pragma once

#include "core/arch/op.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace residua {

/// PyTorch's class name: "Conv2d", "BatchNorm2d", "Add", ...; "Input" for the input. Of a literal.
std::string_view typeName(const Op &op);

/// "SE": a kind of attention in pictures and tables; its module's class is this and "Module". Of a literal.
std::string_view attentionName(AttentionType type);

/// "relu", "leaky_relu", ...: the function in `torch.nn.functional`.
std::string_view functionName(Activation kind);

/// What PyTorch prints between a leaf's parentheses; `inPlace` for an activation that overwrites its input, `squareSize` for a global
/// average that was made for a pair of sizes, not for one.
std::string printedArguments(const Op &op, bool inPlace, bool squareSize);

/// In a box of the picture: "conv 3×3 /2 g32", "BN", "max pool 3×3 /2", "+"; UTF-8.
std::string boxLabel(const Op &op);

/// "dw 3×3 /2": the window with its stride where it has one above 1 and `withStride` says so; empty where `OpTraits::kernelShown` is false.
std::string kernelText(const Op &op, bool withStride);

/// One number of an operation by the name that PyTorch or this program has for it: "kernel", 3.
struct OpNumber {
    std::string_view key; ///< of a literal
    std::variant<std::int64_t, double, bool> value;
    bool operator==(const OpNumber &) const = default;
};
/// Everything that `op` says but its class (see `typeName`): operations of one class with the same numbers are equal.
std::vector<OpNumber> numbersOf(const Op &op);

} // namespace residua
