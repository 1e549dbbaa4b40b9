#pragma once

#include "ui/state/session.h"

#include <QList>

class QAction;
class QMenu;

namespace residua::ui {

/// Adds every metric to `menu`, the session's ticked, what a run measures below a heading. Choosing one sets it, and the menu follows
/// the session for as long as it lives. Returns the entries in the order of `Metric`.
QList<QAction *> fillMetricMenu(QMenu &menu, Session &session);

} // namespace residua::ui
