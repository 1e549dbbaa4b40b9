#include "core/layout/layout.h"

#include "core/arch/assert.h"
#include "core/arch/op_facts.h"
#include "core/arch/phrases.h"
#include "core/layout/block_template.h"
#include "core/layout/graphviz_template.h"
#include "core/layout/labels.h"
#include "core/layout/rows.h"
#include "core/layout/text.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>
#include <unordered_map>
#include <utility>

namespace residua {

namespace {

constexpr double boxPadding = 6;
constexpr double circleRadius = 6.5;
constexpr double markRoom = 4; // a folded node's mark stands over its upper border
constexpr double framePadding = 7;
constexpr double frameTitle = 13;
constexpr double between = 16; // blocks of a stage
constexpr double betweenBoxes = 20;
constexpr double betweenStages = 26;
constexpr double cornerRadius = 6;

/// "stage 3 · 36 blocks" again in the next row.
std::string continuedTitle(const std::string &title)
{
    return filled(phrase("Picture", "%1, continued"), {title.substr(0, title.find(" · "))});
}

/// A line through `points` with rounded corners.
Curve rounded(const std::vector<Point> &points)
{
    Curve curve{points.front(), {}};
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const Point a = points[i - 1], b = points[i], c = points[i + 1];
        const auto toward = [&](Point to) {
            const double length = std::abs(to.x - b.x) + std::abs(to.y - b.y); // the pieces are level or upright
            const double r = std::min(cornerRadius, length / 2);
            return length > 0 ? Point{b.x + (to.x - b.x) / length * r, b.y + (to.y - b.y) / length * r} : b;
        };
        const Point in = toward(a), out = toward(c);
        curve.segments.push_back(Segment{false, {}, {}, in});
        curve.segments.push_back(Segment{true,
                                         {in.x + (b.x - in.x) * 0.55, in.y + (b.y - in.y) * 0.55},
                                         {out.x + (b.x - out.x) * 0.55, out.y + (b.y - out.y) * 0.55},
                                         out});
    }
    curve.segments.push_back(Segment{false, {}, {}, points.back()});
    return curve;
}

void shift(Curve &curve, double dx, double dy)
{
    const auto move = [&](Point &p) { p = {p.x + dx, p.y + dy}; };
    move(curve.start);
    for (Segment &s : curve.segments) {
        move(s.c1);
        move(s.c2);
        move(s.to);
    }
}

class Composer {
public:
    explicit Composer(const LayoutRequest &request) : m_request(request), m_folded(request.folded) {}

    Layout compose()
    {
        m_layout.boxes.resize(m_folded.nodes.size());
        for (std::size_t i = 0; i < m_folded.nodes.size(); ++i)
            size(static_cast<int>(i));
        makeCells();
        m_rows = m_request.pageWidth > 0 ? packRows(m_cells, m_request.pageWidth) : packForPage(m_cells);
        placeRows();
        drawFrames();
        drawEdges();
        labelFlow(m_request, m_layout);
        if (!m_folded.note.empty())
            m_layout.notes.push_back(m_folded.note);
        if (m_unplaced)
            m_layout.notes.emplace_back(
                graphvizBuiltIn()
                    ? "Graphviz could not place the operations (its plug-ins are missing: run \"dot -c\"); they stand in plain rows"
                    : "this build has no Graphviz; the operations of a block stand in plain rows");
        return std::move(m_layout);
    }

private:
    struct Placed { // what a cell has besides its size
        int group = -1;
        std::vector<int> members; // folded nodes
        const BlockTemplate *shape = nullptr;
        std::vector<int> edges; // by the template's edge: index in the folded graph
        std::string title;      // of its frame
    };

    const LayoutRequest &m_request;
    const FoldedGraph &m_folded;
    Layout m_layout;
    std::vector<Cell> m_cells;
    std::vector<Placed> m_placed;          // by cell
    std::vector<int> m_cellOf, m_memberOf; // by folded node
    std::unordered_map<std::string, std::unique_ptr<BlockTemplate>> m_templates;
    std::vector<Row> m_rows;
    std::vector<int> m_incoming, m_firstIncoming; // edges, ordered by the folded node they point to; where each node's begin
    bool m_unplaced = false;

    LayoutBox &box(int node) { return m_layout.boxes[static_cast<std::size_t>(node)]; }

