#pragma once

#include "ui/state/session.h"

#include <QList>
#include <QString>

class QAction;
class QWidget;

namespace residua::ui {

/// Versions, devices and CPU features, as text for a report.
QString diagnosticsText(const Session &session);

void showAbout(QWidget &parent, const Session &session);

/// Every command with its keys, made from the commands themselves.
void showShortcuts(QWidget &parent, const QList<QAction *> &actions);

} // namespace residua::ui
