#pragma once

#include "ui/graph/graph_camera.h"
#include "ui/state/live_state.h"
#include "ui/state/metric.h"

#include "core/arch/fold.h"

#include <optional>
#include <string>
#include <vector>

namespace residua::ui {

/// How a window shows a document, as a workspace file keeps it: in words, so that a new choice changes no old file.
struct ViewState {
    Level level = Level::Block;
    std::vector<std::string> unfolded;
    std::string selection;
    Metric metric = Metric::Macs;
    Counting counting;
    /// What the user calls the classes; nothing: as is usual for the network. Names from a file are kept themselves, since opening a
    /// workspace opens no other file, and the file may be elsewhere by then.
    std::optional<ClassNames> classes = {};
    /// The rows of the layer table and of the module tree that stand open, by their paths; nothing: as the window opens them.
    std::optional<std::vector<std::string>> rows = {}, modules = {};
    /// What the layer table is filtered and sorted by, as its field and `LayerView::sorting` say it; empty: everything, as the network
    /// flows.
    std::string filter = {}, sorting = {};
    /// What the picture was zoomed and panned to; nothing: it is fitted.
    std::optional<PicturePlace> place = {};
    bool operator==(const ViewState &) const = default;
};

/// A JSON object.
std::string toJson(const ViewState &view);

/// Total: what is missing, unknown or wrong is as in `otherwise`. Reads the numbers that 0.1 wrote for words, too.
ViewState parseViewState(const std::string &json, const ViewState &otherwise = {});

} // namespace residua::ui
