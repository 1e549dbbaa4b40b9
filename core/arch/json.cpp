#include "core/arch/json.h"
#include "core/arch/json_dom.h"
#include "core/arch/spec_reader.h"

#include <cmath>

namespace residua {

namespace {

/// Whole numbers without ".0": the canonical form of a width factor 1 is 1.
Json numberJson(double value)
{
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return static_cast<std::int64_t>(value);
    return value;
}

Json convsJson(const std::vector<ConvSpec> &convs)
{
    Json list = Json::array();
    for (const ConvSpec &conv : convs) {
        Json item = Json::object();
        item["kernel"] = conv.kernel;
        item["width"] = numberJson(conv.width);
        item["groups"] = conv.groups ? Json(*conv.groups) : Json("depthwise");
        item["stride"] = conv.stride;
        list.push_back(std::move(item));
    }
    return list;
}

Json attentionJson(const std::optional<AttentionSpec> &attention)
{
    if (!attention)
        return nullptr;
    Json json = Json::object();
    json["type"] = text(attention->type);
    if (!reduces(attention->type))
        return json;
    json["reduction"] = attention->reduction;
    if (attention->divisor != AttentionSpec{}.divisor)
        json["divisor"] = attention->divisor;
    return json;
}

Json antialiasJson(const std::optional<Antialias> &antialias)
{
    return antialias ? Json(text(*antialias)) : Json();
}

Json overrideJson(const BlockOverride &over)
{
    Json json = Json::object();
    if (over.type)
        json["type"] = text(*over.type);
    if (over.convs)
        json["convs"] = convsJson(*over.convs);
    if (over.name)
        json["name"] = *over.name;
    if (over.expansion)
        json["expansion"] = *over.expansion;
    if (over.groups)
        json["groups"] = *over.groups;
    if (over.baseWidth)
        json["base_width"] = *over.baseWidth;
    if (over.attention)
        json["attention"] = attentionJson(*over.attention);
    if (over.strideAt)
        json["stride_at"] = text(*over.strideAt);
    if (over.shortcut)
        json["shortcut"] = text(*over.shortcut);
    if (over.activation)
        json["activation"] = text(*over.activation);
    if (over.antialias)
        json["antialias"] = antialiasJson(*over.antialias);
    if (over.reduceFirst)
        json["reduce_first"] = *over.reduceFirst;
    if (over.shortcutKernel)
        json["shortcut_kernel"] = *over.shortcutKernel;
    return json;
}

Json blockJson(const BlockSpec &block)
{
    Json json = Json::object();
    json["type"] = text(block.type);
    if (block.type == BlockType::Custom) {
        json["convs"] = convsJson(block.convs);
        json["name"] = block.name;
    }
    json["expansion"] = block.expansion;
    json["groups"] = block.groups;
    json["base_width"] = block.baseWidth;
    json["attention"] = attentionJson(block.attention);
    json["order"] = text(block.order);
    json["stride_at"] = text(block.strideAt);
    json["shortcut"] = text(block.shortcut);
    json["activation"] = text(block.activation);
    const BlockSpec defaults;
    if (block.antialias)
        json["antialias"] = antialiasJson(block.antialias);
    if (block.reduceFirst != defaults.reduceFirst)
        json["reduce_first"] = block.reduceFirst;
    if (block.shortcutKernel != defaults.shortcutKernel)
        json["shortcut_kernel"] = block.shortcutKernel;
    if (block.shortcutInput != defaults.shortcutInput)
        json["shortcut_input"] = text(block.shortcutInput);
    return json;
}

/// A pool that is not max pooling has nothing but its type; max pooling's type is not written.
Json poolJson(const std::optional<PoolSpec> &pool)
{
    if (!pool)
        return nullptr;
    Json json = Json::object();
    if (pool->type != PoolType::Max) {
        json["type"] = text(pool->type);
        return json;
    }
    json["kernel"] = pool->kernel;
    json["stride"] = pool->stride;
    if (pool->padding)
        json["padding"] = *pool->padding;
    if (pool->ceil)
        json["ceil"] = true;
    return json;
}

Json stemJson(const StemSpec &stem)
{
    Json json = Json::object();
    json["channels"] = stem.channels;
    json["convs"] = stem.convs;
    json["kernel"] = stem.kernel;
    json["stride"] = stem.stride;
    json["activation"] = stem.activation ? Json(text(*stem.activation)) : Json();
    json["pool"] = poolJson(stem.pool);
    if (stem.widths)
        json["widths"] = *stem.widths;
    if (stem.norm)
        json["norm"] = true;
    return json;
}

Json headJson(const HeadSpec &head)
{
    Json json = Json::object();
    json["type"] = text(head.type);
    if (head.type == HeadType::Mlp) {
        json["hidden"] = head.hidden;
        json["dropout"] = numberJson(head.dropout);
    }
    if (head.type == HeadType::Mlp || head.type == HeadType::Linear)
        json["classes"] = head.classes;
    if (head.type == HeadType::Linear && head.dropout != 0)
        json["dropout"] = numberJson(head.dropout);
    return json;
}

} // namespace

Json specToJson(const ResNetSpec &given)
{
    const ResNetSpec spec = canonical(given);
    Json json = Json::object();
    json["format"] = "residua/architecture";
    json["version"] = 1;
    json["name"] = spec.name;
    json["style"] = text(spec.style);
    json["input"] = Json::object();
    json["input"]["channels"] = spec.input.channels;
    json["input"]["height"] = spec.input.height;
    json["input"]["width"] = spec.input.width;
    json["stem"] = stemJson(spec.stem);
    json["stages"] = Json::array();
    for (const StageSpec &stage : spec.stages) {
        Json item = Json::object();
        item["depth"] = stage.depth;
        item["width"] = stage.width;
        item["stride"] = stage.stride;
        item["dilation"] = stage.dilation;
        item["block"] = overrideJson(stage.block);
        json["stages"].push_back(std::move(item));
    }
    json["block"] = blockJson(spec.block);
    json["norm"] = Json::object();
    json["norm"]["type"] = text(spec.norm.type);
    if (spec.norm.type == NormType::Group)
        json["norm"]["groups"] = spec.norm.groups;
    if (spec.norm.eps != NormSpec{}.eps)
        json["norm"]["eps"] = numberJson(spec.norm.eps);
    json["conv_bias"] = spec.convBias;
    json["shortcut_norm"] = spec.shortcutNorm;
    json["head"] = headJson(spec.head);
    json["init"] = Json::object();
    json["init"]["scheme"] = text(spec.init.scheme);
    json["init"]["zero_init_residual"] = spec.init.zeroInitResidual;
    if (!spec.finalNorm)
        json["final_norm"] = false;
    return json;
}

namespace {

/// As `specToJson`, without what an edit of another key may give another default.
Json sparseJson(const ResNetSpec &spec)
{
    Json json = specToJson(spec);
    if (spec.head.type == HeadType::Mlp && spec.head.dropout == defaultDropout(HeadType::Mlp))
        json["head"].erase("dropout");
    return json;
}

const Json &defaultConvs()
{
    static const Json convs = [] {
        ResNetSpec custom;
        custom.block.type = BlockType::Custom;
        return Json(specToJson(custom)["block"]["convs"]);
    }();
    return convs;
}

} // namespace

std::string toJson(const ResNetSpec &spec)
{
    return jsonBytes(specToJson(spec));
}

SpecOrProblems parseSpec(std::string_view text, const std::vector<std::pair<std::string, std::string>> &edits)
{
    auto parsed = parseJson(text);
    if (auto *problems = std::get_if<std::vector<Problem>>(&parsed))
        return std::move(*problems);
    ProblemList problems;
    ResNetSpec spec = specFromJson(std::get<JsonTree>(parsed).root, problems);
    if (problems.empty() && !edits.empty()) {
        Json edited = sparseJson(spec);
        for (const auto &[key, value] : edits)
            applyEdit(edited, key, value, defaultConvs(), problems);
        if (problems.empty())
            spec = specFromJson(edited, problems);
    }
    if (!problems.empty())
        return problems.take();
    if (std::vector<Problem> found = validate(spec); !found.empty())
        return found;
    return canonical(std::move(spec));
}

} // namespace residua
