#include "core/compare/compare.h"

#include "core/arch/assert.h"
#include "core/arch/op_words.h"
#include "core/arch/saturating.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <set>

namespace residua {

namespace {

__extension__ typedef __int128 Wide; // a sum of differences

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

/// Sums without a limit.
struct WideCosts {
    Wide parameters = 0, macs = 0, activationBytes = 0, operations = 0;

    void add(const CostDifference &costs)
    {
        parameters += costs.parameters;
        macs += costs.macs;
        activationBytes += costs.activationBytes;
        operations += costs.operations;
    }

    CostDifference clamped() const
    {
        const auto fit = [](Wide value) { return static_cast<std::int64_t>(std::clamp<Wide>(value, -Wide(most), Wide(most))); };
        return {fit(parameters), fit(macs), fit(activationBytes), fit(operations)};
    }
};

Change changeOf(int a, int b)
{
    return a < 0 ? Change::Added : b < 0 ? Change::Removed : Change::Same;
}

class Comparer {
public:
    Comparer(const Model &a, const Model &b) : m_a(a), m_b(b), m_partsA(partsOf(a.graph)), m_partsB(partsOf(b.graph)) {}

    Comparison compare()
    {
        m_result.operations.reserve(std::max(m_a.graph.nodes.size(), m_b.graph.nodes.size()));
        operations(m_partsA.stem, m_partsB.stem);
        for (const auto &[a, b] : alignStages(m_a, m_partsA, m_b, m_partsB))
            stage(a, b);
        operations(m_partsA.head, m_partsB.head);
        changes();
        for (GroupDifference &block : m_result.blocks)
            sum(block);
        for (GroupDifference &stage : m_result.stages)
            sum(stage);
        GroupDifference all{.first = 0, .end = m_result.operations.size()};
        sum(all);
        m_result.totals = all.costs;
        const auto known = [](const NodeProfile &node) {
            return !isSaturated(node.parameters) && !isSaturated(node.macs) && !isSaturated(node.activationBytes);
        };
        m_result.exact = std::all_of(m_a.profile.nodes.begin(), m_a.profile.nodes.end(), known)
            && std::all_of(m_b.profile.nodes.begin(), m_b.profile.nodes.end(), known);
        return std::move(m_result);
    }

private:
    const Model &m_a, &m_b;
    const NetworkParts m_partsA, m_partsB;
    Comparison m_result;

    void operations(NodeRange inA, NodeRange inB)
    {
        for (const auto &[a, b] : alignOperations(m_a, inA, m_b, inB))
            m_result.operations.push_back({.change = changeOf(a, b), .a = a, .b = b, .costs = {}, .what = {}});
    }

    void stage(int a, int b)
    {
        GroupDifference stage{.change = changeOf(a, b), .a = a, .b = b, .costs = {}, .first = m_result.operations.size()};
        std::vector<Pairing> pairs;
        if (a >= 0 && b >= 0)
            pairs = alignBlocks(m_a, m_partsA, m_b, m_partsB, {a, b});
        const auto &alone = a >= 0 ? m_partsA.blocks[static_cast<std::size_t>(a)] : m_partsB.blocks[static_cast<std::size_t>(b)];
        for (int i = 0; pairs.empty() && i < static_cast<int>(alone.size()); ++i)
            block(a >= 0 ? i : -1, a >= 0 ? -1 : i, a, b);
        for (const auto &[i, j] : pairs)
            block(i, j, a, b);
        stage.end = m_result.operations.size();
        m_result.stages.push_back(std::move(stage));
    }

    void block(int i, int j, int a, int b)
    {
        const auto range = [](const NetworkParts &parts, int stage, int block) {
            return block < 0 ? NodeRange() : parts.blocks[static_cast<std::size_t>(stage)][static_cast<std::size_t>(block)];
        };
        GroupDifference group{
            .change = changeOf(i, j), .a = i, .b = j, .stageA = a, .stageB = b, .costs = {}, .first = m_result.operations.size()};
        operations(range(m_partsA, a, i), range(m_partsB, b, j));
        group.end = m_result.operations.size();
        m_result.blocks.push_back(std::move(group));
    }

    static CostDifference costs(const NodeProfile *a, const NodeProfile *b)
    {
        const NodeProfile none{};
        const NodeProfile &x = a ? *a : none, &y = b ? *b : none;
        return {costDifference(x.parameters, y.parameters), costDifference(x.macs, y.macs),
                costDifference(x.activationBytes, y.activationBytes), (b ? 1 : 0) - (a ? 1 : 0)};
    }

    void changes()
    {
        std::vector<int> partnerA(m_a.graph.nodes.size(), -1), partnerB(m_b.graph.nodes.size(), -1);
        for (const OperationDifference &each : m_result.operations) {
            if (each.a < 0 || each.b < 0)
                continue;
            partnerA[static_cast<std::size_t>(each.a)] = each.b;
            partnerB[static_cast<std::size_t>(each.b)] = each.a;
        }
        for (OperationDifference &each : m_result.operations) {
            const NodeProfile *x = each.a < 0 ? nullptr : &m_a.profile.nodes[static_cast<std::size_t>(each.a)];
            const NodeProfile *y = each.b < 0 ? nullptr : &m_b.profile.nodes[static_cast<std::size_t>(each.b)];
            each.costs = costs(x, y);
            if (!x || !y)
                continue;
            const Node &a = m_a.graph.nodes[static_cast<std::size_t>(each.a)], &b = m_b.graph.nodes[static_cast<std::size_t>(each.b)];
            if (x->shape != y->shape)
                each.what.push_back({"output_shape", x->shape, y->shape});
            if (a.op != b.op)
                numbers(a.op, b.op, each.what);
            if (moved(a, b, partnerA, partnerB))
                each.what.push_back(otherInputs(a, b));
            if (!each.what.empty())
                each.change = Change::Changed;
        }
    }

