#pragma once

#include "ui/look/theme.h"

#include "core/layout/picture.h"

namespace residua::ui {

/// The colour of `map` at `share`: 0 to 1, or -1 to 1 on the diverging one.
inline QColor tintColor(const Theme &theme, TintMap map, double share)
{
    switch (map) {
    case TintMap::Costs: return theme.ramp(share);
    case TintMap::Values: return Theme::viridis(share);
    case TintMap::Diverging: return theme.diverging(share);
    }
    return theme.node;
}

} // namespace residua::ui
