#pragma once

#include <QTimer>

namespace residua::ui {

/// From now on `timer` fires once, `milliseconds` after it was started last.
inline void setPause(QTimer &timer, int milliseconds)
{
    timer.setSingleShot(true);
    timer.setInterval(milliseconds);
}

} // namespace residua::ui
