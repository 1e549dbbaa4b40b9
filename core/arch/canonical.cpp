#include "core/arch/spec.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace residua {

namespace {

bool wantsConvs(const BlockSpec &block)
{
    return block.type == BlockType::Custom;
}

/// Sets what the block's type does not use to its default.
void dropInapplicable(BlockSpec &block)
{
    const BlockSpec defaults;
    if (!wantsConvs(block)) {
        block.convs.clear();
        block.name = defaults.name;
    } else if (block.convs.empty()) {
        block.convs = {ConvSpec{3, 1.0, 1, true}, ConvSpec{3, 1.0, 1, false}};
    }
    if (block.attention && !reduces(block.attention->type))
        block.attention = AttentionSpec{.type = block.attention->type};
    if (block.type != BlockType::Bottleneck) {
        block.expansion = defaults.expansion;
        block.groups = defaults.groups;
        block.baseWidth = defaults.baseWidth;
        block.strideAt = defaults.strideAt;
        block.reduceFirst = defaults.reduceFirst;
    }
    if (block.shortcut != Shortcut::Projection)
        block.shortcutKernel = defaults.shortcutKernel;
    if (block.order != Order::PreActivation)
        block.shortcutInput = defaults.shortcutInput;
}

void dropInapplicable(StemSpec &stem, Order order)
{
    const StemSpec defaults;
    if (stem.convs == 3)
        stem.kernel = defaults.kernel; // a deep stem's are 3x3 whatever this says
    const std::array<std::int64_t, 2> halves{stem.channels / 2, stem.channels / 2};
    if (stem.convs != 3 || (stem.channels % 2 == 0 && stem.widths == halves))
        stem.widths.reset();
    if (order != Order::PreActivation)
        stem.norm = defaults.norm;
    if (!stem.pool)
        return;
    if (stem.pool->type != PoolType::Max) {
        const PoolType type = stem.pool->type;
        stem.pool.emplace().type = type;
    }
    if (stem.pool->padding == stem.pool->kernel / 2)
        stem.pool->padding.reset();
}

template <class T>
void keepIfDifferent(std::optional<T> &value, const T &base, const T &resolved)
{
    if (resolved == base)
        value.reset();
    else
        value = resolved;
}

BlockSpec applied(BlockSpec block, const BlockOverride &over)
{
    const auto set = [](auto &target, const auto &value) {
        if (value)
            target = *value;
    };
    set(block.type, over.type);
    set(block.convs, over.convs);
    set(block.name, over.name);
    set(block.expansion, over.expansion);
    set(block.groups, over.groups);
    set(block.baseWidth, over.baseWidth);
    set(block.attention, over.attention);
    set(block.strideAt, over.strideAt);
    set(block.shortcut, over.shortcut);
    set(block.activation, over.activation);
    set(block.antialias, over.antialias);
    set(block.reduceFirst, over.reduceFirst);
    set(block.shortcutKernel, over.shortcutKernel);
    dropInapplicable(block);
    return block;
}

} // namespace

ResNetSpec canonical(ResNetSpec spec)
{
    dropInapplicable(spec.block);
    dropInapplicable(spec.stem, spec.block.order);
    if (spec.block.order != Order::PreActivation)
        spec.finalNorm = ResNetSpec{}.finalNorm;
    if (spec.norm.type != NormType::Group)
        spec.norm.groups = NormSpec{}.groups;
    const HeadSpec headDefaults;
    if (spec.head.type != HeadType::Mlp)
        spec.head.hidden = headDefaults.hidden;
    if (spec.head.type == HeadType::Pool || spec.head.type == HeadType::None) {
        spec.head.dropout = headDefaults.dropout;
        spec.head.classes = headDefaults.classes;
    }
    for (StageSpec &stage : spec.stages) {
        const BlockSpec block = applied(spec.block, stage.block);
        BlockOverride &over = stage.block;
        keepIfDifferent(over.type, spec.block.type, block.type);
        keepIfDifferent(over.convs, spec.block.convs, block.convs);
        keepIfDifferent(over.name, spec.block.name, block.name);
        // `convs` and `name` are written for custom blocks only.
        if (!wantsConvs(block)) {
            over.convs.reset();
            over.name.reset();
        }
        // What this stage's type does not use says nothing either.
        if (block.type == BlockType::Bottleneck) {
            keepIfDifferent(over.expansion, spec.block.expansion, block.expansion);
            keepIfDifferent(over.groups, spec.block.groups, block.groups);
            keepIfDifferent(over.baseWidth, spec.block.baseWidth, block.baseWidth);
            keepIfDifferent(over.strideAt, spec.block.strideAt, block.strideAt);
            keepIfDifferent(over.reduceFirst, spec.block.reduceFirst, block.reduceFirst);
        } else {
            over.expansion.reset();
            over.groups.reset();
            over.baseWidth.reset();
            over.strideAt.reset();
            over.reduceFirst.reset();
        }
        keepIfDifferent(over.attention, spec.block.attention, block.attention);
        keepIfDifferent(over.shortcut, spec.block.shortcut, block.shortcut);
        keepIfDifferent(over.activation, spec.block.activation, block.activation);
        keepIfDifferent(over.antialias, spec.block.antialias, block.antialias);
        if (block.shortcut == Shortcut::Projection)
            keepIfDifferent(over.shortcutKernel, spec.block.shortcutKernel, block.shortcutKernel);
        else
            over.shortcutKernel.reset();
    }
    return spec;
}

BlockSpec stageBlock(const ResNetSpec &spec, std::size_t index)
{
    BlockSpec base = spec.block;
    dropInapplicable(base);
    return applied(std::move(base), spec.stages[index].block);
}

Activation stemActivation(const ResNetSpec &spec)
{
    return spec.stem.activation.value_or(spec.block.activation);
}

std::vector<ConvPlan> convPlan(const BlockSpec &block, std::int64_t stageWidth)
{
    switch (block.type) {
    case BlockType::Basic: return {{3, stageWidth, 1, true}, {3, stageWidth, 1, false}};
    case BlockType::Bottleneck: {
        const std::int64_t inner = stageWidth * block.baseWidth / 64 * block.groups;
        const bool first = block.strideAt == StrideAt::Conv1;
        return {{1, inner / block.reduceFirst, 1, first}, {3, inner, block.groups, !first}, {1, stageWidth * block.expansion, 1, false}};
    }
    case BlockType::Custom: break;
    }
    std::vector<ConvPlan> plan;
    for (const ConvSpec &conv : block.convs) {
        const double channels = std::floor(static_cast<double>(stageWidth) * conv.width);
        plan.push_back({conv.kernel, std::max<std::int64_t>(1, static_cast<std::int64_t>(channels)), conv.groups.value_or(0), conv.stride});
    }
    return plan;
}

} // namespace residua
