#include "ui/strip/stage_strip.h"

#include <QKeyEvent>

#include <algorithm>

namespace residua::ui {

bool StageStrip::isOwnKey(const QKeyEvent &event) const
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    switch (event.key()) {
    case Qt::Key_Escape: return m_drag.has_value() && !m_drag->escaped;
    case Qt::Key_Up:
    case Qt::Key_Down:
        return modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier || modifiers == (Qt::ShiftModifier | Qt::ControlModifier);
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Delete: return modifiers == Qt::NoModifier || modifiers == Qt::AltModifier;
    case Qt::Key_Insert:
        return modifiers == Qt::NoModifier || modifiers == Qt::AltModifier || modifiers == (Qt::AltModifier | Qt::ShiftModifier);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus: return !(modifiers & ~Qt::ShiftModifier);
    case Qt::Key_Return:
    case Qt::Key_Enter: return !(modifiers & ~Qt::ShiftModifier);
    case Qt::Key_Home:
    case Qt::Key_End: return modifiers == Qt::NoModifier;
    default: return false;
    }
}

void StageStrip::keyPressEvent(QKeyEvent *event)
{
    if (!isOwnKey(*event))
        return QWidget::keyPressEvent(event);
    event->accept();
    if (m_drag) { // the mouse has it
        if (event->key() == Qt::Key_Escape)
            endDrag(true);
        return;
    }
    const bool shift = event->modifiers() & Qt::ShiftModifier, alt = event->modifiers() & Qt::AltModifier,
               control = event->modifiers() & Qt::ControlModifier;
    const int last = static_cast<int>(m_strip.parts.size()) - 1, stage = currentStage();
    const auto go = [this](int part) {
        endChange();
        say(-1, {});
        selectPart(part);
    };
    const auto command = [this, stage](StripCommand wanted) {
        if (stage >= 0)
            run(stage, wanted);
    };
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down: return step(!shift, event->key() == Qt::Key_Up ? 1 : -1, control);
    case Qt::Key_Plus:
    case Qt::Key_Equal: return step(true, 1, false);
    case Qt::Key_Minus: return step(true, -1, false);
    case Qt::Key_Left: return alt ? command(StripCommand::MoveLeft) : go(currentPart() < 0 ? last : std::max(0, currentPart() - 1));
    case Qt::Key_Right: return alt ? command(StripCommand::MoveRight) : go(std::min(last, currentPart() + 1));
    case Qt::Key_Home: return go(0);
    case Qt::Key_End: return go(last);
    case Qt::Key_Delete: return command(StripCommand::Remove);
    case Qt::Key_Insert: return command(shift ? StripCommand::InsertBefore : StripCommand::InsertAfter);
    default:
        if (stage >= 0)
            editNumber(stage, !shift);
        else if (currentPart() >= 0)
            requestField(currentPart());
    }
}

} // namespace residua::ui