    void size(int index)
    {
        const FoldedNode &node = m_folded.nodes[static_cast<std::size_t>(index)];
        LayoutBox &b = box(index);
        b.node = index;
        b.macs = macsOf(m_request.model, node);
        if (node.kind == FoldedNode::Kind::Operation) {
            const Op &op = m_request.model.graph.nodes[static_cast<std::size_t>(node.nodes.front())].op;
            b.circle = traitsOf(op).joins;
        }
        BoxText text = boxText(m_request, node);
        b.title = std::move(text.title);
        b.details = std::move(text.details);
        if (b.circle) {
            b.product = b.title != "+";
            b.rect = {0, 0, 2 * circleRadius, 2 * circleRadius};
            return;
        }
        double width = m_request.measure(b.title, titleSize, true);
        for (const std::string &line : b.details)
            width = std::max(width, m_request.measure(line, detailSize, false));
        if (node.kind == FoldedNode::Kind::Operation) {
            b.minor = b.details.empty();
        } else {
            b.costLine = b.macs > 0 && !b.details.empty();
            b.shortcuts = shortcutsIn(m_request.model, node);
            width = std::max(width, 42.0);
        }
        b.rect = {0, 0, width + 2 * boxPadding, 17 + lineHeight * static_cast<double>(b.details.size())};
    }

    void sortIncoming()
    {
        m_firstIncoming.assign(m_folded.nodes.size() + 1, 0);
        for (const FoldedEdge &e : m_folded.edges)
            ++m_firstIncoming[static_cast<std::size_t>(e.to) + 1];
        for (std::size_t i = 1; i < m_firstIncoming.size(); ++i)
            m_firstIncoming[i] += m_firstIncoming[i - 1];
        std::vector<int> next = m_firstIncoming;
        m_incoming.resize(m_folded.edges.size());
        for (std::size_t e = 0; e < m_folded.edges.size(); ++e)
            m_incoming[static_cast<std::size_t>(next[static_cast<std::size_t>(m_folded.edges[e].to)]++)] = static_cast<int>(e);
    }

    std::span<const int> incoming(int node) const
    {
        const std::size_t first = static_cast<std::size_t>(m_firstIncoming[static_cast<std::size_t>(node)]);
        const std::size_t last = static_cast<std::size_t>(m_firstIncoming[static_cast<std::size_t>(node) + 1]);
        return std::span(m_incoming).subspan(first, last - first);
    }

    void makeCells()
    {
        m_cellOf.assign(m_folded.nodes.size(), -1);
        m_memberOf.assign(m_folded.nodes.size(), -1);
        sortIncoming();
        std::vector<int> groupOf(m_folded.nodes.size(), -1);
        std::vector<int> stageFrame(m_folded.nodes.size(), -1);
        for (std::size_t g = 0; g < m_folded.groups.size(); ++g) {
            const FoldedGroup &group = m_folded.groups[g];
            const bool stage = group.stage >= 0 && group.block < 0;
            for (const int member : group.members)
                (stage ? stageFrame : groupOf)[static_cast<std::size_t>(member)] = static_cast<int>(g);
        }
        for (std::size_t i = 0; i < m_folded.nodes.size();) {
            const int group = groupOf[i];
            Cell cell;
            Placed placed;
            cell.frame = stageFrame[i];
            if (group < 0)
                placed.members = {static_cast<int>(i)};
            else
                placed.members = m_folded.groups[static_cast<std::size_t>(group)].members;
            placed.group = group;
            const int index = static_cast<int>(m_cells.size());
            for (std::size_t k = 0; k < placed.members.size(); ++k) {
                m_cellOf[static_cast<std::size_t>(placed.members[k])] = index;
                m_memberOf[static_cast<std::size_t>(placed.members[k])] = static_cast<int>(k);
            }
            i += placed.members.size();
            measureCell(cell, placed);
            lead(cell, placed);
            m_cells.push_back(std::move(cell));
            m_placed.push_back(std::move(placed));
        }
    }

    void measureCell(Cell &cell, Placed &placed)
    {
        if (cell.frame >= 0) {
            const std::string &title = m_folded.groups[static_cast<std::size_t>(cell.frame)].title;
            cell.frameTitle = m_request.measure(title, labelSize, true);
        }
        if (placed.group < 0) {
            const LayoutBox &b = box(placed.members.front());
            cell.width = b.rect.width;
            cell.descent = b.rect.height / 2;
            cell.ascent = cell.descent + (b.shortcuts != 0 ? markRoom : 0);
            return;
        }
        placed.shape = &templateOf(placed);
        placed.title = frameText(placed.group);
        const double title = m_request.measure(placed.title, labelSize, false);
        cell.width = std::max(placed.shape->width + 2 * framePadding - 4, title + 2 * framePadding);
        cell.ascent = placed.shape->ascent + framePadding + frameTitle;
        cell.descent = placed.shape->descent + framePadding;
    }

