#include "core/arch/op_facts.h"

#include "core/arch/saturating.h"

#include <utility>

namespace residua {

namespace {

/// Rounded towards minus infinity, as PyTorch divides sizes.
std::int64_t floorDivided(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

/// Positions by the formula alone, before ceil mode drops one.
std::int64_t formulaPositions(const Window &w, std::int64_t size)
{
    return floorDivided(size + 2 * w.padding + w.trailing - w.span() + (w.ceil ? w.stride - 1 : 0), w.stride) + 1;
}

constexpr OpTraits plainTraits{};
constexpr OpTraits inputTraits{.storage = false, .alias = true};
constexpr OpTraits convolutionTraits{.perPixel = true, .sized = true, .strided = true, .kernelShown = true};
constexpr OpTraits channelConvTraits{.perPixel = true, .sized = true};
constexpr OpTraits poolTraits{.sized = true, .strided = true, .kernelShown = true};
constexpr OpTraits identityTraits{.alias = true};
constexpr OpTraits zeroPadTraits{.sized = true, .strided = true};
constexpr OpTraits sumTraits{.joins = true};
constexpr OpTraits productTraits{.gated = true, .joins = true};
constexpr OpTraits averageTraits{.global = true, .sized = true};
constexpr OpTraits linearTraits{.sized = true};
constexpr OpTraits viewTraits{.storage = false, .alias = true};

std::int64_t weightsOf(const ConvOp &c)
{
    return saturatingMul(c.in / c.groups, c.kernel * c.kernel);
}

} // namespace

std::int64_t Window::positions(std::int64_t size) const
{
    if (reflected && size <= padding)
        return 0;
    return formulaPositions(*this, size) - (dropsLast(size) ? 1 : 0);
}

bool Window::dropsLast(std::int64_t size) const
{
    return ceil && (formulaPositions(*this, size) - 1) * stride >= size + padding;
}

const OpTraits &traitsOf(const Op &op)
{
    using Traits = const OpTraits &;
    return std::visit(Overloaded{
                          [](const InputOp &) -> Traits { return inputTraits; },
                          [](const ConvOp &) -> Traits { return convolutionTraits; },
                          [](const ChannelConvOp &) -> Traits { return channelConvTraits; },
                          [](const OneOf<BatchNormOp, GroupNormOp, ActivationOp, SigmoidOp> auto &) -> Traits { return plainTraits; },
                          [](const OneOf<MaxPoolOp, AvgPoolOp, BlurPoolOp> auto &) -> Traits { return poolTraits; },
                          [](const IdentityOp &) -> Traits { return identityTraits; },
                          [](const ZeroPadOp &) -> Traits { return zeroPadTraits; },
                          [](const LinearOp &) -> Traits { return linearTraits; },
                          [](const AddOp &) -> Traits { return sumTraits; },
                          [](const MulOp &) -> Traits { return productTraits; },
                          [](const GlobalAvgPoolOp &) -> Traits { return averageTraits; },
                          [](const OneOf<FlattenOp, DropoutOp> auto &) -> Traits { return viewTraits; },
                      },
                      op);
}

Window windowOf(const Op &op)
{
    return std::visit(
        Overloaded{
            [](const ConvOp &c) {
                return Window{c.kernel, c.stride, c.padding, c.dilation};
            },
            [](const MaxPoolOp &p) {
                return Window{p.kernel, p.stride, p.padding, 1, p.ceil};
            },
            [](const AvgPoolOp &p) { return Window{.kernel = p.kernel, .stride = p.stride, .ceil = p.ceil, .trailing = p.trailing}; },
            [](const BlurPoolOp &b) { return Window{.kernel = b.kernel, .stride = b.stride, .padding = b.kernel / 2, .reflected = true}; },
            [](const ZeroPadOp &z) { return Window{.stride = z.stride}; },
            [](const OneOf<InputOp, ChannelConvOp, BatchNormOp, GroupNormOp, ActivationOp, SigmoidOp, IdentityOp, AddOp, MulOp,
                           GlobalAvgPoolOp, FlattenOp, LinearOp, DropoutOp> auto &) { return Window(); },
        },
        op);
}

Shape outputShape(const Op &op, const Shape &in)
{
    const auto windowed = [&](std::int64_t channels) -> Shape {
        const Window window = windowOf(op);
        return {in[0], channels, window.positions(in[2]), window.positions(in[3])};
    };
    return std::visit(
        Overloaded{
            [&](const ConvOp &c) { return windowed(c.out); },
            [&](const OneOf<MaxPoolOp, AvgPoolOp, BlurPoolOp> auto &) { return windowed(in[1]); },
            [&](const ZeroPadOp &z) { return windowed(z.out); },
            [&](const GlobalAvgPoolOp &) {
                return Shape{in[0], in[1], 1, 1};
            },
            [&](const ChannelConvOp &) {
                return Shape{in[0], 1, in[1]};
            },
            [&](const FlattenOp &) {
                return Shape{in[0], in[1]};
            },
            [&](const LinearOp &l) {
                return Shape{in[0], l.out};
            },
            [&](const OneOf<InputOp, BatchNormOp, GroupNormOp, ActivationOp, SigmoidOp, IdentityOp, AddOp, MulOp, DropoutOp> auto &) {
                return in;
            },
        },
        op);
}

Grouping groupingOf(const Op &op)
{
    return std::visit(
        Overloaded{
            [](const ConvOp &c) {
                return Grouping{c.in, c.out, c.groups};
            },
            [](const GroupNormOp &n) {
                return Grouping{n.channels, n.channels, n.groups};
            },
            [](const OneOf<InputOp, ChannelConvOp, BatchNormOp, ActivationOp, SigmoidOp, MaxPoolOp, AvgPoolOp, BlurPoolOp, IdentityOp,
                           ZeroPadOp, AddOp, MulOp, GlobalAvgPoolOp, FlattenOp, LinearOp, DropoutOp> auto &) { return Grouping(); },
        },
        op);
}

std::vector<StateTensor> stateOf(const Op &op)
{
    std::vector<StateTensor> state; // an edit asks for thousands of them: nothing is copied
    const auto add = [&state](std::string_view name, Shape shape, bool parameter = true, bool integer = false) {
        state.push_back({name, std::move(shape), parameter, integer});
    };
    std::visit(Overloaded{
                   [&](const ConvOp &c) {
                       state.reserve(2);
                       add("weight", {c.out, c.in / c.groups, c.kernel, c.kernel});
                       if (c.bias)
                           add("bias", {c.out});
                   },
                   [&](const ChannelConvOp &c) {
                       add("weight", {1, 1, c.kernel});
                   },
                   [&](const BatchNormOp &n) {
                       state.reserve(5);
                       add("weight", {n.channels});
                       add("bias", {n.channels});
                       add("running_mean", {n.channels}, false);
                       add("running_var", {n.channels}, false);
                       add("num_batches_tracked", {}, false, true);
                   },
                   [&](const GroupNormOp &n) {
                       state.reserve(2);
                       add("weight", {n.channels});
                       add("bias", {n.channels});
                   },
                   [&](const LinearOp &l) {
                       state.reserve(2);
                       add("weight", {l.out, l.in});
                       add("bias", {l.out});
                   },
                   [](const OneOf<InputOp, ActivationOp, SigmoidOp, MaxPoolOp, AvgPoolOp, BlurPoolOp, IdentityOp, ZeroPadOp, AddOp, MulOp,
                                  GlobalAvgPoolOp, FlattenOp, DropoutOp> auto &) {},
               },
               op);
    return state;
}

std::optional<Fan> fanOf(const Op &op)
{
    return std::visit(
        Overloaded{
            [](const ConvOp &c) -> std::optional<Fan> {
                return Fan{weightsOf(c), c.out * c.kernel * c.kernel};
            },
            [](const ChannelConvOp &c) -> std::optional<Fan> {
                return Fan{c.kernel, 0};
            },
            [](const LinearOp &l) -> std::optional<Fan> {
                return Fan{l.in, 0};
            },
            [](const OneOf<InputOp, BatchNormOp, GroupNormOp, ActivationOp, SigmoidOp, MaxPoolOp, AvgPoolOp, BlurPoolOp, IdentityOp,
                           ZeroPadOp, AddOp, MulOp, GlobalAvgPoolOp, FlattenOp, DropoutOp> auto &) -> std::optional<Fan> {
                return std::nullopt;
            },
        },
        op);
}

std::optional<Activation> activationOf(const Op &op)
{
    const auto *activation = std::get_if<ActivationOp>(&op);
    return activation ? std::optional(activation->kind) : std::nullopt;
}

std::int64_t multiplyAccumulates(const Op &op, const Shape &out)
{
    return std::visit(
        Overloaded{
            [&](const ConvOp &c) { return saturatingMul(elementCount(out), weightsOf(c)); },
            [&](const ChannelConvOp &c) { return saturatingMul(elementCount(out), c.kernel); },
            [&](const LinearOp &l) { return saturatingMul(elementCount(out), l.in); },
            [](const OneOf<InputOp, BatchNormOp, GroupNormOp, ActivationOp, SigmoidOp, MaxPoolOp, AvgPoolOp, BlurPoolOp, IdentityOp,
                           ZeroPadOp, AddOp, MulOp, GlobalAvgPoolOp, FlattenOp, DropoutOp> auto &) { return std::int64_t{0}; },
        },
        op);
}

OperationTerms costsOf(const Op &op, const Shape &in, const Shape &out)
{
    OperationTerms terms;
    const auto set = [&terms](CostTerm term, std::int64_t count) { terms.counts[static_cast<int>(term)] = count; };
    const std::int64_t outputs = elementCount(out);
    std::visit(Overloaded{
                   [&](const ConvOp &c) {
                       set(CostTerm::Convolution, multiplyAccumulates(op, out));
                       set(CostTerm::Bias, c.bias ? outputs : 0);
                   },
                   [&](const ChannelConvOp &) { set(CostTerm::Convolution, multiplyAccumulates(op, out)); },
                   [&](const LinearOp &) {
                       set(CostTerm::Linear, multiplyAccumulates(op, out));
                       set(CostTerm::Bias, outputs);
                   },
                   [&](const BatchNormOp &) { set(CostTerm::Norm, saturatingMul(2, outputs)); },
                   [&](const GroupNormOp &) { set(CostTerm::Norm, saturatingMul(5, outputs)); },
                   [&](const ActivationOp &) { set(CostTerm::Activation, outputs); },
                   [&](const AddOp &) { set(CostTerm::Addition, outputs); },
                   [&](const OneOf<MaxPoolOp, AvgPoolOp, BlurPoolOp> auto &p) {
                       set(CostTerm::Pool, saturatingMul(outputs, p.kernel * p.kernel));
                   },
                   [&](const GlobalAvgPoolOp &) { set(CostTerm::GlobalAverage, elementCount(in)); },
                   [&](const OneOf<SigmoidOp, MulOp> auto &) { set(CostTerm::Gate, outputs); },
                   [](const OneOf<InputOp, IdentityOp, ZeroPadOp, FlattenOp, DropoutOp> auto &) {},
               },
               op);
    return terms;
}

} // namespace residua
