#include "core/arch/op.h"

namespace residua {

namespace {

template<class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template<class... Ts>
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
    if (const auto *c = std::get_if<ConvOp>(&op)) {
        std::vector<StateTensor> state{{"weight", {c->out, c->in / c->groups, c->kernel, c->kernel}, true, false}};
        if (c->bias)
            state.push_back({"bias", {c->out}, true, false});
        return state;
    }
    if (const auto *n = std::get_if<BatchNormOp>(&op))
        return {{"weight", {n->channels}, true, false},
                {"bias", {n->channels}, true, false},
                {"running_mean", {n->channels}, false, false},
                {"running_var", {n->channels}, false, false},
                {"num_batches_tracked", {}, false, true}};
    if (const auto *n = std::get_if<GroupNormOp>(&op))
        return {{"weight", {n->channels}, true, false}, {"bias", {n->channels}, true, false}};
    if (const auto *l = std::get_if<LinearOp>(&op))
        return {{"weight", {l->out, l->in}, true, false}, {"bias", {l->out}, true, false}};
    return {};
}

} // namespace residua
