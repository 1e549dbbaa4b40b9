#pragma once

#include "ui/compare/compared_pair.h"
#include "ui/models/tree_model.h"

#include <optional>

namespace residua::ui {

/// What a part of one of the two networks costs.
struct PartCosts {
    std::int64_t parameters = 0, macs = 0, activationBytes = 0;
    bool operator==(const PartCosts &) const = default;
};

/// One row of the aligned table.
struct CompareRow {
    enum class Kind { Network, Group, Operation };
    std::string key;
    Kind kind = Kind::Operation;
    QString name; ///< "stage 3", "layer3.1 → layer3.2"
    QString path; ///< in B, else in A
    QString what; ///< what an operation has otherwise, or what changed in a group
    Change change = Change::Same;
    std::optional<PartCosts> a, b; ///< of who has it
    CostDifference more;
    std::size_t first = 0, end = 0; ///< its part of `Comparison::operations`
    bool operator==(const CompareRow &) const = default;
};

/// The whole network, input, stem, stages with their blocks and operations, head. `onlyChanged`: the rows that are the same are left out.
TreeModel<CompareRow>::Tree compareRows(const ComparedPair &pair, bool onlyChanged);

} // namespace residua::ui
