#include "core/arch/map_sizes.h"

#include <algorithm>

namespace residua {

namespace {

/// Stride 1 with as much padding as the window covers more than a pixel: every odd convolution of stride 1.
bool keepsLength(const Window &w)
{
    return w.stride == 1 && !w.reflected && 2 * w.padding + w.trailing == w.span() - 1;
}

} // namespace

MapSizes::MapSizes(const Graph &graph)
{
    std::vector<std::size_t> lengthOf; // of each node's output
    lengthOf.reserve(graph.nodes.size());
    for (const Node &node : graph.nodes) {
        const auto input = [&](std::size_t i) { return node.inputs.empty() ? 0 : lengthOf[static_cast<std::size_t>(node.inputs[i])]; };
        const OpTraits &traits = traitsOf(node.op);
        const Window window = windowOf(node.op);
        const std::size_t from = input(0);
        const bool compares = traits.joins && !traits.gated && input(1) != from;
        if (!compares && !traits.global && keepsLength(window)) {
            lengthOf.push_back(from);
            continue;
        }
        m_steps.push_back({node.id, from, compares ? input(1) : from, window, traits.global, compares});
        lengthOf.push_back(m_steps.size());
    }
}

std::optional<Misfit> MapSizes::misfit(std::int64_t size) const
{
    std::vector<std::int64_t> lengths{size};
    lengths.reserve(m_steps.size() + 1);
    for (const Step &step : m_steps) {
        const std::int64_t in = lengths[step.from], second = lengths[step.other];
        if (step.joins && in != second)
            return Misfit{step.node, in, second};
        const std::int64_t out = step.joins ? in : step.whole ? 1 : step.window.positions(in);
        if (out < 1)
            return Misfit{step.node, in, 0};
        lengths.push_back(out);
    }
    return std::nullopt;
}

std::optional<std::int64_t> MapSizes::nearest(std::int64_t size, std::int64_t least, std::int64_t most) const
{
    const std::int64_t farthest = std::max(std::abs(size - least), std::abs(most - size));
    for (std::int64_t away = 0; away <= farthest; ++away)
        for (const std::int64_t candidate : {size + away, size - away})
            if (candidate >= least && candidate <= most && !misfit(candidate))
                return candidate;
    return std::nullopt;
}

} // namespace residua