    std::string frameText(int group) const
    {
        const FoldedGroup &g = m_folded.groups[static_cast<std::size_t>(group)];
        std::string title = printable(g.title, 60);
        if (g.block < 0)
            return title;
        for (const int member : g.members)
            for (const int e : incoming(member))
                if (const EdgeKind kind = m_folded.edges[static_cast<std::size_t>(e)].kind;
                    kind != EdgeKind::Trunk && kind != EdgeKind::Identity)
                    return title + " · " + shortcutName(kind);
        return title;
    }

    const BlockTemplate &templateOf(Placed &placed)
    {
        TemplateShape shape;
        std::string key;
        const int cell = static_cast<int>(m_cells.size());
        for (const int member : placed.members) {
            const FoldedNode &node = m_folded.nodes[static_cast<std::size_t>(member)];
            const Part part = m_request.model.graph.nodes[static_cast<std::size_t>(node.nodes.front())].slot.part;
            const LayoutBox &b = box(member);
            shape.members.push_back(
                {b.rect.width, b.rect.height, b.circle,
                 part == Part::ShortcutPool || part == Part::ShortcutConv || part == Part::ShortcutNorm || part == Part::ShortcutPad});
            key.append(reinterpret_cast<const char *>(&b.rect.width), sizeof b.rect.width);
            key += static_cast<char>(part);
            for (const int e : incoming(member)) {
                const FoldedEdge &edge = m_folded.edges[static_cast<std::size_t>(e)];
                const bool inside = m_cellOf[static_cast<std::size_t>(edge.from)] == cell;
                shape.edges.push_back({inside ? m_memberOf[static_cast<std::size_t>(edge.from)] : -1,
                                       m_memberOf[static_cast<std::size_t>(member)], edge.kind});
                placed.edges.push_back(e);
                key += static_cast<char>(shape.edges.back().from + 1);
                key += static_cast<char>(edge.kind);
            }
        }
        std::unique_ptr<BlockTemplate> &made = m_templates[key];
        if (!made) {
            made = std::make_unique<BlockTemplate>(arrangeBlock(shape));
            m_unplaced = m_unplaced || !made->placedByGraphviz;
        }
        return *made;
    }

    /// The room before a cell, and the shape that stands there when another stage begins.
    void lead(Cell &cell, const Placed &placed)
    {
        if (m_cells.empty())
            return;
        const Cell &previous = m_cells.back();
        if (cell.frame >= 0 && cell.frame == previous.frame) {
            cell.lead = placed.group >= 0 || m_placed.back().group >= 0 ? between : betweenBoxes;
            return;
        }
        const std::span<const int> edges = incoming(placed.members.front());
        if (!edges.empty()) {
            const int from = m_folded.edges[static_cast<std::size_t>(edges.front())].from;
            const int id = m_folded.nodes[static_cast<std::size_t>(from)].nodes.back();
            cell.label = shapeCaption(m_request.model.profile.nodes[static_cast<std::size_t>(id)].shape);
        }
        cell.lead = std::max(betweenStages, m_request.measure(cell.label, labelSize, false) + 14);
    }

    void placeRows()
    {
        double y = 0;
        for (Row &row : m_rows) {
            row.top = y;
            row.trunk = y + row.ascent;
            row.bottom = row.trunk + row.descent;
            for (int c = row.first; c <= row.last; ++c)
                placeCell(c, row);
            m_layout.width = std::max(m_layout.width, row.right + (&row == &m_rows.back() ? 0 : rowTurn));
            y = row.bottom + rowGap;
        }
        m_layout.height = m_rows.empty() ? 0 : m_rows.back().bottom;
    }

    void placeCell(int c, const Row &row)
    {
        const Cell &cell = m_cells[static_cast<std::size_t>(c)];
        const Placed &placed = m_placed[static_cast<std::size_t>(c)];
        for (std::size_t k = 0; k < placed.members.size(); ++k) {
            Rect &rect = box(placed.members[k]).rect;
            if (!placed.shape) {
                rect.x = cell.x;
                rect.y = row.trunk - rect.height / 2;
                continue;
            }
            rect = placed.shape->boxes[k];
            rect.x += cell.x + framePadding - 4;
            rect.y += row.trunk;
        }
    }

