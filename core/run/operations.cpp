#include "core/run/operations.h"

#include "core/arch/op_facts.h"

#include <ATen/ops/adaptive_avg_pool2d.h>
#include <ATen/ops/add.h>
#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/conv1d.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/group_norm.h>
#include <ATen/ops/hardswish.h>
#include <ATen/ops/leaky_relu.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/reflection_pad2d.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/silu.h>
#include <ATen/ops/slice.h>

namespace residua {

namespace {

constexpr double kMomentum = 0.1, kLeakySlope = 0.01;

/// One `apply` an operation; a forgotten one does not compile.
struct Apply {
    const std::vector<at::Tensor> &in;
    const std::vector<at::Tensor> &state;
    bool inPlace;

    const at::Tensor &x() const { return in.front(); }
    at::Tensor &own() const { return const_cast<at::Tensor &>(in.front()); }

    at::Tensor operator()(const InputOp &) const { return x(); }
    at::Tensor operator()(const ConvOp &c) const
    {
        const at::Tensor bias = c.bias ? state[1] : at::Tensor();
        return at::conv2d(x(), state[0], bias, {c.stride, c.stride}, c10::IntArrayRef{c.padding, c.padding}, {c.dilation, c.dilation},
                          c.groups);
    }
    at::Tensor operator()(const ChannelConvOp &c) const
    {
        return at::conv1d(x().flatten(1).unsqueeze(1), state[0], {}, {1}, c10::IntArrayRef{c.kernel / 2});
    }
    at::Tensor operator()(const BatchNormOp &n) const
    {
        return at::batch_norm(x(), state[0], state[1], state[2], state[3], false, kMomentum, n.eps, true);
    }
    at::Tensor operator()(const GroupNormOp &n) const { return at::group_norm(x(), n.groups, state[0], state[1], n.eps, true); }
    at::Tensor operator()(const ActivationOp &a) const
    {
        switch (a.kind) {
        case Activation::Relu: return inPlace ? at::relu_(own()) : at::relu(x());
        case Activation::LeakyRelu: return inPlace ? at::leaky_relu_(own(), kLeakySlope) : at::leaky_relu(x(), kLeakySlope);
        case Activation::Silu: return inPlace ? at::silu_(own()) : at::silu(x());
        case Activation::Gelu: return at::gelu(x());
        case Activation::Hardswish: return inPlace ? at::hardswish_(own()) : at::hardswish(x());
        }
        return {};
    }
    at::Tensor operator()(const SigmoidOp &) const { return inPlace ? own().sigmoid_() : at::sigmoid(x()); }
    at::Tensor operator()(const MaxPoolOp &p) const
    {
        return at::max_pool2d(x(), {p.kernel, p.kernel}, {p.stride, p.stride}, {p.padding, p.padding}, {1, 1}, p.ceil);
    }
    at::Tensor operator()(const AvgPoolOp &p) const
    {
        const at::Tensor padded = p.trailing > 0 ? at::constant_pad_nd(x(), {0, p.trailing, 0, p.trailing}, 0) : x();
        return at::avg_pool2d(padded, {p.kernel, p.kernel}, {p.stride, p.stride}, {0, 0}, p.ceil, false);
    }
    at::Tensor operator()(const BlurPoolOp &b) const
    {
        static const float filter[] = {1 / 16.f, 2 / 16.f, 1 / 16.f, 2 / 16.f, 4 / 16.f, 2 / 16.f, 1 / 16.f, 2 / 16.f, 1 / 16.f};
        const at::Tensor weight = at::from_blob(const_cast<float *>(filter), {1, 1, b.kernel, b.kernel}, c10::kFloat).to(x().device());
        return at::conv2d(at::reflection_pad2d(x(), {1, 1, 1, 1}), weight.expand({b.channels, 1, b.kernel, b.kernel}), {},
                          {b.stride, b.stride}, c10::IntArrayRef{0, 0}, {1, 1}, b.channels);
    }
    at::Tensor operator()(const IdentityOp &) const { return x(); }
    at::Tensor operator()(const ZeroPadOp &z) const
    {
        at::Tensor y = x();
        if (z.stride != 1)
            y = y.slice(2, std::nullopt, std::nullopt, z.stride).slice(3, std::nullopt, std::nullopt, z.stride);
        return at::constant_pad_nd(y, {0, 0, 0, 0, z.before, z.out - z.in - z.before}, 0);
    }
    at::Tensor operator()(const AddOp &) const { return inPlace ? own().add_(in[1]) : at::add(x(), in[1]); }
    at::Tensor operator()(const MulOp &) const
    {
        const at::Tensor gate = in[1].reshape({x().size(0), x().size(1), 1, 1});
        return inPlace ? own().mul_(gate) : at::mul(x(), gate);
    }
    at::Tensor operator()(const GlobalAvgPoolOp &) const { return at::adaptive_avg_pool2d(x(), {1, 1}); }
    at::Tensor operator()(const FlattenOp &) const { return x().flatten(1); }
    at::Tensor operator()(const LinearOp &) const { return at::linear(x().dim() == 4 ? x().flatten(1) : x(), state[0], state[1]); }
    at::Tensor operator()(const DropoutOp &) const { return x(); } // evaluation mode
};

} // namespace

at::Tensor applyOp(const Op &op, const std::vector<at::Tensor> &inputs, const std::vector<at::Tensor> &state, bool inPlace)
{
    return std::visit(Apply{inputs, state, inPlace}, op);
}

bool canOverwrite(const Op &op)
{
    return std::visit(Overloaded{
                          [](const ActivationOp &a) { return a.kind != Activation::Gelu; },
                          [](const OneOf<AddOp, MulOp, SigmoidOp> auto &) { return true; },
                          [](const OneOf<InputOp, ConvOp, ChannelConvOp, BatchNormOp, GroupNormOp, MaxPoolOp, AvgPoolOp, BlurPoolOp,
                                         IdentityOp, ZeroPadOp, GlobalAvgPoolOp, FlattenOp, LinearOp, DropoutOp> auto &) { return false; },
                      },
                      op);
}

} // namespace residua
