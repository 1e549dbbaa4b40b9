#include "core/arch/op.h"

#include <utility>

namespace residua {

namespace {

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

std::string_view activationName(Activation kind)
{
    switch (kind) {
    case Activation::Relu: return "ReLU";
    case Activation::LeakyRelu: return "LeakyReLU";
    case Activation::Silu: return "SiLU";
    case Activation::Gelu: return "GELU";
    case Activation::Hardswish: return "Hardswish";
    }
    return {};
}

} // namespace

std::string_view typeName(const Op &op)
{
    return std::visit(Overloaded{
                          [](const InputOp &) -> std::string_view { return "Input"; },
                          [](const ConvOp &) -> std::string_view { return "Conv2d"; },
                          [](const BatchNormOp &) -> std::string_view { return "BatchNorm2d"; },
                          [](const GroupNormOp &) -> std::string_view { return "GroupNorm"; },
                          [](const ActivationOp &a) -> std::string_view { return activationName(a.kind); },
                          [](const SigmoidOp &) -> std::string_view { return "Sigmoid"; },
                          [](const MaxPoolOp &) -> std::string_view { return "MaxPool2d"; },
                          [](const AvgPoolOp &) -> std::string_view { return "AvgPool2d"; },
                          [](const IdentityOp &) -> std::string_view { return "Identity"; },
                          [](const ZeroPadOp &) -> std::string_view { return "Pad"; },
                          [](const AddOp &) -> std::string_view { return "Add"; },
                          [](const MulOp &) -> std::string_view { return "Mul"; },
                          [](const GlobalAvgPoolOp &) -> std::string_view { return "AdaptiveAvgPool2d"; },
                          [](const FlattenOp &) -> std::string_view { return "Flatten"; },
                          [](const LinearOp &) -> std::string_view { return "Linear"; },
                          [](const DropoutOp &) -> std::string_view { return "Dropout"; },
                      },
                      op);
}

std::vector<StateTensor> stateOf(const Op &op)
{
    std::vector<StateTensor> state; // an edit asks for thousands of them: nothing is copied
    const auto add = [&state](std::string_view name, std::vector<std::int64_t> shape, bool parameter, bool integer = false) {
        state.push_back({name, std::move(shape), parameter, integer});
    };
    if (const auto *c = std::get_if<ConvOp>(&op)) {
        state.reserve(2);
        add("weight", {c->out, c->in / c->groups, c->kernel, c->kernel}, true);
        if (c->bias)
            add("bias", {c->out}, true);
    } else if (const auto *n = std::get_if<BatchNormOp>(&op)) {
        state.reserve(5);
        add("weight", {n->channels}, true);
        add("bias", {n->channels}, true);
        add("running_mean", {n->channels}, false);
        add("running_var", {n->channels}, false);
        add("num_batches_tracked", {}, false, true);
    } else if (const auto *g = std::get_if<GroupNormOp>(&op)) {
        state.reserve(2);
        add("weight", {g->channels}, true);
        add("bias", {g->channels}, true);
    } else if (const auto *l = std::get_if<LinearOp>(&op)) {
        state.reserve(2);
        add("weight", {l->out, l->in}, true);
        add("bias", {l->out}, true);
    }
    return state;
}

} // namespace residua
