#pragma once

#include "core/compare/align.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace residua {

enum class Change { Same, Changed, Added, Removed };

/// "same", "changed", "added", "removed".
std::string_view changeWord(Change change);

/// What count `b` is more than count `a`; INT64_MAX or its negative where one of them did not fit and they are not equal.
std::int64_t costDifference(std::int64_t a, std::int64_t b);

/// What B costs more than A (less: negative). Exact; where a count did not fit 63 bits (see saturating.h), INT64_MAX or its negative says
/// that the difference does not fit either, or is not known.
struct CostDifference {
    std::int64_t parameters = 0, macs = 0, activationBytes = 0, operations = 0;
    bool operator==(const CostDifference &) const = default;
};

/// A number, a shape or a list of paths that an operation has otherwise in B.
struct OperationChange {
    using Value = std::variant<std::int64_t, double, bool, std::vector<std::int64_t>, std::vector<std::string>>;
    std::string_view key; ///< of a literal: "output_shape", "kernel", "inputs", ...
    Value a, b;
    bool operator==(const OperationChange &) const = default;
};

struct OperationDifference {
    Change change = Change::Same;
    int a = -1, b = -1; ///< ids
    CostDifference costs{};
    std::vector<OperationChange> what{}; ///< of a changed one
    bool operator==(const OperationDifference &) const = default;
};

/// A stage or a block in both, or in one of them.
struct GroupDifference {
    Change change = Change::Same;
    int a = -1, b = -1;           ///< from 0: the stage's, or the block's in its stage
    int stageA = -1, stageB = -1; ///< of a block
    CostDifference costs{};
    std::size_t first = 0, end = 0; ///< its part of `Comparison::operations`
    bool operator==(const GroupDifference &) const = default;
};

/// B against A: every operation of both, in order of execution.
struct Comparison {
    CostDifference totals; ///< the sum over `operations`
    bool exact = true;     ///< no count was beyond 63 bits
    std::vector<GroupDifference> stages, blocks;
    std::vector<OperationDifference> operations;
    bool operator==(const Comparison &) const = default;
};

/// Aligns stages, then blocks, then operations. An operation is changed where a number of it, its output's shape or its place differ: it
/// reads something else that both networks have. Names do not count. compare(b, a) is the mirror image of compare(a, b).
/// Both have one batch and one counting. Cost: below 5 ms for two ResNet-152. Any thread.
Comparison compare(const Model &a, const Model &b);

/// A key of the architecture file whose value differs, both as JSON; empty where one does not have it.
struct KeyDifference {
    std::string key, a, b;
    bool operator==(const KeyDifference &) const = default;
};

/// In the file's order; `name` left out.
std::vector<KeyDifference> differentKeys(const ResNetSpec &a, const ResNetSpec &b);

} // namespace residua
