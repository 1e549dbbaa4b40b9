#pragma once

#include "ui/state/session.h"

#include <QString>

class QWidget;

namespace residua::ui {

/// Versions, devices and CPU features, as text for a report.
QString diagnosticsText(const Session &session);

void showAbout(QWidget &parent, const Session &session);

} // namespace residua::ui
