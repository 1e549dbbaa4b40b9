#include "ui/state/differences.h"

#include "ui/state/words.h"

#include "core/compare/compare_formats.h"

#include <QCoreApplication>

#include <limits>

namespace residua::ui {

namespace {

struct DifferenceWords {
    Q_DECLARE_TR_FUNCTIONS(Differences)
};

/// What does not fit stays the largest that does, as in `CostDifference`.
void addClamped(std::int64_t &sum, std::int64_t more)
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    if (__builtin_add_overflow(sum, more, &sum))
        sum = more < 0 ? -most : most;
}

void add(CostDifference &sum, const CostDifference &costs)
{
    addClamped(sum.parameters, costs.parameters);
    addClamped(sum.macs, costs.macs);
    addClamped(sum.activationBytes, costs.activationBytes);
    addClamped(sum.operations, costs.operations);
}

/// Of a part that has differences of both kinds, or some.
Change joined(Change before, Change next, bool first)
{
    return first || before == next ? next : Change::Changed;
}

} // namespace

Differences::Differences(const Comparison &comparison, const Model &b)
    : m_comparison(comparison), m_graph(b.graph), m_places(b.graph.nodes.size())
{
    for (std::size_t i = 0; i < comparison.operations.size(); ++i) {
        if (const int id = comparison.operations[i].b; id >= 0)
            m_places[static_cast<std::size_t>(id)] = i;
    }
}

const OperationDifference &Differences::operation(int id) const
{
    return m_comparison.operations[m_places[static_cast<std::size_t>(id)]];
}

PartDifference Differences::sum(std::size_t first, std::size_t end) const
{
    PartDifference part;
    for (std::size_t i = first; i < end; ++i) {
        const OperationDifference &each = m_comparison.operations[i];
        add(part.costs, each.costs);
        part.change = joined(part.change, each.change, i == first);
    }
    return part;
}

PartDifference Differences::of(const SummaryRow &row) const
{
    const Slot &slot = m_graph.nodes[static_cast<std::size_t>(row.nodes.front())].slot;
    const auto &stages = m_comparison.stages;
    switch (row.kind) {
    case SummaryRow::Kind::Operation: {
        const OperationDifference &each = operation(row.nodes.front());
        return {each.change, each.costs};
    }
    case SummaryRow::Kind::Block:
        for (const GroupDifference &block : m_comparison.blocks) {
            if (block.stageB == slot.stage && block.b == slot.block)
                return {block.change, block.costs};
        }
        break;
    case SummaryRow::Kind::Stage:
        for (const GroupDifference &stage : stages) {
            if (stage.b == slot.stage)
                return {stage.change, stage.costs};
        }
        break;
    case SummaryRow::Kind::Part:
        if (m_places[static_cast<std::size_t>(row.nodes.front())] < stages.front().first)
            return sum(1, stages.front().first); // after the input
        return sum(stages.back().end, m_comparison.operations.size());
    }
    return {};
}

PartDifference Differences::of(const Snapshot &b, const Selection &selection) const
{
    for (const SummaryRow &row : b.table.rows) {
        if (row.path == selection.path && row.nodes == selection.nodes)
            return of(row);
    }
    PartDifference part;
    for (const int id : selection.nodes) {
        const OperationDifference &each = operation(id);
        add(part.costs, each.costs);
        part.change = joined(part.change, each.change, id == selection.nodes.front());
    }
    return part;
}

QString changeKey(const OperationChange &change)
{
    if (change.key == "output_shape")
        return DifferenceWords::tr("output shape");
    if (change.key == "inputs")
        return DifferenceWords::tr("inputs");
    return QString::fromStdString(keyText(change.key)); // PyTorch's
}

QString changeValues(const OperationChange &change)
{
    const auto words = [&change](const OperationChange::Value &value) {
        const Shape *shape = change.key == "output_shape" ? std::get_if<Shape>(&value) : nullptr;
        return shape ? shapeWords(*shape) : QString::fromStdString(valueText(value));
    };
    return QStringLiteral("%1 → %2").arg(words(change.a), words(change.b));
}

} // namespace residua::ui
