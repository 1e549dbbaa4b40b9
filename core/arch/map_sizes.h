#pragma once

#include "core/arch/graph.h"
#include "core/arch/op_facts.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace residua {

/// An operation that cannot work on the maps it gets, along one axis.
struct Misfit {
    int node = 0;            ///< a window that has no place on its map, or an addition of maps of different sizes
    std::int64_t size = 0;   ///< of its first input
    std::int64_t second = 0; ///< of an addition's second input; else 0
};

/// How long the maps of a graph are along one axis, for any length of the input. Asking again and again is cheap: what changes no length
/// is left out once and for all.
class MapSizes {
public:
    explicit MapSizes(const Graph &graph);

    /// The first operation that an input of `size` pixels is wrong for.
    std::optional<Misfit> misfit(std::int64_t size) const;
    /// The length within `least` and `most` that is nearest to `size` and wrong for nothing; the larger one of two.
    std::optional<std::int64_t> nearest(std::int64_t size, std::int64_t least, std::int64_t most) const;

private:
    /// Something that changes a length or compares two. Lengths are counted through the steps: 0 is the input's, i + 1 what step i makes.
    struct Step {
        int node;
        std::size_t from, other; ///< `other` of an addition
        Window window;
        bool whole; ///< a global average: always 1
        bool joins;
    };
    std::vector<Step> m_steps;
};

} // namespace residua
