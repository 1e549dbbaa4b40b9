#pragma once

#include "core/arch/fold.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace residua {

/// Points (1/72 inch), y down.
struct Point {
    double x = 0, y = 0;
    bool operator==(const Point &) const = default;
};
struct Rect {
    double x = 0, y = 0, width = 0, height = 0;
    double right() const { return x + width; }
    double bottom() const { return y + height; }
    Point center() const { return {x + width / 2, y + height / 2}; }
    bool operator==(const Rect &) const = default;
};

/// One piece of a line: straight to `to`, or a cubic Bézier curve with two control points.
struct Segment {
    bool curved = false;
    Point c1, c2, to;
    bool operator==(const Segment &) const = default;
};
struct Curve {
    Point start;
    std::vector<Segment> segments;
    bool operator==(const Curve &) const = default;
};

/// Width in points of `text` (UTF-8) at `size` points.
using MeasureText = std::function<double(std::string_view text, double size, bool bold)>;

/// Widths of DejaVu Sans, one of the widest common sans-serif faces, so that text fits its box in any; the same everywhere.
double measureText(std::string_view text, double size, bool bold);

/// What is to be laid out. Refers to values that must outlive the call.
struct LayoutRequest {
    const Model &model;
    const FoldedGraph &folded;
    double pageWidth = 0;              ///< points; 0: the width at which the picture is largest on a landscape A4 page
    MeasureText measure = measureText; ///< of the font that it will be drawn with
};

struct LayoutBox {
    int node = 0; ///< index in `FoldedGraph::nodes`
    Rect rect;
    bool circle = false; ///< an addition or a product
    std::string title;
    std::vector<std::string> details; ///< smaller lines below the title
    std::int64_t macs = 0;
    bool identityMark = false;   ///< a folded node with identity shortcuts in it
    bool projectionMark = false; ///< a folded node with shortcuts in it that change the shape
};

struct LayoutFrame {
    int group = 0; ///< index in `FoldedGraph::groups`; a group that runs over several rows has a frame in each
    Rect rect;
    std::string title;
    bool inner = false; ///< a block, the stem or the head, not a stage
};

struct LayoutEdge {
    int edge = 0; ///< index in `FoldedGraph::edges`
    EdgeKind kind = EdgeKind::Trunk;
    Curve curve;       ///< ends at the box it points to. A shortcut starts where it leaves the trunk
    std::string label; ///< the shape that crosses into the next stage
    Point labelAt;     ///< centre of the label's baseline
};

struct Layout {
    double width = 0, height = 0;
    std::vector<LayoutBox> boxes;    ///< in the order of `FoldedGraph::nodes`
    std::vector<LayoutFrame> frames; ///< outer before inner
    std::vector<LayoutEdge> edges;
    std::vector<std::string> notes; ///< what a person should be told: Graphviz is missing, less is shown than asked for
};

/// Sizes of the text, in points.
inline constexpr double titleSize = 8.5, detailSize = 7.2, labelSize = 7.2;

/// Places everything, left to right, wrapped by stage and by width. The operations of each distinct block are placed by Graphviz
/// once; blocks, stages and shortcuts are placed by arithmetic. The same request gives the same layout.
/// Cost: 3,500 nodes within a frame (20 ms). Thread: any; calls into Graphviz wait for each other.
Layout layout(const LayoutRequest &request);

} // namespace residua
