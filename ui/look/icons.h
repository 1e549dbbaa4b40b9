#pragma once

#include <QIcon>
#include <QStyle>

#include <optional>

namespace residua::ui {

/// The icons of dialogs and of Qt's own buttons: lines on a grid of 24, as path data of SVG, in the colours of the palette at the time of
/// painting. So they are right in light and dark and at every density.
enum class IconKind {
    Folder,
    File,
    NewFolder,
    Up,
    Back,
    Forward,
    List,
    Details,
    Computer,
    Drive,
    Home,
    More,
    Clear,
    Note,
    Question,
    Warning,
    Problem
};

QIcon iconOf(IconKind kind);

/// What stands for one of Qt's; nothing for those that the program does not show.
std::optional<IconKind> iconFor(QStyle::StandardPixmap which);

} // namespace residua::ui
