#pragma once

#include "ui/state/snapshot.h"

#include "core/compare/compare.h"

#include <QString>

namespace residua::ui {

/// What a part of B costs more than its counterpart in A.
struct PartDifference {
    Change change = Change::Same;
    CostDifference costs;
    bool operator==(const PartDifference &) const = default;
};

/// `comparison`, which must outlive it, looked up by the parts of B. What only A has counts to the stage, stem or head that it was in.
class Differences {
public:
    Differences(const Comparison &comparison, const Model &b);

    /// Of the part that `row` of B's table stands for.
    PartDifference of(const SummaryRow &row) const;
    /// Of a selection in B: of the row that it is, else of its operations together. Precondition: it is not empty.
    PartDifference of(const Snapshot &b, const Selection &selection) const;
    /// Of operation `id` of B.
    const OperationDifference &operation(int id) const;

private:
    PartDifference sum(std::size_t first, std::size_t end) const;

    const Comparison &m_comparison;
    const Graph &m_graph;
    std::vector<std::size_t> m_places; ///< in `Comparison::operations`, by the id in B
};

/// "kernel" and "3 → 5", "output shape" and "256 × 14 × 14 → 512 × 14 × 14".
QString changeKey(const OperationChange &change);
QString changeValues(const OperationChange &change);

} // namespace residua::ui
