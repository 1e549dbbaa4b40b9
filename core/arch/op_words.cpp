#include "core/arch/op_words.h"

#include "core/arch/op_facts.h"

#include <charconv>

namespace residua {

namespace {

/// A float as Python's repr writes it.
std::string pythonFloat(double value)
{
    char buffer[64];
    const bool tiny = value != 0 && value < 1e-4;
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, tiny ? std::chars_format::scientific : std::chars_format::fixed);
    std::string text(buffer, end.ptr);
    if (text.find_first_of(".e") == std::string::npos)
        text += ".0";
    return text;
}

std::string_view activationClass(Activation kind)
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

std::string printedConv(const ConvOp &c)
{
    std::string text;
    text.reserve(80);
    const auto add = [&text](std::string_view word, std::int64_t n) { (text += word) += std::to_string(n); };
    const auto addPair = [&](std::string_view word, std::int64_t n) {
        add(word, n);
        add(", ", n);
        text += ')';
    };
    add("", c.in);
    add(", ", c.out);
    addPair(", kernel_size=(", c.kernel);
    addPair(", stride=(", c.stride);
    if (c.padding != 0)
        addPair(", padding=(", c.padding);
    if (c.dilation != 1)
        addPair(", dilation=(", c.dilation);
    if (c.groups != 1)
        add(", groups=", c.groups);
    if (!c.bias)
        text += ", bias=False";
    return text;
}

std::string printedActivation(Activation kind, bool inPlace)
{
    switch (kind) {
    case Activation::Relu:
    case Activation::Silu: return inPlace ? "inplace=True" : "";
    case Activation::LeakyRelu: return inPlace ? "negative_slope=0.01, inplace=True" : "negative_slope=0.01";
    case Activation::Gelu: return "approximate='none'";
    case Activation::Hardswish: return "";
    }
    return {};
}

std::string square(std::int64_t side)
{
    const std::string text = std::to_string(side);
    return text + "×" + text;
}

std::string strideText(std::int64_t stride)
{
    return stride == 1 ? std::string() : " /" + std::to_string(stride);
}

std::string convLabel(const ConvOp &c)
{
    const Grouping grouping = groupingOf(c);
    std::string text = (grouping.depthwise() ? "dw conv " : "conv ") + square(c.kernel) + strideText(c.stride);
    if (c.groups > 1 && !grouping.depthwise())
        text += " g" + std::to_string(c.groups);
    if (c.dilation > 1)
        text += " d" + std::to_string(c.dilation);
    return text;
}

} // namespace

