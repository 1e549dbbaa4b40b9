#pragma once

#include "core/arch/counting.h"
#include "core/arch/workspace.h"

#include <QString>

namespace residua::ui {

/// "256 × 14 × 14": one image's shape, without the batch.
QString shapeWords(const Shape &shape);

/// Which variant that at `index` is: "wide (2 of 3)"; empty where there is only one.
QString variantWords(const Workspace &workspace, std::size_t index);

/// "MACs", "FLOPs", "mult-adds": what a column of counts is called.
QString countTitle(Counting counting);

/// The same with what is counted, where that is not the usual: "MACs, all operations", "mult-adds (torchinfo)".
QString countName(Counting counting);

/// One sentence without its full stop: "multiply-accumulates of convolutions and linear layers".
QString countDescription(Counting counting);

/// "4.09 GMAC", "8.18 GFLOP", "4.09 G mult-adds".
QString countText(std::int64_t count, Counting counting);

} // namespace residua::ui