    static void numbers(const Op &a, const Op &b, std::vector<OperationChange> &what)
    {
        const std::vector<OpNumber> x = numbersOf(a), y = numbersOf(b);
        RESIDUA_ASSERT(x.size() == y.size()); // of one class
        const auto widened = [](const auto &value) { return OperationChange::Value(value); };
        for (std::size_t i = 0; i < x.size(); ++i) {
            if (x[i] != y[i])
                what.push_back({x[i].key, std::visit(widened, x[i].value), std::visit(widened, y[i].value)});
        }
    }

    /// Whether `b` reads something else than `a`. What is inserted before or taken away from before an operation is named by itself: such
    /// operations are passed over up to those that both networks have.
    bool moved(const Node &a, const Node &b, const std::vector<int> &partnerA, const std::vector<int> &partnerB) const
    {
        for (std::size_t i = 0; i < std::min(a.inputs.size(), b.inputs.size()); ++i) {
            const int inA = a.inputs[i], inB = b.inputs[i];
            if (partnerA[static_cast<std::size_t>(inA)] == inB)
                continue;
            std::set<int> readByA, readByB; // as ids of b
            collect(m_a, inA, partnerA, [&](int id) { readByA.insert(partnerA[static_cast<std::size_t>(id)]); });
            collect(m_b, inB, partnerB, [&](int id) { readByB.insert(id); });
            if (std::none_of(readByA.begin(), readByA.end(), [&](int id) { return readByB.contains(id); }))
                return true;
        }
        return false;
    }

    /// Visits the nearest operations at or before `id` that have a partner.
    static void collect(const Model &model, int id, const std::vector<int> &partner, const std::function<void(int)> &visit)
    {
        std::vector<int> open{id};
        std::set<int> known{id};
        while (!open.empty()) {
            const int at = open.back();
            open.pop_back();
            if (partner[static_cast<std::size_t>(at)] >= 0) {
                visit(at);
                continue;
            }
            for (const int input : model.graph.nodes[static_cast<std::size_t>(at)].inputs) {
                if (known.insert(input).second)
                    open.push_back(input);
            }
        }
    }

    /// What a node reads, by path; `types`: where paths alone do not tell.
    static std::vector<std::string> inputs(const Model &model, const Node &node, bool types)
    {
        std::vector<std::string> words;
        for (const int id : node.inputs) {
            const Node &input = model.graph.nodes[static_cast<std::size_t>(id)];
            words.push_back(types ? input.path + " (" + std::string(typeName(input.op)) + ")" : input.path);
        }
        return words;
    }

    /// One path may be of another operation there.
    OperationChange otherInputs(const Node &a, const Node &b) const
    {
        const bool alike = inputs(m_a, a, false) == inputs(m_b, b, false);
        return {"inputs", inputs(m_a, a, alike), inputs(m_b, b, alike)};
    }

    void sum(GroupDifference &group) const
    {
        WideCosts costs;
        for (std::size_t i = group.first; i < group.end; ++i) {
            const OperationDifference &each = m_result.operations[i];
            costs.add(each.costs);
            if (group.change == Change::Same && each.change != Change::Same)
                group.change = Change::Changed;
        }
        group.costs = costs.clamped();
    }
};

void mirror(Change &change)
{
    change = change == Change::Added ? Change::Removed : change == Change::Removed ? Change::Added : change;
}

void mirror(CostDifference &costs)
{
    for (std::int64_t *cost : {&costs.parameters, &costs.macs, &costs.activationBytes, &costs.operations})
        *cost = -*cost;
}

Comparison mirrored(Comparison comparison)
{
    mirror(comparison.totals);
    for (auto *groups : {&comparison.stages, &comparison.blocks}) {
        for (GroupDifference &group : *groups) {
            mirror(group.change);
            mirror(group.costs);
            std::swap(group.a, group.b);
            std::swap(group.stageA, group.stageB);
        }
    }
    for (OperationDifference &each : comparison.operations) {
        mirror(each.change);
        mirror(each.costs);
        std::swap(each.a, each.b);
        for (OperationChange &what : each.what)
            std::swap(what.a, what.b);
    }
    return comparison;
}

} // namespace

std::int64_t costDifference(std::int64_t a, std::int64_t b)
{
    if (isSaturated(a) || isSaturated(b))
        return a == b ? 0 : isSaturated(b) ? most : -most;
    return b - a;
}

std::string_view changeWord(Change change)
{
    static constexpr std::string_view words[] = {"same", "changed", "added", "removed"};
    return words[static_cast<std::size_t>(change)];
}

Comparison compare(const Model &a, const Model &b)
{
    RESIDUA_ASSERT(a.batch == b.batch && a.counting == b.counting);
    // Of several alignments that are as good one is taken; the same one from either side.
    if (b.spec < a.spec)
        return mirrored(Comparer(b, a).compare());
    return Comparer(a, b).compare();
}

} // namespace residua
