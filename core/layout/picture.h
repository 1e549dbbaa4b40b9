#pragma once

#include "core/layout/layout.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace residua {

struct Color {
    std::uint8_t r = 0, g = 0, b = 0;
    bool operator==(const Color &) const = default;
};

/// Contrast of two colours after WCAG 2.1, from 1 to 21.
double contrast(Color a, Color b);

/// The blue ramp that a box is tinted with; `share` from 0 to 1.
Color rampColor(double share);

/// The text colour on `background`: contrast at least 4.5.
Color textColorOn(Color background);

struct Pen {
    Color color;
    double width = 0; ///< 0: no line
};

struct RectItem {
    Rect rect;
    double radius = 0;
    bool filled = true;
    Color fill;
    Pen pen;
};
struct CircleItem {
    Point center;
    double radius = 0;
    Color fill;
    Pen pen;
};
struct PathItem {
    Curve curve;
    Pen pen;
    bool closed = false; ///< filled with the pen's colour
};
struct TextItem {
    enum class Anchor { Left, Middle, Right };
    Point at; ///< on the baseline
    std::string text;
    double size = 8;
    bool bold = false;
    Anchor anchor = Anchor::Middle;
    Color color;
};
/// A bar of the ramp, from share 0 at the left to 1 at the right.
struct GradientItem {
    Rect rect;
};
using DrawItem = std::variant<RectItem, CircleItem, PathItem, TextItem, GradientItem>;

/// What is drawn, in order; all writers draw the same list. Points, y down.
struct Picture {
    double width = 0, height = 0;
    std::string title;
    std::vector<DrawItem> items;
};

/// `layout` with title, totals and legend, in the light colours of paper.
Picture paint(const LayoutRequest &request, const Layout &layout);

enum class PictureFormat { Dot, Svg, Png, Pdf };

/// By the ending of a file's name, in any case; throws Error(Usage) for another ending.
PictureFormat pictureFormat(std::string_view fileName);

/// DOT and SVG are always there, PNG and PDF where the build has cairo.
bool pictureAvailable(PictureFormat format);

/// SVG, PNG (two pixels a point; fewer above 48 megapixels) or PDF. The same picture gives the same bytes.
/// Throws Error(Failed) with the remedy where the format is not available, or for Dot, which is written by `toDot`.
std::string writePicture(const Picture &picture, PictureFormat format);

/// The folded graph as DOT source, with groups as clusters.
std::string toDot(const LayoutRequest &request);

struct GraphFile {
    std::string bytes;
    std::vector<std::string> notes; ///< for the user: less is shown than asked for, Graphviz is missing
};

/// All of it: what `residua-cli graph` writes. Throws Error(Usage) when a path of `unfold` names nothing, Error(Failed) as
/// `writePicture`.
GraphFile drawGraph(const ResNetSpec &spec, Level level, const std::vector<std::string> &unfold, PictureFormat format);

} // namespace residua
