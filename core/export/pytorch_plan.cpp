#include "core/export/pytorch_plan.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>

namespace residua {

namespace {

using Options = std::vector<std::pair<std::string, std::int64_t>>;

/// Words that Python keeps to itself, and names that the exported file uses.
constexpr std::string_view takenNames[] = {
    "False",      "None",      "True",    "and",           "as",          "assert",        "async",
    "await",      "break",     "class",   "continue",      "def",         "del",           "elif",
    "else",       "except",    "finally", "for",           "from",        "global",        "if",
    "import",     "in",        "is",      "lambda",        "nonlocal",    "not",           "or",
    "pass",       "raise",     "return",  "try",           "while",       "with",          "yield",
    "dict",       "enumerate", "getattr", "int",           "isinstance",  "len",           "max",
    "print",      "range",     "super",   "tuple",         "zip",         "torch",         "nn",
    "F",          "SEModule",  "ResNet",  "ResNetEncoder", "ResNetLayer", "ResnetDecoder", "make_layer",
    "build_model"};

std::string printedName(const BlockSpec &block, Style style)
{
    if (block.type == BlockType::Custom)
        return block.name;
    const bool basic = block.type == BlockType::Basic;
    switch (style) {
    case Style::Torchvision: break;
    case Style::EncoderDecoder: return std::string(basic ? "BasicBlock" : "Bottleneck") + (block.attention ? "SE" : "");
    case Style::Sequential: return basic ? "Residual" : "Bottleneck";
    case Style::SmallImage: return basic ? "ResidualBlock" : "BottleneckBlock";
    }
    return basic ? "BasicBlock" : "Bottleneck";
}

/// A class name made of `name`: "Inverted residual" -> "InvertedResidual".
std::string identifierOf(const std::string &name)
{
    constexpr std::size_t maxLength = 40;
    std::string result;
    bool capital = false; // what cannot stand in a name is left out, and the next word begins with a capital
    for (const char c : name) {
        const bool lower = c >= 'a' && c <= 'z';
        const bool letter = lower || (c >= 'A' && c <= 'Z');
        const bool allowed = letter || c == '_' || (c >= '0' && c <= '9');
        if (allowed && (letter || !result.empty()) && result.size() < maxLength)
            result += lower && capital && !result.empty() ? static_cast<char>(c - 'a' + 'A') : c;
        capital = !allowed;
    }
    if (result.empty())
        return "Block";
    const bool taken = std::find(std::begin(takenNames), std::end(takenNames), result) != std::end(takenNames);
    return taken ? result + "Block" : result;
}

/// The numbers of `block` that a class can take as arguments.
Options numbersOf(const BlockSpec &block)
{
    Options numbers;
    if (block.type == BlockType::Bottleneck)
        numbers = {{"expansion", block.expansion}, {"groups", block.groups}, {"base_width", block.baseWidth}};
    if (block.attention)
        numbers.emplace_back("reduction", block.attention->reduction);
    return numbers;
}

/// `block` without those numbers: equal where the same class serves.
BlockSpec structureOf(BlockSpec block)
{
    const BlockSpec plain;
    block.expansion = plain.expansion;
    block.groups = plain.groups;
    block.baseWidth = plain.baseWidth;
    block.shortcut = plain.shortcut;
    if (block.attention)
        block.attention = AttentionSpec{};
    return block;
}

void noteClamped(PyBlockClass &cls, std::int64_t width)
{
    cls.clamped.resize(cls.block.convs.size());
    for (std::size_t i = 0; i < cls.clamped.size(); ++i)
        if (static_cast<double>(width) * cls.block.convs[i].width < 1)
            cls.clamped[i] = true;
}

/// A name for `cls` that no class before it has.
std::string freeIdentifier(const PyPlan &plan, const std::string &name, std::size_t stage)
{
    const auto used = [&](const std::string &candidate) {
        return std::any_of(plan.classes.begin(), plan.classes.end(), [&](const PyBlockClass &c) { return c.identifier == candidate; });
    };
    const std::string base = identifierOf(name);
    std::string candidate = base;
    // A second structure under the same name is called after the stage that it first serves.
    if (used(candidate))
        candidate = base + "Stage" + std::to_string(stage + 1);
    while (used(candidate))
        candidate += "_";
    return candidate;
}

std::size_t classFor(PyPlan &plan, const BlockSpec &block, std::optional<Shortcut> shortcut, std::size_t stage)
{
    const BlockSpec structure = structureOf(block);
    for (std::size_t i = 0; i < plan.classes.size(); ++i) {
        PyBlockClass &cls = plan.classes[i];
        const bool sameShortcut = !shortcut || !cls.shortcut || *shortcut == *cls.shortcut;
        if (structureOf(cls.block) == structure && sameShortcut) {
            if (!cls.shortcut)
                cls.shortcut = shortcut;
            return i;
        }
    }
    PyBlockClass cls;
    cls.printedName = printedName(block, plan.spec.style);
    cls.identifier = freeIdentifier(plan, cls.printedName, stage);
    cls.block = block;
    cls.shortcut = shortcut;
    plan.classes.push_back(std::move(cls));
    return plan.classes.size() - 1;
}

/// Arguments that no stage needs are no arguments.
void settleOptions(PyPlan &plan)
{
    for (std::size_t c = 0; c < plan.classes.size(); ++c) {
        PyBlockClass &cls = plan.classes[c];
        const auto idle = [&](const std::pair<std::string, std::int64_t> &option) {
            const bool groups = option.first == "groups";
            if (!groups && option.first != "base_width")
                return false;
            for (std::size_t s = 0; s < plan.stages.size(); ++s) {
                const BlockSpec block = stageBlock(plan.spec, s);
                if (plan.stages[s].cls == c && (groups ? block.groups != 1 : block.baseWidth != 64))
                    return false;
            }
            return true;
        };
        for (const auto &option : numbersOf(cls.block))
            if (!idle(option))
                cls.options.push_back(option);
    }
    for (std::size_t s = 0; s < plan.stages.size(); ++s) {
        const Options &defaults = plan.classes[plan.stages[s].cls].options;
        for (const auto &[name, value] : numbersOf(stageBlock(plan.spec, s)))
            for (const auto &[known, standard] : defaults)
                if (known == name && standard != value)
                    plan.stages[s].options.emplace_back(name, value);
        plan.hasOptions = plan.hasOptions || !plan.stages[s].options.empty();
    }
}

void nameCustomChannels(PyBlockClass &cls)
{
    const std::vector<ConvSpec> &convs = cls.block.convs;
    std::vector<double> inner; // factors of inner convolutions that need a name of their own
    for (const ConvSpec &conv : convs)
        if (conv.width != 1 && conv.width != convs.back().width && std::find(inner.begin(), inner.end(), conv.width) == inner.end())
            inner.push_back(conv.width);
    for (std::size_t i = 0; i < convs.size(); ++i) {
        const double factor = convs[i].width;
        if (factor == 1) {
            cls.channels.emplace_back("width");
            continue;
        }
        const auto place = std::find(inner.begin(), inner.end(), factor);
        std::string name = "out_channels";
        if (place != inner.end())
            name = inner.size() == 1 ? "inner" : "inner" + std::to_string(place - inner.begin() + 1);
        const bool known = std::find(cls.channels.begin(), cls.channels.end(), name) != cls.channels.end();
        cls.channels.push_back(name);
        if (known)
            continue;
        const bool whole = factor == std::floor(factor);
        std::string value = whole ? "width * " + std::to_string(static_cast<int>(factor)) : "int(width * " + pyFloat(factor) + ")";
        if (cls.clamped[i])
            value = "max(1, " + value + ")";
        cls.definitions.emplace_back(name, value);
    }
}

void nameChannels(PyBlockClass &cls)
{
    if (cls.block.type == BlockType::Basic) {
        cls.channels = {"width", "width"};
        return;
    }
    if (cls.block.type == BlockType::Custom) {
        nameCustomChannels(cls);
        return;
    }
    std::string inner = "width";
    if (cls.takes("base_width"))
        inner += " * base_width // 64";
    if (cls.takes("groups"))
        inner += " * groups";
    const std::string name = inner == "width" ? "width" : "inner";
    if (name == "inner")
        cls.definitions.emplace_back("inner", inner);
    cls.definitions.emplace_back("out_channels", "width * expansion");
    cls.channels = {name, name, "out_channels"};
}

} // namespace

bool PyBlockClass::takes(std::string_view option) const
{
    return std::any_of(options.begin(), options.end(), [&](const auto &o) { return o.first == option; });
}

PyPlan planPytorch(const ResNetSpec &spec)
{
    PyPlan plan;
    plan.spec = canonical(spec);
    std::int64_t channels = plan.spec.stem.channels;
    for (std::size_t s = 0; s < plan.spec.stages.size(); ++s) {
        const StageSpec &stage = plan.spec.stages[s];
        const BlockSpec block = stageBlock(plan.spec, s);
        const std::int64_t out = convPlan(block, stage.width).back().channels;
        const bool changes = stage.stride != 1 || channels != out;
        const std::size_t index = classFor(plan, block, changes ? std::optional(block.shortcut) : std::nullopt, s);
        PyBlockClass &cls = plan.classes[index];
        noteClamped(cls, stage.width);
        if (changes && block.shortcut == Shortcut::AveragePool)
            (stage.stride == 1 ? cls.poolsWithoutStride : cls.poolsWithStride) = true;
        plan.stages.push_back({index, {}});
        plan.dilated = plan.dilated || stage.dilation != 1;
        channels = out;
    }
    settleOptions(plan);
    for (PyBlockClass &cls : plan.classes)
        nameChannels(cls);
    return plan;
}

PyExpr convModule(const PyPlan &plan, const std::string &in, const std::string &out, std::int64_t kernel,
                  const std::vector<std::string> &more)
{
    std::vector<PyExpr> arguments{in, out, "kernel_size=" + std::to_string(kernel)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    if (!plan.spec.convBias)
        arguments.emplace_back("bias=False");
    return pyCall("nn.Conv2d", std::move(arguments));
}

std::string normModule(const PyPlan &plan, const std::string &channels)
{
    if (plan.spec.norm.type == NormType::Group)
        return "nn.GroupNorm(" + std::to_string(plan.spec.norm.groups) + ", " + channels + ")";
    return "nn.BatchNorm2d(" + channels + ")";
}

std::string activationModule(Activation kind, bool inPlace)
{
    const std::string argument = inPlace ? "inplace=True" : "";
    switch (kind) {
    case Activation::Relu: break;
    case Activation::LeakyRelu: return "nn.LeakyReLU(" + argument + ")";
    case Activation::Silu: return "nn.SiLU(" + argument + ")";
    case Activation::Gelu: return "nn.GELU()";
    case Activation::Hardswish: return "nn.Hardswish(" + argument + ")";
    }
    return "nn.ReLU(" + argument + ")";
}

std::string activationFunction(Activation kind)
{
    switch (kind) {
    case Activation::Relu: break;
    case Activation::LeakyRelu: return "F.leaky_relu";
    case Activation::Silu: return "F.silu";
    case Activation::Gelu: return "F.gelu";
    case Activation::Hardswish: return "F.hardswish";
    }
    return "F.relu";
}

std::string activationAttribute(Activation kind)
{
    return kind == Activation::Relu ? "relu" : "act";
}

std::vector<PyExpr> stemModules(const PyPlan &plan, bool inPlace, bool wholeStem)
{
    const StemSpec &stem = plan.spec.stem;
    const bool deep = stem.convs == 3;
    const int convs = deep ? 3 : 1;
    const std::int64_t kernel = deep ? 3 : stem.kernel;
    std::vector<PyExpr> modules;
    std::int64_t in = plan.spec.input.channels;
    for (int i = 0; i < convs; ++i) {
        const bool last = i == convs - 1;
        const std::int64_t out = last ? stem.channels : stem.channels / 2;
        std::vector<std::string> more;
        if (i == 0 && stem.stride != 1)
            more.push_back("stride=" + std::to_string(stem.stride));
        if (kernel > 1)
            more.push_back("padding=" + std::to_string(kernel / 2));
        modules.push_back(convModule(plan, std::to_string(in), std::to_string(out), kernel, more));
        in = out;
        if (last && (plan.pre() || !wholeStem))
            break;
        modules.emplace_back(normModule(plan, std::to_string(out)));
        modules.emplace_back(activationModule(stemActivation(plan.spec), inPlace));
    }
    if (stem.pool && wholeStem) {
        const PoolSpec &pool = *stem.pool;
        modules.push_back(pyCall("nn.MaxPool2d",
                                 {"kernel_size=" + std::to_string(pool.kernel), "stride=" + std::to_string(pool.stride),
                                  "padding=" + std::to_string(pool.kernel / 2)}));
    }
    return modules;
}

} // namespace residua
