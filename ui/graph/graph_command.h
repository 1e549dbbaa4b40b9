#pragma once

#include "ui/graph/graph_navigation.h"

#include <optional>

class QKeyEvent;

namespace residua::ui {

/// What keys and the context menu do to the picture.
enum class GraphCommand {
    Unfold, ///< the folded box that is selected
    Toggle, ///< the folded box or the frame that is selected
    Fold,   ///< what holds the selected box, or the selected frame
    Select, ///< in the table too
    CopyPath,
    FitSelection,
    Fit,
    ActualSize,
    ZoomIn,
    ZoomOut,
    Find,
    FindNext,
    FindPrevious,
    Leave, ///< the find bar, else the selection
};
std::optional<GraphCommand> commandOf(const QKeyEvent &event);

/// Where a key leads to.
std::optional<Direction> directionOf(const QKeyEvent &event);

} // namespace residua::ui
