#pragma once

#include "core/arch/spec.h"

#include <QString>

namespace residua::ui {

/// What the menu and the keyboard do to a stage, beside depth and width.
enum class StripCommand { Stride1, Stride2, InsertBefore, InsertAfter, Duplicate, MoveLeft, MoveRight, Remove };

/// The outcome of a command on `stage` (from 0).
struct StripEdit {
    ResNetSpec next;
    QString text;     ///< of the step of the history: "Duplicate stage 3"
    int selected = 0; ///< the stage that is selected afterwards
    QString whyNot;   ///< a sentence where the command is not possible; `next` then says nothing
};

/// Validates the outcome: about a millisecond for a large network.
StripEdit stripEdit(const ResNetSpec &spec, int stage, StripCommand command);

/// The key of the file: "stages.2.depth".
QString stageKey(int stage, bool depth);
/// `spec` with another depth or width of one stage.
ResNetSpec withStageNumber(ResNetSpec spec, int stage, bool depth, std::int64_t value);
std::int64_t stageNumber(const ResNetSpec &spec, int stage, bool depth);

} // namespace residua::ui
