#pragma once

#include "core/layout/layout.h"

#include <optional>
#include <vector>

namespace residua {

/// An operation of an unfolded block, as far as its place depends on it.
struct TemplateMember {
    double width = 0, height = 0;
    bool circle = false;
    bool shortcut = false; ///< stands below the trunk, on the shortcut
    bool operator==(const TemplateMember &) const = default;
};
struct TemplateEdge {
    int from = -1; ///< index of a member; -1: the block's input
    int to = 0;
    EdgeKind kind = EdgeKind::Trunk;
    bool operator==(const TemplateEdge &) const = default;
};
struct TemplateShape {
    std::vector<TemplateMember> members;
    std::vector<TemplateEdge> edges;
    bool operator==(const TemplateShape &) const = default;
};

/// A block that has been placed: (0, 0) is where the trunk enters; y down.
struct BlockTemplate {
    std::vector<Rect> boxes;   ///< by member
    std::vector<Curve> curves; ///< by edge
    double width = 0;          ///< up to the right border of the last operation of the trunk
    double ascent = 0, descent = 0;
    bool placedByGraphviz = false;
};
BlockTemplate arrangeBlock(const TemplateShape &shape);

Curve line(Point from, Point to);

} // namespace residua
