#include "core/layout/rows.h"

#include <algorithm>

namespace residua {

namespace {

constexpr double stagePadding = 8;
constexpr double stageTitle = 15;

/// Cells that belong to one stage, or a single cell.
struct Stretch {
    std::size_t first, last;
    double width;
};

double segmentWidth(const std::vector<Cell> &cells, std::size_t first, std::size_t last)
{
    double width = 0;
    for (std::size_t c = first; c <= last; ++c)
        width += cells[c].width + (c > first ? cells[c].lead : 0);
    if (cells[first].frame >= 0)
        width = std::max(width, cells[first].frameTitle) + 2 * stagePadding;
    return width;
}

std::vector<Stretch> segments(const std::vector<Cell> &cells)
{
    std::vector<Stretch> result;
    for (std::size_t c = 0; c < cells.size();) {
        std::size_t last = c;
        while (cells[c].frame >= 0 && last + 1 < cells.size() && cells[last + 1].frame == cells[c].frame)
            ++last;
        result.push_back({c, last, segmentWidth(cells, c, last)});
        c = last + 1;
    }
    return result;
}

class Packer {
public:
    Packer(std::vector<Cell> &cells, double width) : m_cells(cells), m_limit(width) {}

    std::vector<Row> pack(const std::vector<Stretch> &all)
    {
        for (const Stretch &segment : all) {
            const double lead = m_cells[segment.first].lead;
            if (fits(lead + segment.width)) {
                put(segment.first, segment.last);
            } else if (rowTurn + lead + segment.width <= m_limit - rowTurn || segment.first == segment.last) {
                breakRow();
                put(segment.first, segment.last);
            } else {
                breakRow();
                putBroken(segment);
            }
        }
        return std::move(m_rows);
    }

private:
    std::vector<Cell> &m_cells;
    double m_limit;
    std::vector<Row> m_rows;
    bool m_open = false; // the last row may take more

    bool fits(double width) const { return m_open && m_rows.back().right + width <= m_limit - rowTurn; }
    void breakRow() { m_open = false; }

    void put(std::size_t first, std::size_t last, bool continued = false)
    {
        if (!m_open) {
            m_rows.push_back({});
            m_rows.back().first = static_cast<int>(first);
            m_rows.back().right = m_rows.size() > 1 ? rowTurn : 0;
            m_open = true;
        }
        Row &row = m_rows.back();
        const bool framed = m_cells[first].frame >= 0;
        const double left = row.right + m_cells[first].lead;
        double x = left + (framed ? stagePadding : 0);
        for (std::size_t c = first; c <= last; ++c) {
            Cell &cell = m_cells[c];
            if (c > first)
                x += cell.lead;
            cell.x = x;
            cell.outerX = c == first ? left : x;
            x += cell.width;
            row.ascent = std::max(row.ascent, cell.ascent + (framed ? stageTitle : 0));
            row.descent = std::max(row.descent, cell.descent + (framed ? stagePadding : 0));
        }
        row.last = static_cast<int>(last);
        row.right = left + segmentWidth(m_cells, first, last);
        if (framed)
            row.frames.push_back({m_cells[first].frame, left, row.right, continued});
    }

    /// The last cell of a row that begins with `first` and has `room`.
    std::size_t fill(std::size_t first, std::size_t end, double room) const
    {
        std::size_t last = first;
        double width = m_cells[first].lead + segmentWidth(m_cells, first, first);
        while (last < end) {
            width += m_cells[last + 1].lead + m_cells[last + 1].width;
            if (width > room)
                break;
            ++last;
        }
        return last;
    }

    int rowsNeeded(const Stretch &segment, double room) const
    {
        int rows = 0;
        for (std::size_t c = segment.first; c <= segment.last; c = fill(c, segment.last, room) + 1)
            ++rows;
        return rows;
    }

    /// As few rows as can be, about equally full.
    void putBroken(const Stretch &segment)
    {
        double room = m_limit - 2 * rowTurn;
        const int rows = rowsNeeded(segment, room);
        for (double even = segment.width / rows; even < room; even *= 1.04) {
            if (rowsNeeded(segment, even) == rows) {
                room = even;
                break;
            }
        }
        bool continued = false;
        for (std::size_t c = segment.first; c <= segment.last;) {
            const std::size_t last = fill(c, segment.last, room);
            breakRow();
            put(c, last, continued);
            continued = true;
            c = last + 1;
        }
    }
};

// Text of 7.2 points stays above 6 points at this scale; up to there fewer rows are worth more than larger text.
constexpr double readableScale = 0.86;

int brokenStages(const std::vector<Row> &rows)
{
    int broken = 0;
    for (const Row &row : rows)
        broken +=
            static_cast<int>(std::count_if(row.frames.begin(), row.frames.end(), [](const Row::Frame &frame) { return frame.continued; }));
    return broken;
}

/// Whether a single box is left for the last of several rows.
bool endsWithOneBox(const std::vector<Row> &rows)
{
    return rows.size() > 1 && rows.back().first == rows.back().last;
}

/// How good `rows` are on a landscape A4 page (842 × 595 points): how large, and how few stages are broken.
double value(const std::vector<Row> &rows)
{
    double width = 0, height = -rowGap;
    for (const Row &row : rows) {
        width = std::max(width, row.right + (&row == &rows.back() ? 0 : rowTurn));
        height += row.ascent + row.descent + rowGap;
    }
    const int broken = rows.size() < 12 ? brokenStages(rows) : 0; // long networks are broken anyway
    const double scale =
        std::min({readableScale, 842 / (width + 2 * pageMargin), 595 / (height + 2 * pageMargin + pageTitle + pageLegend)});
    return scale * (1 - 0.03 * std::min(broken, 5));
}

} // namespace

std::vector<Row> packRows(std::vector<Cell> &cells, double width)
{
    const std::vector<Stretch> all = segments(cells);
    const std::vector<Row> widest = Packer(cells, width).pack(all);
    // A single box in the last row looks forgotten: a little narrower, the row above leaves it company.
    for (double narrower = 0.97 * width; endsWithOneBox(widest) && narrower > width / 2; narrower *= 0.97) {
        std::vector<Row> rows = Packer(cells, narrower).pack(all);
        if (rows.size() != widest.size() || brokenStages(rows) != brokenStages(widest))
            break;
        if (!endsWithOneBox(rows))
            return rows;
    }
    return Packer(cells, width).pack(all);
}

std::vector<Row> packForPage(std::vector<Cell> &cells)
{
    if (cells.empty())
        return {};
    const std::vector<Stretch> all = segments(cells);
    double least = 0, total = 2 * rowTurn;
    for (const Cell &cell : cells)
        least = std::max(least, cell.width + cell.lead + 2 * (rowTurn + stagePadding));
    for (const Stretch &segment : all)
        total += segment.width + cells[segment.first].lead;
    // From one row downwards. A narrower page is taken when it lets the picture be larger, or when its rows are
    // as many and better filled.
    double best = total, bestValue = 0;
    std::size_t bestRows = 0;
    const double step = cells.size() < 60 ? 0.97 : 0.92; // a long network does not need the last percent
    for (double width = total;; width = std::max(width * step, least)) {
        const std::vector<Row> rows = Packer(cells, width).pack(all);
        const double v = value(rows);
        if (v > bestValue * 1.001 || (v > bestValue * 0.999 && rows.size() == bestRows)) {
            best = width;
            bestValue = v;
            bestRows = rows.size();
        }
        if (width <= least)
            break;
    }
    return Packer(cells, best).pack(all);
}

} // namespace residua
