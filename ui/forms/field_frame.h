#pragma once

#include <QPainter>

namespace residua::ui {

struct Theme;

inline constexpr qreal fieldRadius = 5;

/// The frame of an editor whose value was refused, over what the style has drawn of `widget`.
void paintWrongFrame(QWidget *widget);

/// The ring round what has the keyboard.
void paintFocus(QPainter &painter, const QRect &rect, const Theme &theme);

} // namespace residua::ui
