#pragma once

#include <optional>
#include <utility>
#include <vector>

namespace residua {

struct TemplateNode {
    double width = 0, height = 0;
};

/// Centres of nodes that are placed left to right by Graphviz's `dot`, the leftmost and topmost border at 0; y down; points.
/// Nothing where Graphviz is not part of this build or its plug-ins are missing.
/// Thread: any; calls wait for each other. Cost: about 0.2 ms for a block, once some milliseconds to open Graphviz.
std::optional<std::vector<std::pair<double, double>>> placeTemplate(const std::vector<TemplateNode> &nodes,
                                                                    const std::vector<std::pair<int, int>> &edges, double gap);

/// Whether Graphviz is part of this build.
bool graphvizBuiltIn();

} // namespace residua
