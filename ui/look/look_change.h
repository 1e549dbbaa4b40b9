#pragma once

#include <functional>

class QWidget;

namespace residua::ui {

/// Calls `colors` whenever `widget`'s palette has changed, and `fonts` whenever its font or style has: in place of a changeEvent in each
/// class. For the end of a constructor: what happened before is not told.
void onLookChange(QWidget &widget, std::function<void()> colors, std::function<void()> fonts = {});

} // namespace residua::ui
