#include "ui/graph/graph_command.h"

#include <QKeyEvent>

namespace residua::ui {

std::optional<GraphCommand> commandOf(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Find))
        return GraphCommand::Find;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: return GraphCommand::Toggle;
    case Qt::Key_F3: return event.modifiers() & Qt::ShiftModifier ? GraphCommand::FindPrevious : GraphCommand::FindNext;
    case Qt::Key_Backspace: return GraphCommand::Fold;
    case Qt::Key_Plus:
    case Qt::Key_Equal: return GraphCommand::ZoomIn;
    case Qt::Key_Minus: return GraphCommand::ZoomOut;
    case Qt::Key_0: return GraphCommand::ActualSize;
    case Qt::Key_F: return GraphCommand::Fit;
    case Qt::Key_Escape: return GraphCommand::Leave;
    default: return std::nullopt;
    }
}

std::optional<Direction> directionOf(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Left: return Direction::Left;
    case Qt::Key_Right: return Direction::Right;
    case Qt::Key_Up: return Direction::Up;
    case Qt::Key_Down: return Direction::Down;
    case Qt::Key_Home: return Direction::First;
    case Qt::Key_End: return Direction::Last;
    default: return std::nullopt;
    }
}

} // namespace residua::ui
