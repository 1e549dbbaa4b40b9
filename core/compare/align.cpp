#include "core/compare/align.h"

#include "core/arch/assert.h"
#include "core/arch/op_words.h"

#include <algorithm>

namespace residua {

namespace {

const Node &nodeAt(const Model &model, int id)
{
    return model.graph.nodes[static_cast<std::size_t>(id)];
}

const Shape &shapeAt(const Model &model, int id)
{
    return model.profile.nodes[static_cast<std::size_t>(id)].shape;
}

/// Whether two blocks compute the same on maps of the same size.
bool sameBlock(const Model &a, NodeRange inA, const Model &b, NodeRange inB)
{
    if (inA.size() != inB.size())
        return false;
    for (int i = 0; i < inA.size(); ++i) {
        const Node &x = nodeAt(a, inA.begin + i), &y = nodeAt(b, inB.begin + i);
        if (x.slot.part != y.slot.part || x.slot.step != y.slot.step || x.op != y.op || shapeAt(a, x.id) != shapeAt(b, y.id)
            || x.inputs.size() != y.inputs.size())
            return false;
        for (std::size_t k = 0; k < x.inputs.size(); ++k) {
            const int from = x.inputs[k] - inA.begin, other = y.inputs[k] - inB.begin;
            if (std::max(from, -1) != std::max(other, -1)) // what comes from outside is the block's input
                return false;
        }
    }
    return true;
}

/// The blocks of two stages as numbers that are equal where the blocks are.
std::pair<std::vector<int>, std::vector<int>> numbered(const Model &a, const std::vector<NodeRange> &inA, const Model &b,
                                                       const std::vector<NodeRange> &inB)
{
    std::vector<std::pair<const Model *, NodeRange>> kinds;
    const auto numbersOf = [&kinds](const Model &model, const std::vector<NodeRange> &blocks) {
        std::vector<int> numbers;
        for (const NodeRange block : blocks) {
            // A stage has two kinds of block, its first and the others.
            const auto known = std::find_if(kinds.begin(), kinds.end(),
                                            [&](const auto &kind) { return sameBlock(*kind.first, kind.second, model, block); });
            numbers.push_back(static_cast<int>(known - kinds.begin()));
            if (known == kinds.end())
                kinds.emplace_back(&model, block);
        }
        return numbers;
    };
    auto first = numbersOf(a, inA);
    return {std::move(first), numbersOf(b, inB)};
}

/// The longest pairing in order: the most that `score` (place in A, place in B; not negative) can give; of equal ones that which pairs
/// earlier.
template <class Score>
std::vector<Pairing> bestPairing(int sizeA, int sizeB, Score score)
{
    const auto columns = static_cast<std::size_t>(sizeB) + 1;
    std::vector<int> best((static_cast<std::size_t>(sizeA) + 1) * columns);
    const auto at = [&](int i, int j) -> int & { return best[static_cast<std::size_t>(i) * columns + static_cast<std::size_t>(j)]; };
    for (int i = sizeA - 1; i >= 0; --i) {
        for (int j = sizeB - 1; j >= 0; --j)
            at(i, j) = std::max({at(i + 1, j), at(i, j + 1), at(i + 1, j + 1) + score(i, j)});
    }
    std::vector<Pairing> pairs;
    for (int i = 0, j = 0; i < sizeA && j < sizeB;) {
        if (const int value = score(i, j); value > 0 && at(i, j) == at(i + 1, j + 1) + value)
            pairs.emplace_back(i++, j++);
        else
            at(i + 1, j) >= at(i, j + 1) ? ++i : ++j;
    }
    return pairs;
}

/// `pairs` with what lies between them: paired from the front where `pairGaps`, then what only one of them has.
std::vector<Pairing> completed(const std::vector<Pairing> &pairs, int sizeA, int sizeB, bool pairGaps)
{
    std::vector<Pairing> all;
    int i = 0, j = 0;
    const auto fill = [&](int endA, int endB) {
        while (pairGaps && i < endA && j < endB)
            all.emplace_back(i++, j++);
        while (i < endA)
            all.emplace_back(i++, -1);
        while (j < endB)
            all.emplace_back(-1, j++);
    };
    for (const auto &[a, b] : pairs) {
        fill(a, b);
        all.emplace_back(i++, j++);
    }
    fill(sizeA, sizeB);
    return all;
}

} // namespace

NetworkParts partsOf(const Graph &graph)
{
    NetworkParts parts;
    const int count = static_cast<int>(graph.nodes.size());
    int id = 0;
    while (id < count && graph.nodes[static_cast<std::size_t>(id)].slot.stage < 0)
        ++id;
    parts.stem = {0, id};
    for (; id < count && graph.nodes[static_cast<std::size_t>(id)].slot.stage >= 0; ++id) {
        const Slot &slot = graph.nodes[static_cast<std::size_t>(id)].slot;
        parts.blocks.resize(static_cast<std::size_t>(slot.stage) + 1);
        auto &blocks = parts.blocks.back();
        if (std::ssize(blocks) <= slot.block)
            blocks.push_back({id, id});
        blocks.back().end = id + 1;
    }
    parts.head = {id, count};
    return parts;
}

std::vector<Pairing> alignStages(const Model &a, const NetworkParts &partsA, const Model &b, const NetworkParts &partsB)
{
    const int sizeA = static_cast<int>(partsA.blocks.size()), sizeB = static_cast<int>(partsB.blocks.size());
    if (sizeA == sizeB)
        return completed({}, sizeA, sizeB, true);
    // Channels count for more than resolution: they decide the weights. Any pair is better than none.
    const auto alike = [&](int i, int j) {
        const Shape &x = shapeAt(a, partsA.blocks[static_cast<std::size_t>(i)].back().end - 1);
        const Shape &y = shapeAt(b, partsB.blocks[static_cast<std::size_t>(j)].back().end - 1);
        return 1 + (x[1] == y[1] ? 30 : 0) + (x[2] == y[2] && x[3] == y[3] ? 20 : 0);
    };
    return completed(bestPairing(sizeA, sizeB, alike), sizeA, sizeB, false);
}

std::vector<Pairing> alignBlocks(const Model &a, const NetworkParts &partsA, const Model &b, const NetworkParts &partsB, Pairing stages)
{
    const auto &inA = partsA.blocks[static_cast<std::size_t>(stages.first)];
    const auto &inB = partsB.blocks[static_cast<std::size_t>(stages.second)];
    const auto [first, second] = numbered(a, inA, b, inB);
    int front = 0;
    const int sizeA = static_cast<int>(first.size()), sizeB = static_cast<int>(second.size());
    const auto same = [&first = first, &second = second](int i, int j) {
        return first[static_cast<std::size_t>(i)] == second[static_cast<std::size_t>(j)];
    };
    std::vector<Pairing> pairs;
    for (; front < std::min(sizeA, sizeB) && same(front, front); ++front)
        pairs.emplace_back(front, front);
    int back = 0;
    while (back < std::min(sizeA, sizeB) - front && same(sizeA - 1 - back, sizeB - 1 - back))
        ++back;
    for (const auto &[i, j] :
         bestPairing(sizeA - front - back, sizeB - front - back, [&](int i, int j) { return same(front + i, front + j) ? 1 : 0; }))
        pairs.emplace_back(front + i, front + j);
    for (; back > 0; --back)
        pairs.emplace_back(sizeA - back, sizeB - back);
    return completed(pairs, sizeA, sizeB, true);
}

std::vector<Pairing> alignOperations(const Model &a, NodeRange inA, const Model &b, NodeRange inB)
{
    const auto sameRole = [](const Node &x, const Node &y) {
        return x.slot.part == y.slot.part && x.slot.step == y.slot.step && typeName(x.op) == typeName(y.op);
    };
    int alike = 0;
    while (alike < std::min(inA.size(), inB.size()) && sameRole(nodeAt(a, inA.begin + alike), nodeAt(b, inB.begin + alike)))
        ++alike;
    if (alike == inA.size() && alike == inB.size()) { // most blocks
        std::vector<Pairing> pairs(static_cast<std::size_t>(alike));
        for (int i = 0; i < alike; ++i)
            pairs[static_cast<std::size_t>(i)] = {inA.begin + i, inB.begin + i};
        return pairs;
    }
    std::vector<std::pair<int, Pairing>> placed; // twice the place in the order of execution, the mean of both
    std::vector<bool> taken(static_cast<std::size_t>(inB.size()));
    for (int i = 0; i < inA.size(); ++i) {
        const Node &x = nodeAt(a, inA.begin + i);
        int found = -1;
        for (int k = 0; k < inB.size() && found < 0; ++k) {
            const int j = i < inB.size() ? (i + k) % inB.size() : k; // most are where they were
            if (!taken[static_cast<std::size_t>(j)] && sameRole(x, nodeAt(b, inB.begin + j)))
                found = j;
        }
        if (found >= 0)
            taken[static_cast<std::size_t>(found)] = true;
        placed.push_back({found < 0 ? 2 * i : i + found, {x.id, found < 0 ? -1 : inB.begin + found}});
    }
    for (int j = 0; j < inB.size(); ++j) {
        if (!taken[static_cast<std::size_t>(j)])
            placed.push_back({2 * j, {-1, inB.begin + j}});
    }
    std::stable_sort(placed.begin(), placed.end(), [](const auto &x, const auto &y) { return x.first < y.first; });
    std::vector<Pairing> pairs;
    pairs.reserve(placed.size());
    for (const auto &[place, pair] : placed)
        pairs.push_back(pair);
    return pairs;
}

} // namespace residua