std::string_view typeName(const Op &op)
{
    return std::visit(Overloaded{
                          [](const InputOp &) -> std::string_view { return "Input"; },
                          [](const ConvOp &) -> std::string_view { return "Conv2d"; },
                          [](const ChannelConvOp &) -> std::string_view { return "Conv1d"; },
                          [](const BatchNormOp &) -> std::string_view { return "BatchNorm2d"; },
                          [](const GroupNormOp &) -> std::string_view { return "GroupNorm"; },
                          [](const ActivationOp &a) { return activationClass(a.kind); },
                          [](const SigmoidOp &) -> std::string_view { return "Sigmoid"; },
                          [](const MaxPoolOp &) -> std::string_view { return "MaxPool2d"; },
                          [](const AvgPoolOp &) -> std::string_view { return "AvgPool2d"; },
                          [](const BlurPoolOp &) -> std::string_view { return "BlurPool2d"; },
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

std::string_view attentionName(AttentionType type)
{
    switch (type) {
    case AttentionType::Se: return "SE";
    case AttentionType::Eca: return "ECA";
    }
    return {};
}

std::string_view functionName(Activation kind)
{
    switch (kind) {
    case Activation::Relu: return "relu";
    case Activation::LeakyRelu: return "leaky_relu";
    case Activation::Silu: return "silu";
    case Activation::Gelu: return "gelu";
    case Activation::Hardswish: return "hardswish";
    }
    return {};
}

std::string printedArguments(const Op &op, bool inPlace, bool squareSize)
{
    using std::string, std::to_string;
    return std::visit(
        Overloaded{
            [](const ConvOp &c) { return printedConv(c); },
            [](const ChannelConvOp &c) {
                return "1, 1, kernel_size=(" + to_string(c.kernel) + ",), stride=(1,), padding=(" + to_string(c.kernel / 2)
                    + ",), bias=False";
            },
            [](const BatchNormOp &n) {
                return to_string(n.channels) + ", eps=" + pythonFloat(n.eps) + ", momentum=0.1, affine=True, track_running_stats=True";
            },
            [](const GroupNormOp &n) {
                return to_string(n.groups) + ", " + to_string(n.channels) + ", eps=" + pythonFloat(n.eps) + ", affine=True";
            },
            [&](const ActivationOp &a) { return printedActivation(a.kind, inPlace); },
            [](const MaxPoolOp &p) {
                return "kernel_size=" + to_string(p.kernel) + ", stride=" + to_string(p.stride) + ", padding=" + to_string(p.padding)
                    + ", dilation=1, ceil_mode=" + (p.ceil ? "True" : "False");
            },
            [](const AvgPoolOp &p) { return "kernel_size=" + to_string(p.kernel) + ", stride=" + to_string(p.stride) + ", padding=0"; },
            [&](const GlobalAvgPoolOp &) { return string(squareSize ? "output_size=(1, 1)" : "output_size=1"); },
            [](const FlattenOp &) { return string("start_dim=1, end_dim=-1"); },
            [](const LinearOp &l) { return "in_features=" + to_string(l.in) + ", out_features=" + to_string(l.out) + ", bias=True"; },
            [](const DropoutOp &d) { return "p=" + pythonFloat(d.p) + ", inplace=False"; },
            [](const OneOf<InputOp, SigmoidOp, BlurPoolOp, IdentityOp, ZeroPadOp, AddOp, MulOp> auto &) { return string(); },
        },
        op);
}

std::string boxLabel(const Op &op)
{
    using std::string;
    return std::visit(Overloaded{
                          [](const InputOp &) { return string("input"); },
                          [](const ConvOp &c) { return convLabel(c); },
                          [](const ChannelConvOp &c) { return "conv over " + std::to_string(c.kernel) + " channels"; },
                          [](const BatchNormOp &) { return string("BN"); },
                          [](const GroupNormOp &) { return string("GN"); },
                          [](const ActivationOp &a) { return string(activationClass(a.kind)); },
                          [](const SigmoidOp &) { return string("sigmoid"); },
                          [](const MaxPoolOp &p) { return "max pool " + square(p.kernel) + strideText(p.stride); },
                          [](const AvgPoolOp &p) { return "avg pool " + square(p.kernel) + strideText(p.stride); },
                          [](const BlurPoolOp &b) { return "blur " + square(b.kernel) + strideText(b.stride); },
                          [](const IdentityOp &) { return string("identity"); },
                          [](const ZeroPadOp &z) { return "zero pad" + strideText(z.stride); },
                          [](const AddOp &) { return string("+"); },
                          [](const MulOp &) { return string("×"); },
                          [](const GlobalAvgPoolOp &) { return string("global avg"); },
                          [](const FlattenOp &) { return string("flatten"); },
                          [](const LinearOp &) { return string("linear"); },
                          [](const DropoutOp &) { return string("dropout"); },
                      },
                      op);
}

std::string kernelText(const Op &op, bool withStride)
{
    if (!traitsOf(op).kernelShown)
        return {};
    const Window window = windowOf(op);
    return (groupingOf(op).depthwise() ? "dw " : "") + square(window.kernel) + (withStride ? strideText(window.stride) : "");
}

std::vector<OpNumber> numbersOf(const Op &op)
{
    using Numbers = std::vector<OpNumber>;
    return std::visit(
        Overloaded{
            [](const ConvOp &c) {
                return Numbers{{"in_channels", c.in},  {"out_channels", c.out},  {"kernel", c.kernel}, {"stride", c.stride},
                               {"padding", c.padding}, {"dilation", c.dilation}, {"groups", c.groups}, {"bias", c.bias}};
            },
            [](const ChannelConvOp &c) {
                return Numbers{{"kernel", c.kernel}};
            },
            [](const BatchNormOp &n) {
                return Numbers{{"channels", n.channels}, {"eps", n.eps}};
            },
            [](const GroupNormOp &n) {
                return Numbers{{"groups", n.groups}, {"channels", n.channels}, {"eps", n.eps}};
            },
            [](const MaxPoolOp &p) {
                return Numbers{{"kernel", p.kernel}, {"stride", p.stride}, {"padding", p.padding}, {"ceil", p.ceil}};
            },
            [](const AvgPoolOp &p) {
                return Numbers{{"kernel", p.kernel}, {"stride", p.stride}, {"ceil", p.ceil}, {"trailing_padding", p.trailing}};
            },
            [](const BlurPoolOp &b) {
                return Numbers{{"channels", b.channels}, {"stride", b.stride}};
            },
            [](const ZeroPadOp &z) {
                return Numbers{{"in_channels", z.in}, {"out_channels", z.out}, {"stride", z.stride}, {"channels_before", z.before}};
            },
            [](const LinearOp &l) {
                return Numbers{{"in_features", l.in}, {"out_features", l.out}};
            },
            [](const DropoutOp &d) {
                return Numbers{{"p", d.p}};
            },
            [](const OneOf<InputOp, ActivationOp, SigmoidOp, IdentityOp, AddOp, MulOp, GlobalAvgPoolOp, FlattenOp> auto &) {
                return Numbers();
            },
        },
        op);
}

} // namespace residua
