#pragma once

#include "core/arch/model.h"

#include <utility>
#include <vector>

namespace residua {

/// A place in A and its place in B, both from 0; -1 where there is none.
using Pairing = std::pair<int, int>;

/// Operations that follow one another: ids from `begin`, without `end`.
struct NodeRange {
    int begin = 0, end = 0;
    int size() const { return end - begin; }
};

/// Where the parts of a network lie among its operations.
struct NetworkParts {
    NodeRange stem;                             ///< the input too
    std::vector<std::vector<NodeRange>> blocks; ///< by stage and block
    NodeRange head;
};
NetworkParts partsOf(const Graph &graph);

/// The stages of A and B side by side, in order: by their places where both have as many; else those that are most alike in channels and
/// resolution of their output, as many as can be.
std::vector<Pairing> alignStages(const Model &a, const NetworkParts &partsA, const Model &b, const NetworkParts &partsB);

/// The blocks of stage `stages.first` of A and `stages.second` of B: the longest common run of equal blocks; what lies between is paired
/// from the front, the rest is in one of them alone.
std::vector<Pairing> alignBlocks(const Model &a, const NetworkParts &partsA, const Model &b, const NetworkParts &partsB, Pairing stages);

/// The operations (ids) of two ranges that have one role and one class, and the others alone; in order of execution.
std::vector<Pairing> alignOperations(const Model &a, NodeRange inA, const Model &b, NodeRange inB);

} // namespace residua
