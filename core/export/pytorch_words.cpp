#include "core/export/pytorch_words.h"

#include "core/arch/op_words.h"
#include "core/arch/spec_reader.h"
#include "core/export/pytorch_text.h"

#include <algorithm>
#include <cmath>

namespace residua {

namespace {

/// Words that Python keeps to itself, and names that the exported file uses.
constexpr std::string_view takenNames =
    " False None True and as assert async await break class continue def del elif else except finally for from global if import in is "
    "lambda"
    " nonlocal not or pass raise return try while with yield dict enumerate getattr int isinstance len max print range super tuple zip "
    "torch"
    " nn F AvgPool2dSame BlurPool2d Network ResNet ResNetEncoder ResNetLayer ResnetDecoder make_layer build_model ";

/// A number of a block that its class can take as an argument, and the value that needs no word (0: none).
struct Argument {
    std::string name;
    std::int64_t value;
    std::int64_t idle;
};

std::vector<Argument> argumentsOf(const BlockSpec &block)
{
    std::vector<Argument> arguments;
    if (block.type == BlockType::Bottleneck)
        arguments = {{"expansion", block.expansion, 0},
                     {"groups", block.groups, 1},
                     {"base_width", block.baseWidth, 64},
                     {"reduce_first", block.reduceFirst, 1}};
    if (block.attention && reduces(block.attention->type)) {
        arguments.push_back({"reduction", block.attention->reduction, 0});
        arguments.push_back({"divisor", block.attention->divisor, 1});
    }
    return arguments;
}

void nameBottleneck(PyWords &words)
{
    std::string inner = "width";
    if (words.takes("base_width"))
        inner += " * base_width // 64";
    if (words.takes("groups"))
        inner += " * groups";
    if (inner != "width")
        words.definitions.emplace_back("inner", std::exchange(inner, "inner"));
    if (words.takes("reduce_first"))
        words.definitions.emplace_back("reduced", inner + " // reduce_first");
    words.definitions.emplace_back("out_channels", "width * expansion");
    words.channels = {words.takes("reduce_first") ? "reduced" : inner, inner, "out_channels"};
    words.groups = {"", words.takes("groups") ? "groups" : "", ""};
}

/// `clamped`: by factor on the width, whether it rounds down to nothing in some stage.
template <class Clamped>
void nameCustom(PyWords &words, const std::vector<ConvSpec> &convs, Clamped clamped)
{
    std::vector<double> inner; // factors of inner convolutions that need a name of their own
    for (const ConvSpec &conv : convs)
        if (conv.width != 1 && conv.width != convs.back().width && std::find(inner.begin(), inner.end(), conv.width) == inner.end())
            inner.push_back(conv.width);
    for (const ConvSpec &conv : convs) {
        words.groups.emplace_back(conv.groups ? "" : words.channels.empty() ? "in_channels" : words.channels.back());
        std::string name = "out_channels";
        if (conv.width == 1)
            name = "width";
        else if (const auto place = std::find(inner.begin(), inner.end(), conv.width); place != inner.end())
            name = inner.size() == 1 ? "inner" : "inner" + std::to_string(place - inner.begin() + 1);
        const bool known = name == "width" || std::find(words.channels.begin(), words.channels.end(), name) != words.channels.end();
        words.channels.push_back(name);
        if (known)
            continue;
        const bool whole = conv.width == std::floor(conv.width);
        std::string value = whole ? "width * " + std::to_string(static_cast<int>(conv.width)) : "int(width * " + pyFloat(conv.width) + ")";
        if (clamped(conv.width))
            value = "max(1, " + value + ")";
        words.definitions.emplace_back(name, value);
    }
}

} // namespace

bool PyWords::takes(std::string_view option) const
{
    return std::any_of(options.begin(), options.end(), [&](const auto &o) { return o.first == option; });
}

PyWords wordsOf(const ResNetSpec &spec, const std::vector<std::size_t> &stages, bool every)
{
    const BlockSpec block = stageBlock(spec, stages.front());
    PyWords words;
    for (const Argument &argument : argumentsOf(block)) {
        const auto needed = [&](std::size_t stage) {
            for (const Argument &other : argumentsOf(stageBlock(spec, stage)))
                if (other.name == argument.name && other.value != other.idle)
                    return true;
            return false;
        };
        if (every || std::any_of(stages.begin(), stages.end(), needed))
            words.options.emplace_back(argument.name, argument.value);
    }
    const std::vector<ConvPlan> convs = convPlan(block, 64);
    words.strided = block.antialias
        ? convs.size()
        : static_cast<std::size_t>(std::find_if(convs.begin(), convs.end(), [](const ConvPlan &c) { return c.stride; }) - convs.begin());
    switch (block.type) {
    case BlockType::Basic:
        words.channels = {"width", "width"};
        words.groups = {"", ""};
        break;
    case BlockType::Bottleneck: nameBottleneck(words); break;
    case BlockType::Custom:
        nameCustom(words, block.convs, [&](double factor) {
            return !every && std::any_of(stages.begin(), stages.end(), [&](std::size_t stage) {
                return static_cast<double>(spec.stages[stage].width) * factor < 1;
            });
        });
        break;
    }
    return words;
}

PyOptions optionsOf(const ResNetSpec &spec, std::size_t index, const PyWords &words)
{
    PyOptions options;
    for (const Argument &argument : argumentsOf(stageBlock(spec, index)))
        for (const auto &[known, standard] : words.options)
            if (known == argument.name && standard != argument.value)
                options.emplace_back(argument.name, argument.value);
    return options;
}

std::string identifierOf(std::string_view name)
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
    bool taken = takenNames.find(" " + result + " ") != std::string_view::npos;
    for (std::size_t type = 0; type < words<AttentionType>().size(); ++type)
        taken = taken || result == std::string(attentionName(static_cast<AttentionType>(type))) + "Module";
    return taken ? result + "Block" : result;
}

} // namespace residua
