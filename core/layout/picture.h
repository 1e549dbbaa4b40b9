#pragma once

#include "core/layout/drawing.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace residua {

struct Color {
    std::uint8_t r = 0, g = 0, b = 0;
    bool operator==(const Color &) const = default;
};

/// "#rrggbb"
std::string hexText(Color c);

/// Contrast of two colours after WCAG 2.1, from 1 to 21.
double contrast(Color a, Color b);

/// The blue ramp that a box is tinted with; `share` from 0 to 1.
Color rampColor(double share);

/// What values are coloured by: costs from nothing on by the blue ramp, other values by viridis, values on both sides of zero by a
/// diverging map.
enum class TintMap { Costs, Values, Diverging };

/// The colour of `map` at `share`: 0 to 1, or -1 to 1 on the diverging one.
Color tintColor(TintMap map, double share);

/// The text colour on `background`: contrast at least 4.5.
Color textColorOn(Color background);

/// A colour for each ink; those of a box follow from its tint.
struct Palette {
    std::array<Color, inkCount> colors{};
    Color &operator[](Ink ink) { return colors[static_cast<std::size_t>(ink)]; }
    const Color &operator[](Ink ink) const { return colors[static_cast<std::size_t>(ink)]; }
};

/// The light colours of paper.
Palette paperPalette();

struct Pen {
    Color color;
    double width = 0;           ///< 0: no line
    double stroke = 0, gap = 0; ///< points; 0: no gaps
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
/// A bar of the picture's colour map, from its least value at the left to its greatest.
struct GradientItem {
    Rect rect;
};
using DrawItem = std::variant<RectItem, CircleItem, PathItem, TextItem, GradientItem>;

/// What is drawn, in order; all writers draw the same list. Points, y down.
struct Picture {
    double width = 0, height = 0;
    std::string title;
    TintMap map = TintMap::Costs; ///< of its gradients
    std::vector<DrawItem> items;
};

/// What colours a picture instead of the multiply-accumulates, as plain values in words for people.
struct PictureTint {
    struct Box {
        std::optional<double> share; ///< where its value stands on the map; nothing: no tint
        std::string words;           ///< of the value, at the place of the costs or below the box; empty: nothing to say
    };
    TintMap map = TintMap::Costs;
    std::vector<Box> boxes; ///< in the order of `FoldedGraph::nodes`
    std::string totals;     ///< the costs of the whole network, for the line below the title
    std::string name;       ///< the legend's: what is shown; empty: no tint of its own, the picture is as without
    std::string low, high;  ///< the values at the ends of the map; empty `high`: `low` says why nothing is coloured
};

/// `layout` with title, totals and legend.
Picture paint(const LayoutRequest &request, const Layout &layout, const PictureTint &tint = {}, const Palette &palette = paperPalette());

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
GraphFile drawGraph(const Model &model, Level level, const std::vector<std::string> &unfold, PictureFormat format);

/// The same of what is folded already, with a tint of its own; DOT has none.
GraphFile drawGraph(const LayoutRequest &request, PictureFormat format, const PictureTint &tint = {});

} // namespace residua
