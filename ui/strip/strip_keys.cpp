#include "ui/strip/strip_keys.h"

#include <QKeyEvent>

namespace residua::ui {

std::optional<StripKey> stripKey(const QKeyEvent &event, bool isDragged)
{
    using Go = StripKey::Go;
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool plain = modifiers == Qt::NoModifier, alt = modifiers == Qt::AltModifier, shift = modifiers & Qt::ShiftModifier;
    const auto key = [](auto what) { return std::optional(StripKey{what}); };
    switch (event.key()) {
    case Qt::Key_Escape:
        if (isDragged)
            return key(StripKey::TakeBack{});
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (plain || modifiers == Qt::ShiftModifier || modifiers == (Qt::ShiftModifier | Qt::ControlModifier))
            return key(StripKey::Step{!shift, event.key() == Qt::Key_Up ? 1 : -1, static_cast<bool>(modifiers & Qt::ControlModifier)});
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
        if (plain || modifiers == Qt::ShiftModifier)
            return key(StripKey::Step{true, event.key() == Qt::Key_Minus ? -1 : 1, false});
        break;
    case Qt::Key_Left:
        if (plain)
            return key(Go{Go::To::Previous});
        if (alt)
            return key(StripCommand::MoveLeft);
        break;
    case Qt::Key_Right:
        if (plain)
            return key(Go{Go::To::Next});
        if (alt)
            return key(StripCommand::MoveRight);
        break;
    case Qt::Key_Home:
        if (plain)
            return key(Go{Go::To::First});
        break;
    case Qt::Key_End:
        if (plain)
            return key(Go{Go::To::Last});
        break;
    case Qt::Key_Delete:
        if (plain || alt)
            return key(StripCommand::Remove);
        break;
    case Qt::Key_Insert:
        if (modifiers == (Qt::AltModifier | Qt::ShiftModifier))
            return key(StripCommand::InsertBefore);
        if (plain || alt)
            return key(StripCommand::InsertAfter);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (plain || modifiers == Qt::ShiftModifier)
            return key(StripKey::Type{!shift});
        break;
    default: break;
    }
    return std::nullopt;
}

} // namespace residua::ui
