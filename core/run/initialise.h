#pragma once

#include "core/arch/module_tree.h"
#include "core/arch/op_facts.h"

#include <cstdint>
#include <span>

namespace residua {

/// How one tensor of a node's state is drawn.
struct Initialiser {
    enum class Kind { Constant, Normal, Uniform } kind = Kind::Constant;
    float scale = 0; ///< the constant, the standard deviation, or the bound

    /// Values number `first`, ... of the tensor with the stream `key`; `first` even.
    void fill(std::uint64_t key, std::span<float> out, std::uint64_t first) const;
};

/// The initialiser of `tensor` of `node` under `spec.init`:
/// kaiming_fan_out as torchvision (He 2015: N(0, 2 / fan_out) for convolutions, PyTorch's default elsewhere),
/// torch_default as PyTorch's modules do (uniform within 1 / sqrt(fan_in)); norms start at one and zero.
Initialiser initialiserFor(const ResNetSpec &spec, const Node &node, const StateTensor &tensor);

} // namespace residua
