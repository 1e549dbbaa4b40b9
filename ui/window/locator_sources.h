#pragma once

#include "ui/locator/locator_entry.h"

#include <functional>
#include <vector>

class QMenuBar;

namespace residua::ui {

class GraphView;
class Session;

/// Every command of the menus, with its menus before its name: "File ▸ Export ▸ Picture…".
std::vector<LocatorEntry> commandEntries(const QMenuBar &menus);

/// The stages, blocks and operations of the network on show; running one selects it and brings it into the picture.
std::vector<LocatorEntry> layerEntries(Session &session, GraphView &graph);

/// The other variants of the document.
std::vector<LocatorEntry> variantEntries(Session &session);

/// The files that were open last, those that are still there.
std::vector<LocatorEntry> fileEntries(const std::function<void(const QString &path)> &open);

} // namespace residua::ui
