#pragma once

#include "core/arch/profile.h"

#include <string>
#include <vector>

namespace residua {

/// What "the cost of an operation" means. The default is that of every export: multiply-accumulates of convolutions and linear layers.
struct Counting {
    enum class Unit {
        Macs,  ///< a multiplication and its addition are one
        Flops, ///< twice that, whatever the operation
    };
    enum class Scope {
        ConvolutionAndLinear, ///< a weight times an input; no bias
        AllOperations,        ///< all that is computed, see `countedCosts`
        Torchinfo,            ///< torchinfo's "mult-adds"
    };
    Unit unit = Unit::Macs;
    Scope scope = Scope::ConvolutionAndLinear;
    bool operator==(const Counting &) const = default;
};

/// The parts that a count is made of; a convention takes some of them.
enum class CostTerm { Convolution, Linear, Bias, Norm, Activation, Addition, Pool, GlobalAverage, Gate };
inline constexpr int costTerms = 9;

/// What one operation costs by all operations at inference, before the unit, for the batch of `profile`. In elements of the output
/// (of the input for GlobalAverage):
/// Convolution and Linear: one for each weight that meets an input, as `NodeProfile::macs` by default.
/// Bias: 1 where there is one. Norm: 2 for batch norm (scale and shift with fixed statistics), 5 for group norm, whose mean and
/// variance are of this input (fvcore's figure). Activation: 1, whatever the function. Addition: 1 for the addition of a block.
/// Pool: kernel x kernel for maximum and average; a window at the edge counts whole. GlobalAverage: 1.
/// Gate: 1 for the sigmoid of squeeze and excitation, 1 for the multiplication by it. Everything else (identity, zero padding,
/// flatten, dropout) is free.
struct OperationTerms {
    std::int64_t counts[costTerms] = {};
};
OperationTerms operationTerms(const Graph &graph, const Profile &profile, std::size_t node);

/// Each operation's count by `counting`, by node id; sums and products that do not fit saturate at INT64_MAX.
/// Torchinfo: a convolution's parameters once for each output pixel, the parameters of anything else once for each image.
/// `profile` may be in any counting: only its shapes and parameters are read.
std::vector<std::int64_t> countedCosts(const Graph &graph, const Profile &profile, Counting counting);

/// `profile` with `macs` of operations and totals by `counting`.
Profile counted(const Graph &graph, Profile profile, Counting counting);

/// "macs", "flops" and "convolution_and_linear", "all_operations", "torchinfo" as one word for a file:
/// "macs/convolution_and_linear". An unknown word is the default.
std::string countingKey(Counting counting);
Counting countingOf(const std::string &key);

} // namespace residua
