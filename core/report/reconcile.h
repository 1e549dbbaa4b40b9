#pragma once

#include "core/arch/model.h"

#include <string>
#include <vector>

namespace residua {

/// One part of the counts: a line of the table.
struct ReconcileTerm {
    std::string name; ///< "convolutions"
    std::string why;  ///< one sentence: what is counted, and who does not
};

/// One way to count the network: a column of the table.
struct ReconcileColumn {
    std::string name;                 ///< "MACs", "ptflops"
    std::string why;                  ///< one sentence: what this convention takes
    std::vector<std::int64_t> counts; ///< by term; negative where the stride's place makes it cheaper
    std::int64_t total = 0;           ///< the sum of `counts`
    std::string published;            ///< "4.09 G, torchvision"; empty where nobody has published this network
};

/// Why the figures for one network differ: every convention's count of it, term by term.
struct Reconciliation {
    std::vector<ReconcileTerm> terms;
    std::vector<ReconcileColumn> columns; ///< the first is MACs of convolutions and linear layers of this very network
};

/// For one image. Columns: MACs of convolutions and linear layers; the same network with its bottlenecks' stride in the other place
/// (v1: in the first 1x1, v1.5: in the 3x3), where that makes a difference; torchinfo's mult-adds; fvcore (timm's list); ptflops;
/// all operations; FLOPs as 2 x MACs. Terms that are zero in every column are left out. The model's own batch and counting do not
/// matter.
/// Counts beyond INT64_MAX saturate, and the sums then do not add up.
Reconciliation reconcile(const Model &model);

} // namespace residua