    void drawFrames()
    {
        for (const Row &row : m_rows) {
            for (const Row::Frame &frame : row.frames) {
                const FoldedGroup &group = m_folded.groups[static_cast<std::size_t>(frame.group)];
                m_layout.frames.push_back({frame.group,
                                           {frame.left, row.top, frame.right - frame.left, row.bottom - row.top},
                                           frame.continued ? continuedTitle(group.title) : group.title,
                                           false});
            }
        }
        for (const Row &row : m_rows) {
            double ascent = 0, descent = 0; // the blocks of a row have frames of one height
            for (int c = row.first; c <= row.last; ++c) {
                if (m_placed[static_cast<std::size_t>(c)].group < 0 || m_cells[static_cast<std::size_t>(c)].frame < 0)
                    continue;
                ascent = std::max(ascent, m_cells[static_cast<std::size_t>(c)].ascent);
                descent = std::max(descent, m_cells[static_cast<std::size_t>(c)].descent);
            }
            for (int c = row.first; c <= row.last; ++c) {
                const int group = m_placed[static_cast<std::size_t>(c)].group;
                const Cell &cell = m_cells[static_cast<std::size_t>(c)];
                if (group < 0)
                    continue;
                const double up = cell.frame < 0 ? cell.ascent : ascent;
                const double down = cell.frame < 0 ? cell.descent : descent;
                m_layout.frames.push_back(
                    {group, {cell.x, row.trunk - up, cell.width, up + down}, m_placed[static_cast<std::size_t>(c)].title, true});
            }
        }
    }

    const Row &rowOf(int cell) const
    {
        const auto after = std::upper_bound(m_rows.begin(), m_rows.end(), cell, [](int c, const Row &row) { return c < row.first; });
        return *std::prev(after);
    }

    void drawEdges()
    {
        m_layout.edges.resize(m_folded.edges.size());
        for (std::size_t e = 0; e < m_folded.edges.size(); ++e) {
            m_layout.edges[e].edge = static_cast<int>(e);
            m_layout.edges[e].kind = m_folded.edges[e].kind;
        }
        std::vector<bool> drawn(m_folded.edges.size(), false);
        for (std::size_t c = 0; c < m_cells.size(); ++c) {
            const Placed &placed = m_placed[c];
            if (!placed.shape)
                continue;
            for (std::size_t k = 0; k < placed.edges.size(); ++k) {
                const std::size_t e = static_cast<std::size_t>(placed.edges[k]);
                const FoldedEdge &edge = m_folded.edges[e];
                const bool enters = m_cellOf[static_cast<std::size_t>(edge.from)] != static_cast<int>(c);
                if (enters && edge.kind == EdgeKind::Trunk)
                    continue; // from the cell before: below
                Curve curve = placed.shape->curves[k];
                shift(curve, m_cells[c].x + framePadding - 4, rowOf(static_cast<int>(c)).trunk);
                m_layout.edges[e].curve = std::move(curve);
                drawn[e] = true;
            }
        }
        for (std::size_t e = 0; e < m_folded.edges.size(); ++e)
            if (!drawn[e])
                joinCells(m_layout.edges[e]);
    }

    /// The line of an edge from one cell to another.
    void joinCells(LayoutEdge &result)
    {
        const FoldedEdge &edge = m_folded.edges[static_cast<std::size_t>(result.edge)];
        const int toCell = m_cellOf[static_cast<std::size_t>(edge.to)];
        const Row &fromRow = rowOf(m_cellOf[static_cast<std::size_t>(edge.from)]);
        const Row &toRow = rowOf(toCell);
        const Cell &cell = m_cells[static_cast<std::size_t>(toCell)];
        const Point start{box(edge.from).rect.right(), box(edge.from).rect.center().y};
        const Point end{box(edge.to).rect.x, box(edge.to).rect.center().y};
        result.label = cell.label;
        if (&fromRow == &toRow) {
            result.curve = line(start, end);
        } else {
            const double right = fromRow.right + rowTurn - 4;
            const double middle = fromRow.bottom + rowGap / 2;
            const double left = 4;
            result.curve = rounded({start, {right, start.y}, {right, middle}, {left, middle}, {left, end.y}, end});
        }
        result.labelAt = {cell.outerX - cell.lead / 2 - 2, toRow.trunk - 4};
    }
};

} // namespace

Layout layout(const LayoutRequest &request)
{
    const auto isFolded = [&folded = request.folded](int node) {
        return node >= 0 && static_cast<std::size_t>(node) < folded.nodes.size();
    };
    for (const FoldedNode &node : request.folded.nodes)
        RESIDUA_ASSERT(std::all_of(node.nodes.begin(), node.nodes.end(), [&](int id) { return isNode(request.model.graph, id); }));
    for (const FoldedEdge &edge : request.folded.edges)
        RESIDUA_ASSERT(isFolded(edge.from) && isFolded(edge.to));
    for (const FoldedGroup &group : request.folded.groups)
        RESIDUA_ASSERT(std::all_of(group.members.begin(), group.members.end(), isFolded));
    RESIDUA_ASSERT(request.pageWidth >= 0);
    return Composer(request).compose();
}

} // namespace residua
