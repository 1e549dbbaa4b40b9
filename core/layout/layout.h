#pragma once

#include "core/arch/fold.h"

#include <array>
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

/// All kinds of edges but the trunk's, in the order in which they are listed.
inline constexpr std::array shortcutKinds{EdgeKind::Identity, EdgeKind::Projection, EdgeKind::AveragePool, EdgeKind::ZeroPad};

/// `kind` in a set of kinds.
constexpr unsigned bit(EdgeKind kind)
{
    return 1u << static_cast<unsigned>(kind);
}

/// What makes boxes look different, beside their words and their tint.
struct BoxTraits {
    bool circle = false;    ///< an addition or a product
    bool product = false;   ///< of two circles the one with ×
    bool minor = false;     ///< norms and activations cost nothing that is counted here: they stand back
    bool costLine = false;  ///< the last detail says what it costs
    unsigned shortcuts = 0; ///< of a folded node: a `bit` for each kind that one of its blocks has
    bool operator==(const BoxTraits &) const = default;
};

struct LayoutBox : BoxTraits {
    int node = 0; ///< index in `FoldedGraph::nodes`
    Rect rect;
    std::string title;                ///< of a circle: its sign
    std::vector<std::string> details; ///< smaller lines below the title
    std::int64_t macs = 0;
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
    /// The shape on a level piece of the trunk between two boxes, where it has room; else empty.
    std::string channels, pixels;
    bool flowIsSmall = false;  ///< in the smaller of two sizes
    bool changesShape = false; ///< it leaves an operation or group whose output has another shape than its input
};

struct Layout {
    double width = 0, height = 0;
    std::vector<LayoutBox> boxes;    ///< in the order of `FoldedGraph::nodes`
    std::vector<LayoutFrame> frames; ///< outer before inner
    std::vector<LayoutEdge> edges;
    std::vector<std::string> notes; ///< what a person should be told: Graphviz is missing, less is shown than asked for
};

/// Sizes of the text, in points. The shapes between boxes are for a picture that one can go close to.
inline constexpr double titleSize = 8.5, detailSize = 7.2, labelSize = 7.2, valueSize = 6, flowSize = 5, smallFlowSize = 2.7;
inline constexpr double lineHeight = 9.5; ///< of a box's details

/// Places everything, left to right, wrapped by stage and by width. The operations of each distinct block are placed by Graphviz
/// once; blocks, stages and shortcuts are placed by arithmetic. The same request gives the same layout.
/// Cost: 3,500 nodes within a frame (20 ms). Thread: any; calls into Graphviz wait for each other.
Layout layout(const LayoutRequest &request);

} // namespace residua
