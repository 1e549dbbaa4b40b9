#include "core/arch/block_reader.h"

#include "core/arch/object_reader.h"
#include "core/arch/phrases.h"

#include <algorithm>
#include <optional>

namespace residua {

namespace {

/// Notes which convolution carries the stride: the one that says so, else the first with a kernel above 1, else the first.
void settleStride(std::vector<ConvSpec> &convs, const std::vector<std::optional<bool>> &said, const std::string &path,
                  ProblemList &problems)
{
    const auto carriers = std::count(said.begin(), said.end(), std::optional(true));
    if (carriers == 0) {
        const auto spatial = std::find_if(convs.begin(), convs.end(), [](const ConvSpec &c) { return c.kernel > 1; });
        const std::size_t index = spatial == convs.end() ? 0 : static_cast<std::size_t>(spatial - convs.begin());
        if (said[index] != std::optional(false)) {
            convs[index].stride = true;
            return;
        }
    }
    if (carriers != 1)
        problems.add(
            path,
            filled(phrase("Problem", "has %1 convolutions with \"stride\": true, must have exactly one"), {std::to_string(carriers)}));
}

bool readConvs(ObjectReader &parent, std::vector<ConvSpec> &target)
{
    const Json *json = parent.find("convs");
    if (!json)
        return false;
    if (!json->is_array() || json->empty() || json->size() > limits::convs) {
        parent.problem("convs", filled(phrase("Problem", "is %1, must be a list of 1 to 8 convolutions"), {shown(*json)}));
        return false;
    }
    std::vector<ConvSpec> convs;
    std::vector<std::optional<bool>> said;
    const std::size_t before = parent.problems().size();
    for (std::size_t i = 0; i < json->size(); ++i) {
        ObjectReader item((*json)[i], parent.path("convs." + std::to_string(i)), parent.problems());
        ConvSpec conv;
        item.integer("kernel", limits::convKernel, conv.kernel);
        item.real("width", limits::convWidth, conv.width);
        if (const Json *groups = item.find("groups"); groups && groups->is_string()) {
            if (*groups == "depthwise")
                conv.groups.reset();
            else
                item.problem("groups",
                             filled(phrase("Problem", "is %1, must be a whole number from 1 to 4096 or \"depthwise\""), {shown(*groups)}));
        } else if (groups) {
            item.integer("groups", limits::groups, *conv.groups);
        }
        std::optional<bool> stride;
        if (const Json *value = item.find("stride")) {
            if (value->is_boolean())
                stride = value->get<bool>();
            else
                item.problem("stride", filled(phrase("Problem", "is %1, must be true or false"), {shown(*value)}));
        }
        conv.stride = stride.value_or(false);
        convs.push_back(conv);
        said.push_back(stride);
    }
    if (parent.problems().size() == before)
        settleStride(convs, said, parent.path("convs"), parent.problems());
    target = std::move(convs);
    return true;
}

bool readAttention(ObjectReader &parent, std::optional<AttentionSpec> &target)
{
    const Json *json = parent.find("attention");
    if (!json)
        return false;
    target.reset();
    if (json->is_null())
        return true;
    if (!json->is_object()) {
        parent.problem("attention",
                       filled(phrase("Problem", "is %1, must be null or {\"type\": \"se\", \"reduction\": 16}"), {shown(*json)}));
        return true;
    }
    ObjectReader reader(*json, parent.path("attention"), parent.problems());
    target.emplace();
    reader.word("type", target->type);
    reader.integer("reduction", limits::reduction, target->reduction);
    reader.integer("divisor", limits::divisor, target->divisor);
    return true;
}

} // namespace

void readBlock(const Json &json, const std::string &path, ProblemList &problems, BlockSpec &block)
{
    ObjectReader reader(json, path, problems);
    reader.word("type", block.type);
    readConvs(reader, block.convs);
    reader.string("name", block.name);
    reader.integer("expansion", limits::expansion, block.expansion);
    reader.integer("groups", limits::groups, block.groups);
    reader.integer("base_width", limits::baseWidth, block.baseWidth);
    readAttention(reader, block.attention);
    reader.word("order", block.order);
    reader.word("stride_at", block.strideAt);
    reader.word("shortcut", block.shortcut);
    reader.word("activation", block.activation);
    reader.wordOrNull("antialias", block.antialias);
    reader.integer("reduce_first", limits::reduceFirst, block.reduceFirst);
    reader.integer("shortcut_kernel", limits::shortcutKernel, block.shortcutKernel);
    reader.word("shortcut_input", block.shortcutInput);
}

void readOverride(const Json &json, const std::string &path, ProblemList &problems, BlockOverride &over)
{
    ObjectReader reader(json, path, problems);
    const auto wordIf = [&](std::string_view key, auto &target) {
        if (const Json *value = reader.find(key))
            reader.oneOf(key, *value, target.emplace());
    };
    const auto integerIf = [&](std::string_view key, Range range, std::optional<std::int64_t> &target) {
        std::int64_t value = range.least;
        if (reader.integer(key, range, value))
            target = value;
    };
    wordIf("type", over.type);
    if (std::vector<ConvSpec> convs; readConvs(reader, convs))
        over.convs = std::move(convs);
    if (const Json *name = reader.find("name")) {
        if (name->is_string())
            over.name = name->get<std::string>();
        else
            reader.problem("name", filled(phrase("Problem", "is %1, must be text"), {shown(*name)}));
    }
    integerIf("expansion", limits::expansion, over.expansion);
    integerIf("groups", limits::groups, over.groups);
    integerIf("base_width", limits::baseWidth, over.baseWidth);
    if (std::optional<AttentionSpec> attention; readAttention(reader, attention))
        over.attention = attention;
    wordIf("stride_at", over.strideAt);
    wordIf("shortcut", over.shortcut);
    wordIf("activation", over.activation);
    if (std::optional<Antialias> antialias; reader.wordOrNull("antialias", antialias))
        over.antialias = antialias;
    integerIf("reduce_first", limits::reduceFirst, over.reduceFirst);
    integerIf("shortcut_kernel", limits::shortcutKernel, over.shortcutKernel);
    for (const std::string_view key : {"order", "shortcut_input"})
        if (reader.find(key))
            reader.problem(key, filled(phrase("Problem", "is one for the whole network; set %1"), {"block." + std::string(key)}));
}

} // namespace residua
