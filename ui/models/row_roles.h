#pragma once

#include <Qt>

namespace residua::ui {

/// What the tables' models answer besides Qt's own roles.
enum RowRole {
    PathRole = Qt::UserRole + 1, ///< QString, as NetworkState::select takes it
    SortRole,                    ///< the raw number, or the text
    ExactRole,                   ///< unrounded text, numbers in the C locale: what is copied
    ReadableRole, ///< text for a table in a paper, "–" for nothing; else invalid, then ExactRole. In a header: its title there
    TotalRole,    ///< in a header: the same of the whole network; invalid where a model has no total
    ShareRole,    ///< double from 0 to 1, of the network; else invalid. In a header: whether the column draws bars
    ShortRole,    ///< rounded text for a number, in a column without room for the exact ones; invalid where there is none
    StaleRole,    ///< bool: measured in an earlier network
    TextRole,     ///< bool: the cell is text, not a number (also in a header)
    QuietRole,    ///< bool: the cell is beside the point
};

} // namespace residua::ui
