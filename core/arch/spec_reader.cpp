#include "core/arch/spec_reader.h"

#include "core/arch/block_reader.h"
#include "core/arch/object_reader.h"
#include "core/arch/phrases.h"

#include <algorithm>
#include <array>
#include <optional>

namespace residua {

namespace {

/// Of the stem's first two convolutions.
void readWidths(ObjectReader &stem, std::int64_t channels, std::optional<std::array<std::int64_t, 2>> &target)
{
    const Json *json = stem.find("widths");
    if (!json)
        return;
    const std::int64_t half = std::max<std::int64_t>(1, channels / 2);
    target = {half, half};
    if (!json->is_array() || json->size() != 2) {
        const std::string near = "[" + std::to_string(half) + ", " + std::to_string(half) + "]";
        stem.problem("widths",
                     filled(phrase("Problem", "is %1, must be a list of two whole numbers from 1 to 4096; the nearest valid value is %2"),
                            {shown(*json), near}));
        return;
    }
    stem.integer("widths.0", (*json)[0], limits::stemChannels, (*target)[0]);
    stem.integer("widths.1", (*json)[1], limits::stemChannels, (*target)[1]);
}

void readPool(ObjectReader &stem, std::optional<PoolSpec> &target)
{
    const Json *json = stem.find("pool");
    if (!json)
        return;
    target.reset();
    if (json->is_null())
        return;
    ObjectReader reader(*json, stem.path("pool"), stem.problems());
    PoolSpec &pool = target.emplace();
    reader.word("type", pool.type);
    reader.integer("kernel", limits::poolKernel, pool.kernel);
    reader.integer("stride", limits::poolStride, pool.stride);
    // A padding that does not apply need not fit the kernel.
    const std::int64_t kernel = pool.type == PoolType::Max ? pool.kernel : limits::poolKernel.most;
    if (std::int64_t padding = pool.kernel / 2; reader.integer("padding", limits::poolPadding(kernel), padding))
        pool.padding = padding;
    reader.boolean("ceil", pool.ceil);
}

void readStem(ObjectReader &root, StemSpec &stem)
{
    const Json *json = root.find("stem");
    if (!json)
        return;
    ObjectReader reader(*json, "stem", root.problems());
    reader.integer("channels", limits::stemChannels, stem.channels);
    reader.integer("convs", Range{1, 3, true}, stem.convs);
    reader.integer("kernel", limits::stemKernel, stem.kernel);
    reader.integer("stride", limits::stemStride, stem.stride);
    reader.wordOrNull("activation", stem.activation);
    readPool(reader, stem.pool);
    readWidths(reader, stem.channels, stem.widths);
    reader.boolean("norm", stem.norm);
}

void readStages(ObjectReader &root, std::vector<StageSpec> &stages)
{
    const Json *json = root.find("stages");
    if (!json)
        return;
    if (!json->is_array() || json->empty() || json->size() > limits::stages) {
        root.problem("stages",
                     json->is_array()
                         ? filled(phrase("Problem", "is a list of %1, must be a list of 1 to 8 stages"), {std::to_string(json->size())})
                         : filled(phrase("Problem", "is %1, must be a list of 1 to 8 stages"), {shown(*json)}));
        return;
    }
    stages.clear();
    for (std::size_t i = 0; i < json->size(); ++i) {
        const std::string path = "stages." + std::to_string(i);
        ObjectReader reader((*json)[i], path, root.problems());
        StageSpec stage;
        stage.stride = i == 0 ? 1 : 2;
        const bool isObject = (*json)[i].is_object();
        if (!reader.integer("depth", limits::depth, stage.depth) && isObject)
            reader.problem("depth", phrase("Problem", "is missing; give a whole number from 1 to 512"));
        if (!reader.integer("width", limits::width, stage.width) && isObject)
            reader.problem("width", phrase("Problem", "is missing; give a whole number from 1 to 8192"));
        reader.integer("stride", limits::stride, stage.stride);
        reader.integer("dilation", limits::dilation, stage.dilation);
        if (const Json *block = reader.find("block"))
            readOverride(*block, path + ".block", root.problems(), stage.block);
        stages.push_back(std::move(stage));
    }
}

void readHead(ObjectReader &root, HeadSpec &head)
{
    const Json *json = root.find("head");
    if (!json)
        return;
    ObjectReader reader(*json, "head", root.problems());
    reader.word("type", head.type);
    reader.integer("hidden", limits::hidden, head.hidden);
    head.dropout = defaultDropout(head.type);
    reader.real("dropout", limits::dropout, head.dropout);
    reader.integer("classes", limits::classes, head.classes);
}

} // namespace

ResNetSpec specFromJson(const Json &json, ProblemList &problems)
{
    ResNetSpec spec;
    ObjectReader root(json, "", problems);
    if (const Json *format = root.find("format"); format && *format != "residua/architecture")
        root.problem("format", filled(phrase("Problem", "is %1, must be \"residua/architecture\""), {shown(*format)}));
    if (const Json *version = root.find("version"); version && !(version->is_number_integer() && *version == 1))
        root.problem("version",
                     filled(phrase("Problem", "is %1, must be 1: this program reads version 1; a newer file needs a newer Residua"),
                            {shown(*version)}));
    root.string("name", spec.name);
    root.word("style", spec.style);
    if (const Json *input = root.find("input")) {
        ObjectReader reader(*input, "input", problems);
        reader.integer("channels", limits::channels, spec.input.channels);
        reader.integer("height", limits::side, spec.input.height);
        reader.integer("width", limits::side, spec.input.width);
    }
    readStem(root, spec.stem);
    readStages(root, spec.stages);
    if (const Json *block = root.find("block"))
        readBlock(*block, "block", problems, spec.block);
    if (const Json *norm = root.find("norm")) {
        ObjectReader reader(*norm, "norm", problems);
        reader.word("type", spec.norm.type);
        reader.integer("groups", limits::normGroups, spec.norm.groups);
        reader.real("eps", limits::eps, spec.norm.eps);
    }
    root.boolean("conv_bias", spec.convBias);
    root.boolean("shortcut_norm", spec.shortcutNorm);
    root.boolean("final_norm", spec.finalNorm);
    readHead(root, spec.head);
    if (const Json *init = root.find("init")) {
        ObjectReader reader(*init, "init", problems);
        reader.word("scheme", spec.init.scheme);
        reader.boolean("zero_init_residual", spec.init.zeroInitResidual);
    }
    return spec;
}

} // namespace residua
