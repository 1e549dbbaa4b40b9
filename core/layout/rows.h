#pragma once

#include <string>
#include <vector>

namespace residua {

/// One thing of a row: a box, or an unfolded block with its frame.
struct Cell {
    int frame = -1;        ///< the stage frame (a group) that it stands in; -1: none
    double frameTitle = 0; ///< width of that frame's title
    double width = 0, ascent = 0, descent = 0;
    double lead = 0;   ///< room before it
    std::string label; ///< stands in that room
    double x = 0;      ///< left border, set by packing
    double outerX = 0; ///< left border of the stage frame if the cell is the first in it, else `x`
};

struct Row {
    struct Frame {
        int group = 0;
        double left = 0, right = 0;
        bool continued = false; ///< the stage began in a row above
    };
    int first = 0, last = 0; ///< cells
    double right = 0, ascent = 0, descent = 0;
    double top = 0, trunk = 0, bottom = 0; ///< y, set when rows are placed
    std::vector<Frame> frames;
};

inline constexpr double rowTurn = 14; ///< room at both ends of a row for the line to the next one

inline constexpr double rowGap = 22; ///< between rows; that line runs in its middle

/// Rows at most `width` wide, except where a single cell is wider. A stage that fits into a row is not broken. They are narrower where the
/// last one would hold a single cell otherwise, as long as they do not become more.
std::vector<Row> packRows(std::vector<Cell> &cells, double width);

/// The rows with which the whole picture is largest on a landscape A4 page, at most at its natural size.
std::vector<Row> packForPage(std::vector<Cell> &cells);

/// What title, legend and margins add to a layout, in points.
inline constexpr double pageMargin = 22, pageTitle = 40, pageLegend = 30;

} // namespace residua
