#include "core/compare/advice_rule.h"

#include "core/arch/op_facts.h"
#include "core/arch/phrases.h"

#include <algorithm>
#include <numeric>

namespace residua {

namespace {

using Concerns = std::vector<Concern>;

constexpr std::int64_t leastGroup = 4, leastSqueezed = 4, tensorCore = 8;

std::size_t stageOf(const Node &node)
{
    return static_cast<std::size_t>(node.slot.stage);
}

std::string blockName(const Node &node)
{
    return filled(phrase("Finding", "stage %1, block %2"), {std::to_string(node.slot.stage + 1), std::to_string(node.slot.block + 1)});
}

/// Whether stage `stage` has convolutions of its own in the file.
bool ownConvs(const ResNetSpec &spec, std::size_t stage)
{
    return spec.stages[stage].block.convs || spec.stages[stage].block.type;
}

Concerns narrowAttention(const AdviceSubject &subject)
{
    for (const Node &node : subject.model.graph.nodes) {
        if (node.slot.part != Part::SeReduce)
            continue;
        const std::int64_t squeezed = subject.costs(node.id).shape[1];
        if (squeezed < leastSqueezed)
            return {{node.id,
                     filled(squeezed == 1 ? phrase("Finding", "the attention of %1 squeezes to %2 channel")
                                          : phrase("Finding", "the attention of %1 squeezes to %2 channels"),
                            {blockName(node), std::to_string(squeezed)})}};
    }
    return {};
}

std::vector<Edits> againstNarrowAttention(const AdviceSubject &subject, const Concern &)
{
    const ResNetSpec &spec = subject.spec();
    std::vector<Edits> fixes;
    const auto everywhere = [&spec](std::string_view key, const std::string &value) {
        Edits edits;
        if (spec.block.attention && reduces(spec.block.attention->type))
            edits.emplace_back("block." + std::string(key), value);
        for (std::size_t i = 0; i < spec.stages.size(); ++i) {
            const auto &own = spec.stages[i].block.attention;
            if (own && *own && reduces((*own)->type))
                edits.emplace_back(blockKey(i, true, key), value);
        }
        return edits;
    };
    for (const std::int64_t reduction : {16, 8, 4, 2, 1})
        fixes.push_back(everywhere("attention.reduction", std::to_string(reduction)));
    fixes.push_back(everywhere("attention", "null"));
    return fixes;
}

bool isConvolution(const Node &node)
{
    return windowOf(node.op).kernel > 0 && traitsOf(node.op).perPixel && traitsOf(node.op).strided;
}

Concerns oddWidths(const AdviceSubject &subject)
{
    int first = -1;
    std::string widths;
    std::vector<std::int64_t> seen;
    for (const Node &node : subject.model.graph.nodes) {
        const std::int64_t channels = groupingOf(node.op).out;
        if (!isConvolution(node) || channels % tensorCore == 0)
            continue;
        if (first < 0)
            first = node.id;
        if (std::find(seen.begin(), seen.end(), channels) == seen.end())
            widths += (seen.empty() ? "" : ", ") + std::to_string(channels);
        seen.push_back(channels);
    }
    if (first < 0)
        return {};
    return {{first,
             filled(seen.size() == 1 ? phrase("Finding", "%1 convolution has a number of channels that is no multiple of 8: %2")
                                     : phrase("Finding", "%1 convolutions have a number of channels that is no multiple of 8: %2"),
                    {std::to_string(seen.size()), widths})}};
}

std::vector<Edits> againstOddWidths(const AdviceSubject &subject, const Concern &)
{
    const ResNetSpec &spec = subject.spec();
    std::vector<Edits> fixes;
    for (const std::int64_t unit : {8, 16, 32, 64}) {
        for (const bool up : {false, true}) {
            Edits edits;
            const auto round = [&](const std::string &key, std::int64_t width) {
                const std::int64_t rounded = std::max(unit, (width + (up ? unit - 1 : unit / 2)) / unit * unit);
                if (rounded != width)
                    edits.emplace_back(key, std::to_string(rounded));
            };
            round("stem.channels", spec.stem.channels);
            if (spec.stem.widths) {
                round("stem.widths.0", spec.stem.widths->at(0));
                round("stem.widths.1", spec.stem.widths->at(1));
            }
            for (std::size_t i = 0; i < spec.stages.size(); ++i)
                round("stages." + std::to_string(i) + ".width", spec.stages[i].width);
            if (!edits.empty())
                fixes.push_back(edits);
            edits.emplace_back("block.base_width", "64");
            fixes.push_back(std::move(edits));
        }
    }
    return fixes;
}

Concerns narrowGroups(const AdviceSubject &subject)
{
    for (const Node &node : subject.model.graph.nodes) {
        const Grouping grouping = groupingOf(node.op);
        if (node.slot.part != Part::Conv || grouping.groups == 1 || grouping.depthwise())
            continue;
        // SENet-154 reads half as many as it makes.
        if (std::max(grouping.in, grouping.out) / grouping.groups < leastGroup)
            return {{node.id,
                     filled(phrase("Finding", "the %1 groups of %2 have %3 of %4 channels each"),
                            {std::to_string(grouping.groups), blockName(node), std::to_string(grouping.in / grouping.groups),
                             std::to_string(grouping.in)})}};
    }
    return {};
}

std::vector<Edits> againstNarrowGroups(const AdviceSubject &subject, const Concern &concern)
{
    const ResNetSpec &spec = subject.spec();
    const Node &node = subject.node(concern.node);
    const std::size_t stage = stageOf(node);
    const Grouping grouping = groupingOf(node.op);
    std::vector<Edits> fixes;
    if (stageBlock(spec, stage).type != BlockType::Bottleneck) {
        const std::string key = blockKey(stage, ownConvs(spec, stage), "convs." + std::to_string(node.slot.step) + ".groups");
        for (std::int64_t groups = std::gcd(grouping.in, grouping.out) / leastGroup; groups >= 1; groups /= 2)
            fixes.push_back({{key, std::to_string(groups)}});
        return fixes;
    }
    const std::int64_t narrowest = std::min_element(spec.stages.begin(), spec.stages.end(), [](const StageSpec &a, const StageSpec &b) {
                                       return a.width < b.width;
                                   })->width;
    const BlockOverride &own = spec.stages[stage].block;
    for (const std::int64_t least : {narrowest, spec.stages[stage].width}) {
        const std::int64_t base = (leastGroup * 64 + least - 1) / least;
        fixes.push_back({{blockKey(stage, own.baseWidth.has_value(), "base_width"), std::to_string(base)}});
    }
    for (std::int64_t groups = grouping.groups / 2; groups >= 1; groups /= 2)
        fixes.push_back({{blockKey(stage, own.groups.has_value(), "groups"), std::to_string(groups)}});
    return fixes;
}

/// Bottlenecks of 2015, which have the stride at the first convolution: a standard network, if not the best.
bool isOriginal(const ResNetSpec &spec, const BlockSpec &block)
{
    return block.type == BlockType::Bottleneck && spec.stem.convs == 1 && block.order == Order::PostActivation
        && block.shortcut == Shortcut::Projection && !block.attention && block.groups == 1 && !block.antialias;
}

Concerns stridedPointwise(const AdviceSubject &subject)
{
    for (const Node &node : subject.model.graph.nodes) {
        const Window window = windowOf(node.op);
        if (node.slot.part != Part::Conv || !isConvolution(node) || window.kernel != 1 || window.stride == 1)
            continue;
        if (isOriginal(subject.spec(), stageBlock(subject.spec(), stageOf(node))))
            continue;
        return {{node.id,
                 filled(phrase("Finding", "a 1×1 convolution of stride %1 reads one of %2 pixels of its input"),
                        {std::to_string(window.stride), std::to_string(window.stride * window.stride)})}};
    }
    return {};
}

std::vector<Edits> againstStridedPointwise(const AdviceSubject &subject, const Concern &concern)
{
    const ResNetSpec &spec = subject.spec();
    const Node &node = subject.node(concern.node);
    const std::size_t stage = stageOf(node);
    const BlockSpec block = stageBlock(spec, stage);
    if (block.type == BlockType::Bottleneck) {
        Edits edits{{"block.stride_at", "conv2"}};
        for (std::size_t i = 0; i < spec.stages.size(); ++i) {
            if (spec.stages[i].block.strideAt)
                edits.emplace_back(blockKey(i, true, "stride_at"), "conv2");
        }
        return {edits};
    }
    std::vector<Edits> fixes;
    const auto key = [&](std::size_t conv, const char *name) {
        return blockKey(stage, ownConvs(spec, stage), "convs." + std::to_string(conv) + "." + name);
    };
    const auto carrier = static_cast<std::size_t>(node.slot.step);
    for (std::size_t i = 0; i < block.convs.size(); ++i) {
        if (block.convs[i].kernel > 1)
            fixes.push_back({{key(carrier, "stride"), "false"}, {key(i, "stride"), "true"}});
    }
    fixes.push_back({{key(carrier, "kernel"), "3"}});
    return fixes;
}

Concerns needlessProjection(const AdviceSubject &subject)
{
    if (subject.spec().stages.front().stride != 1)
        return {};
    const NodeRange block = subject.parts.blocks.front().front();
    for (int id = block.begin; id < block.end; ++id) {
        const Grouping grouping = groupingOf(subject.node(id).op);
        // Bottlenecks widen at least twice: there the shortcut must.
        if (subject.node(id).slot.part == Part::ShortcutConv && grouping.out < 2 * grouping.in)
            return {
                {id,
                 filled(phrase("Finding", "the first block has a projection only because the stem ends in %1 channels and the block in %2"),
                        {std::to_string(grouping.in), std::to_string(grouping.out)})}};
    }
    return {};
}

std::vector<Edits> againstProjection(const AdviceSubject &subject, const Concern &concern)
{
    const Grouping grouping = groupingOf(subject.node(concern.node).op);
    return {{{"stem.channels", std::to_string(grouping.out)}}, {{"stages.0.width", std::to_string(grouping.in)}}};
}

Concerns noFinalNorm(const AdviceSubject &subject)
{
    const ResNetSpec &spec = subject.spec();
    if (spec.block.order != Order::PreActivation || spec.finalNorm)
        return {};
    return {{-1, phrase("Finding", "no norm and activation stand after the last pre-activation block")}};
}

std::vector<Edits> addFinalNorm(const AdviceSubject &, const Concern &)
{
    return {{{"final_norm", "true"}}};
}

/// Biases of convolutions each of which a norm follows.
Concerns cancelledBias(const AdviceSubject &subject)
{
    const ResNetSpec &spec = subject.spec();
    if (!spec.convBias || !spec.shortcutNorm || spec.block.order == Order::PreActivation)
        return {};
    for (const Node &node : subject.model.graph.nodes) {
        if (isConvolution(node))
            return {{node.id, phrase("Finding", "every convolution has a bias, and a norm after it")}};
    }
    return {};
}

std::vector<Edits> removeBias(const AdviceSubject &, const Concern &)
{
    return {{{"conv_bias", "false"}}};
}

Concerns lonelyNorm(const AdviceSubject &subject)
{
    for (const Node &node : subject.model.graph.nodes) {
        const Grouping grouping = groupingOf(node.op);
        if (!isConvolution(node) && grouping.groups > 1 && grouping.in == grouping.groups)
            return {{node.id,
                     filled(phrase("Finding", "a group norm of %1 groups has one channel in each"), {std::to_string(grouping.groups)})}};
    }
    return {};
}

std::vector<Edits> joinGroups(const AdviceSubject &subject, const Concern &)
{
    std::vector<Edits> fixes;
    for (std::int64_t groups = subject.spec().norm.groups / 2; groups >= 1; groups /= 2)
        fixes.push_back({{"norm.groups", std::to_string(groups)}});
    return fixes;
}

constexpr AdviceRule blockRuleList[] = {
    {"narrow-attention", Severity::Hint, noted("Finding", "So few channels cannot tell the maps apart that they are to weigh."),
     noted("Finding", "Hu et al. 2018, Squeeze-and-Excitation Networks, arXiv:1709.01507, section 6.1"), narrowAttention,
     againstNarrowAttention},
    {"odd-width", Severity::Hint,
     noted("Finding", "Tensor cores compute eight channels at a time in 16-bit precision; others are padded or take slower kernels."),
     noted("Finding", "NVIDIA, Convolutional Layers User's Guide (Deep Learning Performance), section Channels In And Out"), oddWidths,
     againstOddWidths},
    {"narrow-groups", Severity::Hint, noted("Finding", "Groups of fewer than four channels mix too little, and leave processors idle."),
     noted("Finding", "Xie et al. 2017, Aggregated Residual Transformations, arXiv:1611.05431, table 2 (32×4d)"), narrowGroups,
     againstNarrowGroups},
    {"strided-pointwise", Severity::Hint,
     noted("Finding", "What it skips is lost to the branch, and to a projection beside it that skips the same."),
     noted("Finding", "He et al. 2018, Bag of Tricks, arXiv:1812.01187, section 4.1"), stridedPointwise, againstStridedPointwise},
    {"needless-projection", Severity::Hint, noted("Finding", "An identity lets signal and gradient through unchanged and costs nothing."),
     noted("Finding", "He et al. 2016, Identity Mappings in Deep Residual Networks, arXiv:1603.05027, section 3"), needlessProjection,
     againstProjection},
    {"no-final-norm", Severity::Warning,
     noted("Finding", "The sum of all branches reaches the head unnormalized: its variance grows with every block."),
     noted("Finding", "He et al. 2016, Identity Mappings in Deep Residual Networks, arXiv:1603.05027, appendix"), noFinalNorm,
     addFinalNorm},
    {"cancelled-bias", Severity::Hint, noted("Finding", "A norm subtracts the mean, and any bias with it; its own shift does the work."),
     noted("Finding", "Ioffe and Szegedy 2015, Batch Normalization, arXiv:1502.03167, section 3.2"), cancelledBias, removeBias},
    {"lonely-norm", Severity::Hint,
     noted("Finding", "With one channel a group it is an instance norm, which removes how strong each channel is."),
     noted("Finding", "Wu and He 2018, Group Normalization, arXiv:1803.08494, table 3"), lonelyNorm, joinGroups},
};

} // namespace

std::span<const AdviceRule> blockRules()
{
    return blockRuleList;
}

} // namespace residua
