#include "ui/forms/form_edits.h"

#include "core/arch/spec_reader.h"

#include <algorithm>

namespace residua::ui {

namespace {

template <class T>
void moveWithin(std::vector<T> &list, std::size_t from, std::size_t to)
{
    const auto begin = list.begin();
    if (from < to)
        std::rotate(begin + std::ptrdiff_t(from), begin + std::ptrdiff_t(from) + 1, begin + std::ptrdiff_t(to) + 1);
    else
        std::rotate(begin + std::ptrdiff_t(to), begin + std::ptrdiff_t(from), begin + std::ptrdiff_t(from) + 1);
}

StageSpec newStage(const std::vector<StageSpec> &stages, std::size_t index)
{
    StageSpec stage = stages[index > 0 ? index - 1 : 0];
    stage.stride = 1;
    if (index == stages.size()) {
        stage.width = std::min(stage.width * 2, limits::width.most);
        stage.stride = 2;
    }
    return stage;
}

} // namespace

ResNetSpec withStageInserted(ResNetSpec spec, std::size_t index)
{
    const StageSpec wanted = newStage(spec.stages, index);
    StageSpec narrow = wanted, shallow = wanted;
    narrow.width = spec.stages[index > 0 ? index - 1 : 0].width;
    shallow.depth = 1;
    StageSpec least = narrow;
    least.depth = 1;
    StageSpec tiny = least;
    tiny.width = spec.stages.front().width;
    spec.stages.insert(spec.stages.begin() + std::ptrdiff_t(index), wanted);
    for (const std::int64_t stride : {wanted.stride, std::int64_t{1}}) // a small or odd map may not be halved any more
        for (const StageSpec &stage : {wanted, shallow, narrow, least, tiny}) {
            spec.stages[index] = stage;
            spec.stages[index].stride = stride;
            if (validate(spec).empty())
                return spec;
        }
    spec.stages[index] = wanted; // its problems say most
    return spec;
}

ResNetSpec withStageDuplicated(ResNetSpec spec, std::size_t index)
{
    StageSpec copy = spec.stages[index];
    copy.stride = 1;
    spec.stages.insert(spec.stages.begin() + std::ptrdiff_t(index) + 1, std::move(copy));
    return spec;
}

ResNetSpec withStageRemoved(ResNetSpec spec, std::size_t index)
{
    spec.stages.erase(spec.stages.begin() + std::ptrdiff_t(index));
    return spec;
}

ResNetSpec withStageMoved(ResNetSpec spec, std::size_t from, std::size_t to)
{
    moveWithin(spec.stages, from, to);
    return spec;
}

Convs asCustomConvs(const BlockSpec &block)
{
    if (block.type == BlockType::Custom)
        return block.convs;
    if (block.type == BlockType::Basic)
        return {{3, 1.0, 1, true}, {3, 1.0, 1, false}};
    const double inner = static_cast<double>(block.baseWidth) / 64 * static_cast<double>(block.groups);
    const double outer = static_cast<double>(block.expansion);
    const double reduced = inner / static_cast<double>(block.reduceFirst);
    if (!limits::convWidth.contains(inner) || !limits::convWidth.contains(reduced))
        return {};
    const bool first = block.strideAt == StrideAt::Conv1;
    return {{1, reduced, 1, first}, {3, inner, block.groups, !first}, {1, outer, 1, false}};
}

ResNetSpec withBlockType(ResNetSpec spec, BlockType type)
{
    if (type == BlockType::Custom && spec.block.type != type) {
        ResNetSpec same = spec;
        same.block.convs = asCustomConvs(spec.block);
        same.block.type = type;
        if (validate(same).empty())
            return same;
    }
    spec.block.type = type;
    return canonical(std::move(spec));
}

ResNetSpec withNormType(ResNetSpec spec, NormType type)
{
    spec.norm.type = type;
    if (type == NormType::Group)
        for (std::int64_t groups = NormSpec{}.groups; groups > 1; groups /= 2) {
            spec.norm.groups = groups;
            if (validate(spec).empty())
                return spec;
            spec.norm.groups = 1; // divides everything
        }
    return spec;
}

ResNetSpec withHeadType(ResNetSpec spec, HeadType type)
{
    if (spec.head.dropout == defaultDropout(spec.head.type))
        spec.head.dropout = defaultDropout(type);
    spec.head.type = type;
    return spec;
}

ResNetSpec withPoolKernel(ResNetSpec spec, std::int64_t kernel)
{
    PoolSpec &pool = *spec.stem.pool;
    pool.kernel = kernel;
    if (pool.padding && *pool.padding > kernel / 2)
        pool.padding.reset();
    return spec;
}

Convs withConvInserted(Convs convs, std::size_t index)
{
    ConvSpec conv = convs.empty() ? ConvSpec{} : convs[index > 0 ? index - 1 : 0];
    conv.stride = convs.empty();
    conv.groups = 1;
    convs.insert(convs.begin() + std::ptrdiff_t(index), conv);
    return convs;
}

Convs withConvDuplicated(Convs convs, std::size_t index)
{
    ConvSpec copy = convs[index];
    copy.stride = false;
    convs.insert(convs.begin() + std::ptrdiff_t(index) + 1, copy);
    return convs;
}

Convs withConvRemoved(Convs convs, std::size_t index)
{
    const bool carried = convs[index].stride;
    convs.erase(convs.begin() + std::ptrdiff_t(index));
    if (!carried || convs.empty())
        return convs;
    // As the file's own default: the first that is more than a point, else the first.
    const auto wide = std::find_if(convs.begin(), convs.end(), [](const ConvSpec &conv) { return conv.kernel > 1; });
    (wide == convs.end() ? convs.front() : *wide).stride = true;
    return convs;
}

Convs withConvMoved(Convs convs, std::size_t from, std::size_t to)
{
    moveWithin(convs, from, to);
    return convs;
}

Convs withStrideAt(Convs convs, std::size_t index)
{
    for (std::size_t i = 0; i < convs.size(); ++i)
        convs[i].stride = i == index;
    return convs;
}

} // namespace residua::ui
