#pragma once

#include "core/arch/counting.h"
#include "core/arch/workspace.h"

#include <QString>

#include <functional>
#include <string>

namespace residua::ui {

/// A name from a file or a file's own as it may be shown: see `visible`.
QString shownName(const std::string &name);
QString shownName(const QString &name);

/// The same of a text of several lines.
QString shownText(const std::string &text);

/// "256 × 14 × 14": one image's shape, without the batch.
QString shapeWords(const Shape &shape);

/// Which variant that at `index` is: "wide (2 of 3)"; empty where there is only one.
QString variantWords(const Workspace &workspace, std::size_t index);

/// How a count is written: "25.6 M", "46.8 MB".
using CountFormat = std::function<std::string(std::int64_t count)>;

/// A difference with its sign, always: "+4.76 M", "−36.9 K"; one that is not known since a count did not fit is "> +9.2e18".
QString signedWords(std::int64_t difference, const CountFormat &format);

/// The same with its share of what it is a difference to: "+2,234,368 (+8.7 %)"; without the share where that is 0 or not known.
QString signedWordsOf(std::int64_t difference, std::int64_t before, const CountFormat &format);

/// "MACs", "FLOPs", "mult-adds": what a column of counts is called.
QString countTitle(Counting counting);

/// The same with what is counted, where that is not the usual: "MACs, all operations", "mult-adds (torchinfo)".
QString countName(Counting counting);

/// One sentence without its full stop: "multiply-accumulates of convolutions and linear layers".
QString countDescription(Counting counting);

/// "4.09 GMAC", "8.18 GFLOP", "4.09 G mult-adds".
QString countText(std::int64_t count, Counting counting);

} // namespace residua::ui
