#include "ui/strip/strip_steps.h"

#include "core/arch/spec_reader.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace residua::ui {

namespace {

constexpr std::int64_t mostUnit = 512, coarse = 8;

std::int64_t stepAt(std::int64_t width, std::int64_t unit)
{
    const auto power = static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(std::max<std::int64_t>(width, 1))));
    return std::lcm(std::max(coarse, power / coarse), unit);
}

std::int64_t oneStep(std::int64_t width, int direction, std::int64_t unit, bool fine)
{
    // From a power of two downwards the smaller steps count.
    const std::int64_t step = fine ? unit : stepAt(direction > 0 ? width : width - 1, unit);
    return direction > 0 ? (width / step + 1) * step : ((width + step - 1) / step - 1) * step;
}

} // namespace

std::int64_t widthUnit(const ResNetSpec &spec, std::size_t stage)
{
    std::int64_t unit = spec.norm.type == NormType::Group ? spec.norm.groups : 1;
    const BlockSpec block = stageBlock(spec, stage);
    if (block.type == BlockType::Custom)
        for (const ConvSpec &conv : block.convs)
            unit = std::lcm(unit, std::clamp<std::int64_t>(conv.groups.value_or(1), 1, mostUnit));
    return unit <= mostUnit ? unit : 1;
}

std::int64_t steppedWidth(std::int64_t start, int steps, std::int64_t unit, bool fine)
{
    std::int64_t width = start;
    for (int i = 0; i < std::abs(steps); ++i) {
        const std::int64_t next = oneStep(width, steps > 0 ? 1 : -1, unit, fine);
        if (!limits::width.contains(next))
            break;
        width = next;
    }
    return width;
}

std::int64_t steppedDepth(std::int64_t start, int steps)
{
    return limits::depth.clamp(start + steps);
}

} // namespace residua::ui
