#include "core/arch/phrases.h"
#include "core/compare/advice_rule.h"
#include "core/report/format.h"

#include <algorithm>
#include <cmath>

namespace residua {

namespace {

using Concerns = std::vector<Concern>;

std::string stageName(std::size_t stage)
{
    return filled(phrase("Finding", "stage %1"), {std::to_string(stage + 1)});
}

std::string stageKey(std::size_t stage, const char *key)
{
    return "stages." + std::to_string(stage) + "." + key;
}

std::string percent(double share, int decimals = 0)
{
    return formatFixed(100 * share, decimals) + " %";
}

const Edits smallImageStem{{"stem.convs", "1"}, {"stem.kernel", "3"}, {"stem.stride", "1"}, {"stem.pool", "null"}};

/// `edits` with twice, four times, ... the input.
void addLargerInputs(std::vector<Edits> &fixes, const InputSpec &input, const Edits &edits = {})
{
    for (std::int64_t factor = 2; factor <= 256; factor *= 2) {
        fixes.push_back(edits);
        fixes.back().emplace_back("input.height", std::to_string(input.height * factor));
        fixes.back().emplace_back("input.width", std::to_string(input.width * factor));
    }
}

Concerns earlyCollapse(const AdviceSubject &subject)
{
    for (std::size_t i = 0; i + 1 < subject.parts.blocks.size(); ++i) {
        const Shape &shape = subject.costs(subject.last(i)).shape;
        if (shape[2] == 1 && shape[3] == 1)
            return {{subject.last(i),
                     filled(phrase("Finding", "the maps are down to 1×1 after %1 of %2"),
                            {stageName(i), std::to_string(subject.parts.blocks.size())})}};
    }
    return {};
}

std::vector<Edits> againstCollapse(const AdviceSubject &subject, const Concern &)
{
    std::vector<Edits> fixes{{{"stem.stride", "1"}}, {{"stem.pool", "null"}}, {{"stem.stride", "1"}, {"stem.pool", "null"}}};
    Edits strides{{"stem.stride", "1"}, {"stem.pool", "null"}};
    for (std::size_t i = subject.spec().stages.size() - 1; i > 0; --i) {
        strides.emplace_back(stageKey(i, "stride"), "1");
        fixes.push_back(strides);
    }
    addLargerInputs(fixes, subject.spec().input);
    addLargerInputs(fixes, subject.spec().input, strides);
    return fixes;
}

Concerns unproductive(const AdviceSubject &subject)
{
    const auto [layers, all] = unproductiveConvolutions(subject);
    const double share = static_cast<double>(layers.size()) / std::max(all, 1);
    if (layers.empty() || share <= subject.bounds->unproductiveShare(all))
        return {};
    std::string names;
    for (const int layer : layers)
        names += (names.empty() ? "" : ", ") + subject.node(layer).path;
    const InputSpec &input = subject.spec().input;
    return {
        {layers.front(),
         filled(phrase("Finding", "%1 of %2 convolutions with a window read maps whose pixels have seen all of the %3×%4 input: %5"),
                {std::to_string(layers.size()), std::to_string(all), std::to_string(input.height), std::to_string(input.width), names})}};
}

std::vector<Edits> againstUnproductive(const AdviceSubject &subject, const Concern &)
{
    const ResNetSpec &spec = subject.spec();
    std::vector<Edits> gentler{smallImageStem, {{"stem.pool", "null"}}}, fixes;
    Edits gentle = smallImageStem;
    for (std::size_t i = spec.stages.size(); i-- > 1;) {
        gentle.emplace_back(stageKey(i, "stride"), "1");
        gentler.push_back(gentle);
    }
    Edits depths;
    for (std::size_t i = spec.stages.size(); i-- > 0;) {
        for (std::int64_t depth = spec.stages[i].depth - 1; depth >= 1; depth = depth > 8 ? depth * 3 / 4 : depth - 1) {
            Edits fewer = depths;
            fewer.emplace_back(stageKey(i, "depth"), std::to_string(depth));
            fixes.push_back(std::move(fewer));
        }
        if (spec.stages[i].depth > 1)
            depths.emplace_back(stageKey(i, "depth"), "1");
    }
    // On a small image the stem is to blame. On a large one larger maps would cost many times what the useless layers do.
    constexpr std::int64_t smallImage = 96;
    const bool small = std::max(spec.input.height, spec.input.width) <= smallImage;
    fixes.insert(small ? fixes.begin() : fixes.end(), gentler.begin(), gentler.end());
    addLargerInputs(fixes, spec.input);
    addLargerInputs(fixes, spec.input, gentle);
    return fixes;
}

Concerns stemOnSmallInput(const AdviceSubject &subject)
{
    const int last = subject.parts.stem.end - 1;
    const Shape &shape = subject.costs(last).shape;
    const auto &stride = subject.costs(last).stride;
    const InputSpec &input = subject.spec().input;
    // The smallest maps that a preset's stages begin with are CIFAR's.
    if (std::min(shape[2], shape[3]) >= 32 || std::max(stride[0], stride[1]) == 1)
        return {};
    return {{last,
             filled(phrase("Finding", "the stem makes %1×%2 of an input of %3×%4 before the first stage"),
                    {std::to_string(shape[2]), std::to_string(shape[3]), std::to_string(input.height), std::to_string(input.width)})}};
}

std::vector<Edits> againstStem(const AdviceSubject &, const Concern &)
{
    return {{{"stem.pool", "null"}}, smallImageStem};
}

/// The share of stage `i`: of the parameters, of the multiply-accumulates.
std::pair<double, double> sharesOf(const AdviceSubject &subject, std::size_t i)
{
    const Totals &totals = subject.model.profile.totals;
    const auto share = [](std::int64_t part, std::int64_t whole) {
        return static_cast<double>(part) / static_cast<double>(std::max<std::int64_t>(whole, 1));
    };
    return {share(subject.stageParameters(i), totals.parameters), share(subject.stageMacs(i), totals.macs)};
}

Concerns bloatedStage(const AdviceSubject &subject)
{
    Concerns concerns;
    const std::size_t stages = subject.parts.blocks.size();
    for (std::size_t i = 0; i < stages && stages >= 3; ++i) { // of one or two stages one has most of all
        const auto [parameters, macs] = sharesOf(subject, i);
        const AdviceBounds &bounds = *subject.bounds;
        if (parameters <= bounds.parameterShare && macs <= bounds.macShare)
            continue;
        const bool byParameters = parameters > bounds.parameterShare;
        concerns.push_back(
            {subject.first(i),
             filled(byParameters ? phrase("Finding", "%1 has %2 of the parameters; no standard network has a stage with more than %3")
                                 : phrase("Finding",
                                          "%1 has %2 of the multiply-accumulates; no standard network has a stage with more "
                                          "than %3"),
                    {stageName(i), percent(byParameters ? parameters : macs),
                     percent(byParameters ? bounds.parameterShare : bounds.macShare)}),
             static_cast<int>(i)});
    }
    return concerns;
}

std::vector<Edits> againstBloated(const AdviceSubject &subject, const Concern &concern)
{
    const auto stage = static_cast<std::size_t>(concern.stage);
    const StageSpec &spec = subject.spec().stages[stage];
    std::vector<Edits> fixes;
    for (std::int64_t depth = spec.depth - 1; depth >= 2; depth = depth > 8 ? depth * 7 / 8 : depth - 1)
        fixes.push_back({{stageKey(stage, "depth"), std::to_string(depth)}});
    for (std::int64_t width = spec.width * 7 / 8 / 8 * 8; width >= 8; width = width * 7 / 8 / 8 * 8)
        fixes.push_back({{stageKey(stage, "width"), std::to_string(width)}});
    return fixes;
}

Concerns starvedStage(const AdviceSubject &subject)
{
    Concerns concerns;
    const std::size_t stages = subject.parts.blocks.size();
    for (std::size_t i = 0; i < stages && stages <= 4; ++i) { // of more stages each has less
        const double macs = sharesOf(subject, i).second;
        if (macs < subject.bounds->leastMacShare)
            concerns.push_back(
                {subject.first(i),
                 filled(phrase("Finding", "%1 has %2 of the multiply-accumulates; every stage of a standard network has at least %3"),
                        {stageName(i), percent(macs, 1), percent(subject.bounds->leastMacShare, 1)}),
                 static_cast<int>(i)});
    }
    return concerns;
}

std::vector<Edits> againstStarved(const AdviceSubject &subject, const Concern &concern)
{
    const auto stage = static_cast<std::size_t>(concern.stage);
    const StageSpec &spec = subject.spec().stages[stage];
    std::vector<Edits> fixes;
    for (std::int64_t depth = spec.depth + 1; depth <= 4 * spec.depth + 4; depth += std::max<std::int64_t>(1, spec.depth / 2))
        fixes.push_back({{stageKey(stage, "depth"), std::to_string(depth)}});
    for (std::int64_t width = spec.width / 8 * 8 + 8; width <= 8 * spec.width + 64; width = (width * 9 / 8 + 8) / 8 * 8)
        fixes.push_back({{stageKey(stage, "width"), std::to_string(width)}});
    return fixes;
}

/// Where a stage's maps have fewer channels than those before it.
Concerns narrowingStage(const AdviceSubject &subject)
{
    Concerns concerns;
    for (std::size_t i = 1; i < subject.parts.blocks.size(); ++i) {
        const std::int64_t before = subject.costs(subject.last(i - 1)).shape[1], after = subject.costs(subject.last(i)).shape[1];
        if (after < before)
            concerns.push_back({subject.first(i),
                                filled(phrase("Finding", "%1 has %2 channels, %3 before it %4"),
                                       {stageName(i), std::to_string(after), stageName(i - 1), std::to_string(before)}),
                                static_cast<int>(i)});
    }
    return concerns;
}

std::vector<Edits> againstNarrowing(const AdviceSubject &subject, const Concern &concern)
{
    const auto stage = static_cast<std::size_t>(concern.stage);
    std::vector<Edits> fixes{{{stageKey(stage, "width"), std::to_string(subject.spec().stages[stage - 1].width)}}};
    for (std::int64_t width = subject.spec().stages[stage].width; width <= 8192; width *= 2)
        fixes.push_back({{stageKey(stage, "width"), std::to_string(width)}});
    return fixes;
}

Concerns largeHead(const AdviceSubject &subject)
{
    std::int64_t head = 0;
    int first = -1;
    for (int id = subject.parts.head.begin; id < subject.parts.head.end; ++id) {
        if (subject.node(id).slot.part < Part::HeadPool)
            continue; // the final norm is the trunk's
        head += subject.costs(id).parameters;
        if (first < 0 && subject.costs(id).parameters > 0)
            first = id;
    }
    const std::int64_t trunk = subject.model.profile.totals.parameters - head;
    if (head <= trunk)
        return {};
    return {
        {first,
         filled(phrase("Finding", "the head has %1 parameters, all that stands before it %2"), {formatCount(head), formatCount(trunk)})}};
}

std::vector<Edits> againstHead(const AdviceSubject &subject, const Concern &)
{
    std::vector<Edits> fixes;
    if (subject.spec().head.type == HeadType::Mlp) {
        for (std::int64_t hidden = subject.spec().head.hidden / 2; hidden >= 64; hidden /= 2)
            fixes.push_back({{"head.hidden", std::to_string(hidden)}});
        fixes.push_back({{"head", R"({"type": "linear", "classes": )" + std::to_string(subject.spec().head.classes) + "}"}});
    }
    Edits depths;
    for (std::int64_t times = 2; times <= 4; ++times) { // a larger trunk for so many classes
        depths.clear();
        for (std::size_t i = 0; i < subject.spec().stages.size(); ++i)
            depths.emplace_back(stageKey(i, "depth"), std::to_string(times * subject.spec().stages[i].depth));
        fixes.push_back(depths);
    }
    return fixes;
}

Concerns beyondMemory(const AdviceSubject &subject)
{
    const std::int64_t bytes = subject.model.profile.totals.activationBytes;
    if (subject.machineBytes <= 0 || bytes <= std::max(subject.machineBytes, subject.bounds->activationBytes))
        return {};
    return {{-1,
             filled(phrase("Finding", "the activations take %1 for a batch of %2; this machine has %3"),
                    {formatBytes(bytes), std::to_string(subject.model.batch), formatBytes(subject.machineBytes)})}};
}

std::vector<Edits> againstMemory(const AdviceSubject &subject, const Concern &)
{
    std::vector<Edits> fixes;
    const InputSpec &input = subject.spec().input;
    for (std::int64_t eighths = 7; eighths > 0; --eighths) {
        const auto side = [eighths](std::int64_t size) { return std::to_string(std::max<std::int64_t>(32, size * eighths / 8 / 32 * 32)); };
        fixes.push_back({{"input.height", side(input.height)}, {"input.width", side(input.width)}});
    }
    return fixes;
}

constexpr AdviceRule networkRuleList[] = {
    {"early-collapse", Severity::Warning,
     noted("Finding", "A convolution on a 1×1 map is a matrix product: its window sees padding only, and nothing is left for the average."),
     noted("Finding", "He et al. 2015, arXiv:1512.03385, table 1: 7×7 maps leave the last stage, 8×8 on CIFAR"), earlyCollapse,
     againstCollapse},
    {"unproductive-layers", Severity::Warning,
     noted("Finding",
           "A convolution whose input has seen the whole image has no context to add; such layers were found not to raise the accuracy, "
           "and they cost."),
     noted("Finding", "Richter et al. 2021, Should You Go Deeper?, arXiv:2106.12307"), unproductive, againstUnproductive},
    {"imagenet-stem", Severity::Warning,
     noted("Finding", "A stem made for 224×224 throws away most of a small image before the first stage has seen it."),
     noted("Finding",
           "He et al. 2015, arXiv:1512.03385, section 4.2: on 32×32 a 3×3 stem of stride 1 without pooling; Richter et al. 2021, (Input) "
           "Size Matters"),
     stemOnSmallInput, againstStem},
    {"bloated-stage", Severity::Hint, noted("Finding", "Good networks spread their costs over the stages."),
     noted("Finding", "Radosavovic et al. 2020, Designing Network Design Spaces, arXiv:2003.13678; the bound is the worst of the presets"),
     bloatedStage, againstBloated},
    {"starved-stage", Severity::Hint, noted("Finding", "A stage with hardly any computation cannot use the resolution that it works at."),
     noted("Finding", "Radosavovic et al. 2020, Designing Network Design Spaces, arXiv:2003.13678; the bound is the worst of the presets"),
     starvedStage, againstStarved},
    {"narrowing-stage", Severity::Hint,
     noted("Finding", "What is dropped here is lost to all later stages; widths of good networks do not decrease."),
     noted("Finding",
           "Radosavovic et al. 2020, Designing Network Design Spaces, arXiv:2003.13678, section 4; He et al. 2015, arXiv:1512.03385, "
           "section 3.3"),
     narrowingStage, againstNarrowing},
    {"large-head", Severity::Hint,
     noted("Finding", "Parameters in fully connected layers overfit first; residual networks have theirs in the convolutions."),
     noted("Finding", "Lin et al. 2013, Network in Network, arXiv:1312.4400, section 3.2"), largeHead, againstHead},
    {"activation-memory", Severity::Warning, noted("Finding", "Training keeps the activations until the backward pass has used them."),
     noted("Finding", "Chen et al. 2016, Training Deep Nets with Sublinear Memory Cost, arXiv:1604.06174"), beyondMemory, againstMemory},
};

} // namespace

std::span<const AdviceRule> networkRules()
{
    return networkRuleList;
}

} // namespace residua
