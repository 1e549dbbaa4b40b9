#include "core/export/pytorch_ops.h"

#include <utility>

namespace residua {

namespace {

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

/// The words of the file where it has some, else the number.
std::string said(const std::string &words, std::int64_t value)
{
    return words.empty() ? number(value) : words;
}

std::string convolution(const ConvOp &c, const PyNumbers &n)
{
    std::string text = "nn.Conv2d(" + said(n.in, c.in) + ", " + said(n.out, c.out) + ", kernel_size=" + said(n.kernel, c.kernel);
    const auto keyword = [&text](const char *name, const std::string &value, const char *standard) {
        if (value != standard)
            text += std::string(", ") + name + "=" + value;
    };
    keyword("stride", said(n.stride, c.stride), "1");
    keyword("padding", said(n.padding, c.padding), "0");
    keyword("dilation", said(n.dilation, c.dilation), "1");
    keyword("groups", said(n.groups, c.groups), "1");
    keyword("bias", c.bias ? "True" : "False", "True");
    return text + ")";
}

PyOp activation(Activation kind, bool inPlace)
{
    const std::string argument = inPlace ? "(inplace=True)" : "()";
    switch (kind) {
    case Activation::Relu: break;
    case Activation::LeakyRelu: return {"nn.LeakyReLU" + argument, "F.leaky_relu(%)"};
    case Activation::Silu: return {"nn.SiLU" + argument, "F.silu(%)"};
    case Activation::Gelu: return {"nn.GELU()", "F.gelu(%)"};
    case Activation::Hardswish: return {"nn.Hardswish" + argument, "F.hardswish(%)"};
    }
    return {"nn.ReLU" + argument, "F.relu(%)"};
}

std::string epsilon(double eps)
{
    return eps == 1e-5 ? "" : ", eps=" + pyFloat(eps);
}

/// One operation, one line of Python.
struct Maker {
    const Node &node;
    Style style;
    const PyNumbers &n;

    PyOp operator()(const InputOp &) const { return {}; }
    PyOp operator()(const ConvOp &c) const { return {convolution(c, n), {}}; }
    PyOp operator()(const ChannelConvOp &c) const
    {
        return {"nn.Conv1d(1, 1, " + number(c.kernel) + ", padding=" + number(c.kernel / 2) + ", bias=False)", {}};
    }
    PyOp operator()(const BatchNormOp &b) const { return {"nn.BatchNorm2d(" + said(n.in, b.channels) + epsilon(b.eps) + ")", {}}; }
    PyOp operator()(const GroupNormOp &g) const
    {
        return {"nn.GroupNorm(" + number(g.groups) + ", " + said(n.in, g.channels) + epsilon(g.eps) + ")", {}};
    }
    PyOp operator()(const ActivationOp &a) const { return activation(a.kind, inPlace()); }
    PyOp operator()(const SigmoidOp &) const { return {"nn.Sigmoid()", {}}; }
    PyOp operator()(const MaxPoolOp &p) const
    {
        return {"nn.MaxPool2d(kernel_size=" + number(p.kernel) + ", stride=" + number(p.stride) + ", padding=" + number(p.padding)
                    + (p.ceil ? ", ceil_mode=True)" : ")"),
                {}};
    }
    PyOp operator()(const AvgPoolOp &p) const
    {
        if (p.trailing > 0)
            return {"AvgPool2dSame(" + number(p.kernel) + ", " + number(p.stride) + ")", {}};
        return {"nn.AvgPool2d(" + number(p.kernel) + ", " + said(n.stride, p.stride)
                    + (p.ceil ? ", ceil_mode=True, count_include_pad=False)" : ")"),
                {}};
    }
    PyOp operator()(const BlurPoolOp &b) const { return {"BlurPool2d(stride=" + number(b.stride) + ")", {}}; }
    PyOp operator()(const IdentityOp &) const { return {"nn.Identity()", {}}; }
    PyOp operator()(const ZeroPadOp &z) const
    {
        const std::string sides = z.before > 0 ? "self.extra_channels // 2, (self.extra_channels + 1) // 2" : "0, self.extra_channels";
        return {{}, "F.pad(%, (0, 0, 0, 0, " + sides + "))"};
    }
    PyOp operator()(const AddOp &) const { return {{}, "% + identity"}; }
    PyOp operator()(const MulOp &) const { return {{}, "% * scale[:, :, None, None]"}; }
    PyOp operator()(const GlobalAvgPoolOp &) const { return {"nn.AdaptiveAvgPool2d((1, 1))", {}}; }
    PyOp operator()(const FlattenOp &) const { return {"nn.Flatten()", "torch.flatten(%, 1)"}; }
    PyOp operator()(const LinearOp &l) const { return {"nn.Linear(" + said(n.in, l.in) + ", " + said(n.out, l.out) + ")", {}}; }
    PyOp operator()(const DropoutOp &d) const
    {
        return {"nn.Dropout(" + pyFloat(d.p) + ")", "F.dropout(%, " + pyFloat(d.p) + ", self.training)"};
    }

    bool inPlace() const
    {
        const bool stem = node.slot.part == Part::StemAct || node.slot.part == Part::StemPool;
        return style == Style::Torchvision || style == Style::SmallImage || (style == Style::EncoderDecoder && stem);
    }
};

} // namespace

PyOp pyOp(const Node &node, Style style, const PyNumbers &numbers)
{
    return std::visit(Maker{node, style, numbers}, node.op);
}

std::vector<PyStep> pySteps(const Model &model, std::span<const Node> nodes, std::string_view owner)
{
    std::vector<PyStep> steps;
    for (const Node &node : nodes) {
        std::string_view name = node.module.empty() ? node.path : node.module;
        if (!owner.empty())
            name.remove_prefix(owner.size() + 1);
        const std::string_view child = name.substr(0, name.find('.'));
        const bool held = child.size() < name.size();
        if (held && !steps.empty() && steps.back().name == child) {
            steps.back().nodes = std::span(steps.back().nodes.data(), steps.back().nodes.size() + 1);
            continue;
        }
        const bool function = node.module.empty() && !held;
        steps.push_back(
            {std::string(child), std::span(&node, 1), function ? pyOp(node, model.spec.style).call : "self." + std::string(child) + "(%)"});
    }
    return steps;
}

std::string pyCalled(std::string call, std::string_view x)
{
    if (const std::size_t place = call.find('%'); place != std::string::npos)
        call.replace(place, 1, x);
    return call;
}

} // namespace residua
