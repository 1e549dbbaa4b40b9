#pragma once

#include <QString>

#include <limits>
#include <vector>

namespace residua::ui {

/// What a filter can ask about one operation.
struct FilterFacts {
    QString text;     ///< path, type, kernel and the groups it stands in; as `filterText` makes it
    double stage = 0; ///< from 1; 0 outside the stages
    double parameters = 0, macs = 0, activationBytes = 0, field = 1, milliseconds = 0;
    double stride = std::numeric_limits<double>::quiet_NaN(); ///< its own; nan where it has none: no comparison holds then
    double outputStride = 1;                                  ///< input pixels between two neighbouring output pixels
};

/// One condition: a word in the text, or a comparison of one number.
struct FilterTerm {
    double FilterFacts::*number = nullptr; ///< null: `word` is looked for
    enum class Compare { Less, LessOrEqual, Equal, GreaterOrEqual, Greater } compare = Compare::Equal;
    double limit = 0;
    QString word;
    bool operator==(const FilterTerm &) const = default;
};

/// All terms must hold; none: everything is shown.
using LayerFilter = std::vector<FilterTerm>;

/// Reads "conv 3x3, >1M params, stage 3, stride 2, output stride 16, <10k macs, ms > 0.5". Whatever is no comparison is a word.
LayerFilter parseLayerFilter(const QString &text);

bool accepts(const LayerFilter &filter, const FilterFacts &facts);

/// `text` as words are compared: small letters, × as x.
QString filterText(const QString &text);

} // namespace residua::ui
