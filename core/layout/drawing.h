#pragma once

#include "core/layout/layout.h"

#include <array>
#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

namespace residua {

// How boxes, lines and frames look, in points: the one description by which files and window are painted. A painter adds what is its
// own: colours, whole pixels, what it leaves away because it would be too small to be told apart, what is selected.

/// A colour by what it is for. A palette says which it is, on paper or in the window.
enum class Ink {
    Canvas,
    Words,      ///< also of the signs of additions and products
    QuietWords, ///< labels
    Node,       ///< ground of what has no tint
    NodeLine,   ///< its border
    OuterFrame, ///< ground of a stage
    InnerFrame, ///< ground of a block, of stem and head
    FrameLine,
    Trunk,
    Identity,    ///< shortcuts that keep the shape
    ShapeChange, ///< shortcuts that change it
    BoxFill,     ///< of the box that is drawn, as its tint has it
    BoxLine,
    BoxWords,
};
inline constexpr std::size_t inkCount = 14;

/// What a text says; size and weight follow from it.
enum class TextStyle { Title, MinorTitle, Detail, FrameTitle, Label, Value, Flow, SmallFlow };
inline constexpr std::size_t textStyleCount = 8;

/// Words that would be smaller on a screen are left out: nobody reads them.
inline constexpr double leastTextPixels = 9;

struct TextLook {
    double size = 0; ///< points
    bool bold = false;
    double leastPixels = 0; ///< on a screen it gives way where it would be smaller
};
TextLook lookOf(TextStyle style);

/// The most that words grow to be read: boxes have that much room round them.
inline constexpr double mostGrowth = 1.1;

/// How much larger than drawn words of `pixels` are shown, so that they have the `least` that they need: 1 where they have it, a little
/// more where they are a little smaller; 0: they give way.
double growthToRead(double pixels, double least);

/// How much smaller words become to fit into `room`, from 1 down; 0: they give way. Both widths in the same unit.
double shareThatFits(double width, double room);

/// How the line of an edge is drawn: in the picture, in the marks of folded nodes, in legends.
struct LineLook {
    Ink ink = Ink::Trunk;
    double width = 0;           ///< points
    bool strong = false;        ///< where widths are whole pixels, it has one more than the trunk
    double stroke = 0, gap = 0; ///< in widths; 0: the line has no gaps
    bool isBroken() const { return stroke > 0; }
};
LineLook lookOf(EdgeKind kind);

/// A rectangle, with round corners.
struct PanelFigure {
    Rect rect;
    double radius = 0;
    Ink fill = Ink::Node, line = Ink::NodeLine;
    double width = 0; ///< of the line
};
struct DiscFigure {
    Point center;
    double radius = 0;
    Ink fill = Ink::Node, line = Ink::Words;
    double width = 0;
};
struct StrokeFigure {
    Curve curve;
    Ink ink = Ink::Words;
    double width = 0;
    std::optional<EdgeKind> kind; ///< it stands for lines of this kind
};
struct TextFigure {
    enum class Which { Title, Detail, Value };
    Which which = Which::Title; ///< of the texts that the box, frame or line has
    std::size_t detail = 0;
    TextStyle style = TextStyle::Title;
    Point at; ///< on the baseline: its middle, else its left end
    bool centred = true;
    Ink ink = Ink::QuietWords;
    double room = 0; ///< made smaller to fit into it (`shareThatFits`); 0: whatever its width
};
using Figure = std::variant<PanelFigure, DiscFigure, StrokeFigure, TextFigure>;

inline constexpr double boxRadius = 4.5; ///< of a box's corners

/// A box, in the order in which it is drawn.
struct BoxFigures {
    std::vector<Figure> body;
    std::optional<TextFigure> below; ///< the value of an operation
    std::vector<Figure> mark;        ///< on the upper border
};
/// `traits` with so many details in `rect`, its own or one on the way to it. `value`: there are words of a tint, which take the place of
/// the costs or stand below the box.
BoxFigures figuresOf(const BoxTraits &traits, std::size_t details, const Rect &rect, bool value);

/// An addition or a product.
std::vector<Figure> circleFigures(Point center, double radius, bool product);

/// A small tag with one arc a kind of shortcut (bits): "one such shortcut round each block in here". `right`: its middle at the right.
std::vector<Figure> markFigures(Point right, unsigned shortcuts);

struct FrameFigures {
    PanelFigure panel;
    TextFigure title;
};
/// A frame in `rect`, its own or one on the way to it.
FrameFigures figuresOf(bool inner, const Rect &rect);

/// The end of an edge, at its arrow head.
struct LineEnd {
    Point end; ///< of the line, inside the head
    Point tip, direction{1, 0};
};
/// Precondition: `curve` has a segment.
LineEnd endOf(const Curve &curve);

inline constexpr double arrowLength = 4.6, arrowWidth = 3.6; ///< points
/// The corners of an arrow head, `scale` times as large; the tip first.
std::array<Point, 3> arrowHead(Point tip, Point direction, double scale = 1);

/// What stands where another stage begins; `at`: its middle.
TextFigure labelOf(Point at);

/// The shape that flows along a level line between two boxes: channels above it, pixels below.
struct FlowFigures {
    TextFigure channels, pixels;
};
FlowFigures flowOf(const LayoutEdge &edge);

} // namespace residua
