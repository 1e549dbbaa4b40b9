#include "core/arch/receptive_box.h"

#include "core/arch/assert.h"
#include "core/arch/op_facts.h"

#include <algorithm>
#include <string>

namespace residua {

namespace {

std::int64_t extentOf(const Shape &shape, std::size_t axis)
{
    return shape.size() == 4 ? shape[2 + axis] : 1;
}

constexpr char seen = 1;

/// What is needed of one operation's output along one axis.
struct Needed {
    std::string positions;             ///< by position: `seen` where it is needed; empty: none is
    std::int64_t first = 0, last = -1; ///< the interval that a map without borders would need; empty where last < first
    bool whole = false;                ///< a global average wants the whole map

    bool any() const { return !positions.empty(); }
};

/// A gate is one value for the whole map, a global average reads all of it.
void passAllOn(const Needed &needed, bool average, std::int64_t extent, Needed &input)
{
    input.positions.assign(static_cast<std::size_t>(extent), seen);
    input.whole = input.whole || needed.whole || average;
}

/// What `node` needs of one of its inputs, joined to what others need of it.
void passOn(const Needed &needed, const Window &window, std::int64_t extent, Needed &input)
{
    input.positions.resize(static_cast<std::size_t>(extent));
    input.whole = input.whole || needed.whole;
    if (needed.last >= needed.first) {
        const std::int64_t start = needed.first * window.stride - window.padding;
        const std::int64_t end = needed.last * window.stride - window.padding + window.span() - 1;
        const bool fresh = input.last < input.first;
        input.first = fresh ? start : std::min(input.first, start);
        input.last = fresh ? end : std::max(input.last, end);
    }
    const std::size_t from = needed.positions.find(seen), to = needed.positions.rfind(seen);
    if (from == std::string::npos)
        return;
    if (window.dilation == 1 && window.stride <= window.kernel && needed.positions.find('\0', from) > to) { // no holes, and none come
        const std::int64_t low = std::max<std::int64_t>(0, static_cast<std::int64_t>(from) * window.stride - window.padding);
        const std::int64_t high = std::min(extent - 1, static_cast<std::int64_t>(to) * window.stride - window.padding + window.kernel - 1);
        if (low <= high)
            std::fill(input.positions.begin() + low, input.positions.begin() + high + 1, seen);
        return;
    }
    for (std::size_t at = from; at <= to; ++at) {
        if (needed.positions[at] != seen)
            continue;
        const std::int64_t start = static_cast<std::int64_t>(at) * window.stride - window.padding;
        for (std::int64_t tap = 0; tap < window.kernel; ++tap) {
            const std::int64_t place = start + tap * window.dilation;
            if (place >= 0 && place < extent)
                input.positions[static_cast<std::size_t>(place)] = seen;
        }
    }
}

} // namespace

ReceptiveBox receptiveBox(const Model &model, int node, std::array<std::int64_t, 2> position)
{
    RESIDUA_ASSERT(isNode(model.graph, node));
    ReceptiveBox box;
    const auto shapeOf = [&model](int id) -> const Shape & { return model.profile.nodes[static_cast<std::size_t>(id)].shape; };
    for (std::size_t axis = 0; axis < 2; ++axis) {
        std::vector<Needed> needed(static_cast<std::size_t>(node) + 1);
        Needed &start = needed.back();
        const std::int64_t at = std::clamp<std::int64_t>(position[axis], 0, extentOf(shapeOf(node), axis) - 1);
        start.positions.resize(static_cast<std::size_t>(extentOf(shapeOf(node), axis)));
        start.positions[static_cast<std::size_t>(at)] = seen;
        start.first = start.last = at;
        // The order of execution backwards: whoever reads an output has been seen before it.
        for (std::size_t id = needed.size() - 1; id > 0; --id) {
            if (!needed[id].any())
                continue;
            const Node &one = model.graph.nodes[id];
            const OpTraits &traits = traitsOf(one.op);
            const Window window = windowOf(one.op);
            for (std::size_t i = 0; i < one.inputs.size(); ++i) {
                const std::int64_t extent = extentOf(shapeOf(one.inputs[i]), axis);
                Needed &input = needed[static_cast<std::size_t>(one.inputs[i])];
                if (traits.global || (traits.gated && i > 0))
                    passAllOn(needed[id], traits.global, extent, input);
                else
                    passOn(needed[id], window, extent, input);
            }
        }
        const Needed &input = needed.front();
        box.inside.first[axis] = static_cast<std::int64_t>(input.positions.find(seen));
        box.inside.last[axis] = static_cast<std::int64_t>(input.positions.rfind(seen));
        box.field.first[axis] = input.whole ? 0 : input.first;
        box.field.last[axis] = input.whole ? static_cast<std::int64_t>(input.positions.size()) - 1 : input.last;
    }
    return box;
}

} // namespace residua
