#pragma once

#include "core/arch/op.h"
#include "core/arch/shape.h"

#include <concepts>
#include <optional>
#include <string_view>

// What is to be known of an operation is asked here (and in op_words.h what it is called), each question by one exhaustive visit, so that
// an operation that is forgotten somewhere is a compile error there. Nobody else looks which operation a node is, but for the kernels, the
// exporters and what puts an operation into a sentence.
namespace residua {

/// A visitor made of lambdas, one for each operation.
template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

/// For one lambda that answers for several operations: `[](const OneOf<AddOp, MulOp> auto &) { ... }`.
template <class T, class... Ts>
concept OneOf = (std::same_as<T, Ts> || ...);

/// What is true of an operation whatever its numbers are.
struct OpTraits {
    bool storage = true;      ///< its output counts as memory of its own
    bool alias = false;       ///< its output shares its input's storage
    bool global = false;      ///< each output reads the whole map, as a global average does
    bool gated = false;       ///< its second input is one value for the whole map of a channel
    bool perPixel = false;    ///< torchinfo counts its parameters once for each output pixel: a convolution
    bool sized = false;       ///< what it makes has a shape worth a line in a picture
    bool joins = false;       ///< a sum or a product of two inputs, drawn as a circle
    bool strided = false;     ///< a stride is one of its numbers, if only of 1
    bool kernelShown = false; ///< its window has a kernel that people speak of: "3×3"
};
const OpTraits &traitsOf(const Op &op);

/// What an output position reads along one axis: at * stride - padding + i * dilation for 0 <= i < kernel; `padding` is that of each end.
struct Window {
    std::int64_t kernel = 1, stride = 1, padding = 0, dilation = 1;
    bool ceil = false;         ///< a last window that is not full counts, if it starts within the input or the padding before it
    std::int64_t trailing = 0; ///< more padding at the end than at the beginning
    bool reflected = false;    ///< the padding mirrors the pixels beyond the border's, of which there must be as many

    std::int64_t span() const { return dilation * (kernel - 1) + 1; }

    /// Positions on `size` pixels; below 1 where no window fits.
    std::int64_t positions(std::int64_t size) const;

    /// Whether ceil mode would have one position more if its window did not start beyond the input.
    bool dropsLast(std::int64_t size) const;
};
/// One position, one pixel where an operation has no window; a global average too (see `OpTraits::global`).
Window windowOf(const Op &op);

/// The output's shape for the first input's; an operation without inputs has `in` itself.
Shape outputShape(const Op &op, const Shape &in);

/// The channels that an operation mixes or normalises in groups.
struct Grouping {
    std::int64_t in = 0, out = 0, groups = 1;

    /// Each channel by itself.
    bool depthwise() const { return groups > 1 && groups == in && in == out; }
};
Grouping groupingOf(const Op &op);

/// One tensor of a module's state, in PyTorch's order of registration.
struct StateTensor {
    std::string_view name; ///< of a literal: "weight", "running_mean", ...
    Shape shape;           ///< [] for num_batches_tracked
    bool parameter;        ///< false: buffer
    bool integer;          ///< int64 (num_batches_tracked); else float32
};
std::vector<StateTensor> stateOf(const Op &op);

/// Inputs that meet an output, and outputs that meet an input, of what has a weight matrix or filter; initial values are drawn by it.
struct Fan {
    std::int64_t in = 0;
    std::int64_t out = 0; ///< 0: never drawn by it
};
/// Nothing for norms and for what has no state.
std::optional<Fan> fanOf(const Op &op);

/// The function of an activation; nothing for other operations.
std::optional<Activation> activationOf(const Op &op);

/// The parts that a count is made of; a convention takes some of them.
enum class CostTerm { Convolution, Linear, Bias, Norm, Activation, Addition, Pool, GlobalAverage, Gate };
inline constexpr int costTerms = 9;

/// What one operation costs by all operations at inference, before the unit. In elements of the output (of the input for GlobalAverage):
/// Convolution and Linear: one for each weight that meets an input. Bias: 1 where there is one. Norm: 2 for batch norm (scale and shift
/// with fixed statistics), 5 for group norm, whose mean and variance are of this input (fvcore's figure). Activation: 1, whatever the
/// function. Addition: 1 for the addition of a block. Pool: kernel x kernel for maximum, average and blur; a window at the edge counts
/// whole. GlobalAverage: 1. Gate: 1 for the sigmoid of squeeze and excitation, 1 for the multiplication by it. Everything else (identity,
/// zero padding, flatten, dropout) is free.
struct OperationTerms {
    std::int64_t counts[costTerms] = {};
};
OperationTerms costsOf(const Op &op, const Shape &in, const Shape &out);

/// The terms Convolution and Linear together.
std::int64_t multiplyAccumulates(const Op &op, const Shape &out);

} // namespace residua
