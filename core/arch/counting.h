#pragma once

#include "core/arch/op_facts.h"
#include "core/arch/profile.h"

#include <string>
#include <vector>

namespace residua {

struct Model;

/// What "the cost of an operation" means. The default is that of every export: multiply-accumulates of convolutions and linear layers.
struct Counting {
    enum class Unit {
        Macs,  ///< a multiplication and its addition are one
        Flops, ///< twice that, whatever the operation
    };
    enum class Scope {
        ConvolutionAndLinear, ///< a weight times an input; no bias
        AllOperations,        ///< all that is computed, see `costsOf`
        Torchinfo,            ///< torchinfo's "mult-adds"
    };
    Unit unit = Unit::Macs;
    Scope scope = Scope::ConvolutionAndLinear;
    bool operator==(const Counting &) const = default;
};

/// `costsOf` operation `node`, for the model's batch.
OperationTerms operationTerms(const Model &model, std::size_t node);

/// torchinfo's mult-adds: a convolution's parameters once for each output pixel, the parameters of anything else once for each image; 0
/// without an output.
std::int64_t torchinfoCount(const Op &op, std::int64_t parameters, const Shape &output);

/// Each operation's count by `counting`, by node id; sums and products that do not fit saturate at INT64_MAX.
/// `model` may be in any counting: only its shapes and parameters are read.
std::vector<std::int64_t> countedCosts(const Model &model, Counting counting);

/// `profile` with `macs` of operations and totals by `counting`.
Profile counted(const Graph &graph, Profile profile, Counting counting);

/// "macs", "flops" and "convolution_and_linear", "all_operations", "torchinfo" as one word for a file:
/// "macs/convolution_and_linear". An unknown word is the default.
std::string countingKey(Counting counting);
Counting countingOf(const std::string &key);

} // namespace residua
