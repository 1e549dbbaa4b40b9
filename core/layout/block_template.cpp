#include "core/layout/block_template.h"

#include "core/layout/graphviz_template.h"

#include <algorithm>

namespace residua {

namespace {

constexpr double trunkGap = 13;    // between operations of the trunk
constexpr double inset = 15;       // from the block's border to its first operation
constexpr double leave = 5;        // where a shortcut leaves the trunk, right of what it reads
constexpr double arcClearance = 9; // above the boxes it passes
constexpr double arcStep = 10;     // between arcs that lie over each other
constexpr double belowGap = 11;    // between the trunk's boxes and the shortcut's
constexpr double cornerX = 16;     // how far an arc takes to turn
constexpr double kappa = 0.5523;   // a quarter of an ellipse as a cubic

Segment curveTo(Point c1, Point c2, Point to)
{
    return Segment{true, c1, c2, to};
}

Segment lineTo(Point to)
{
    return Segment{false, {}, {}, to};
}

/// Leaves the trunk upright at `from`, runs level at `y`.
void rise(Curve &curve, double x1, double y)
{
    const Point p = curve.segments.empty() ? curve.start : curve.segments.back().to;
    curve.segments.push_back(curveTo({p.x, p.y + (y - p.y) * kappa}, {x1 - (x1 - p.x) * kappa, y}, {x1, y}));
}

/// From level at the end of `curve` upright into `to`.
void fall(Curve &curve, Point to)
{
    const Point p = curve.segments.empty() ? curve.start : curve.segments.back().to;
    curve.segments.push_back(curveTo({p.x + (to.x - p.x) * kappa, p.y}, {to.x, to.y - (to.y - p.y) * kappa}, to));
}

class Arranger {
public:
    explicit Arranger(const TemplateShape &shape) : m_shape(shape) {}

    BlockTemplate arrange()
    {
        m_result.boxes.resize(m_shape.members.size());
        m_result.curves.resize(m_shape.edges.size());
        chooseTrunk();
        placeTrunk();
        for (const int i : m_trunk) {
            m_result.ascent = std::max(m_result.ascent, -box(i).y);
            m_result.descent = std::max(m_result.descent, box(i).bottom());
            m_result.width = std::max(m_result.width, box(i).right());
        }
        placeShortcut();
        for (std::size_t e = 0; e < m_shape.edges.size(); ++e)
            if (m_onTrunk[e])
                m_result.curves[e] = line(exitOf(m_shape.edges[e].from), {box(m_shape.edges[e].to).x, box(m_shape.edges[e].to).center().y});
        drawArcs();
        return std::move(m_result);
    }

private:
    const TemplateShape &m_shape;
    BlockTemplate m_result;
    std::vector<int> m_trunk;    // members, left to right
    std::vector<bool> m_onTrunk; // by edge
    double m_below = 0;          // y of the shortcut's row

    const TemplateMember &member(int i) const { return m_shape.members[static_cast<std::size_t>(i)]; }
    Rect &box(int i) { return m_result.boxes[static_cast<std::size_t>(i)]; }
    Point exitOf(int i) { return i < 0 ? Point{0, 0} : Point{box(i).right(), box(i).center().y}; }

    /// An edge is of the trunk when it comes from the last of the operations that `to` reads; the others pass over the trunk.
    void chooseTrunk()
    {
        std::vector<int> last(m_shape.members.size(), -1);
        for (const TemplateEdge &e : m_shape.edges)
            if (e.from >= 0 && !member(e.from).shortcut && e.kind == EdgeKind::Trunk)
                last[static_cast<std::size_t>(e.to)] = std::max(last[static_cast<std::size_t>(e.to)], e.from);
        for (int i = 0; i < static_cast<int>(m_shape.members.size()); ++i)
            if (!member(i).shortcut)
                m_trunk.push_back(i);
        for (const TemplateEdge &e : m_shape.edges)
            m_onTrunk.push_back(e.kind == EdgeKind::Trunk && !member(e.to).shortcut && last[static_cast<std::size_t>(e.to)] == e.from);
    }

    void placeTrunk()
    {
        std::vector<int> local(m_shape.members.size(), -1);
        std::vector<TemplateNode> nodes;
        for (const int i : m_trunk) {
            local[static_cast<std::size_t>(i)] = static_cast<int>(nodes.size());
            nodes.push_back({member(i).width, member(i).height});
        }
        std::vector<std::pair<int, int>> edges;
        for (std::size_t e = 0; e < m_shape.edges.size(); ++e)
            if (m_onTrunk[e] && m_shape.edges[e].from >= 0)
                edges.emplace_back(local[static_cast<std::size_t>(m_shape.edges[e].from)],
                                   local[static_cast<std::size_t>(m_shape.edges[e].to)]);
        auto centers = placeTemplate(nodes, edges, trunkGap);
        m_result.placedByGraphviz = centers.has_value();
        if (!centers)
            centers = inARow(nodes);
        const double y0 = centers->empty() ? 0 : centers->front().second;
        for (std::size_t k = 0; k < m_trunk.size(); ++k) {
            const auto [x, y] = (*centers)[k];
            box(m_trunk[k]) = {inset + x - nodes[k].width / 2, y - y0 - nodes[k].height / 2, nodes[k].width, nodes[k].height};
        }
    }

    static std::vector<std::pair<double, double>> inARow(const std::vector<TemplateNode> &nodes)
    {
        std::vector<std::pair<double, double>> centers;
        double x = 0;
        for (const TemplateNode &node : nodes) {
            centers.emplace_back(x + node.width / 2, 0);
            x += node.width + trunkGap;
        }
        return centers;
    }

    /// The operations of a shortcut stand below the trunk, in the middle between where it leaves and where it arrives.
    void placeShortcut()
    {
        std::vector<int> chain;
        double width = 0, height = 0, from = 0, to = m_result.width;
        for (int i = 0; i < static_cast<int>(m_shape.members.size()); ++i) {
            if (!member(i).shortcut)
                continue;
            width += (chain.empty() ? 0 : trunkGap) + member(i).width;
            height = std::max(height, member(i).height);
            chain.push_back(i);
        }
        if (chain.empty())
            return;
        for (const TemplateEdge &e : m_shape.edges) {
            if (e.to == chain.front())
                from = exitOf(e.from).x + leave;
            if (e.from == chain.back())
                to = box(e.to).center().x;
        }
        m_below = m_result.descent + belowGap + height / 2;
        double x = std::max((from + to - width) / 2, from + cornerX + trunkGap / 2);
        for (const int i : chain) {
            box(i) = {x, m_below - member(i).height / 2, member(i).width, member(i).height};
            x += member(i).width + trunkGap;
        }
        m_result.descent = m_below + height / 2;
    }

    Point departure(int from)
    {
        const Point exit = exitOf(from);
        return {exit.x + leave, exit.y};
    }

    void drawArcs()
    {
        std::vector<std::size_t> above;
        for (std::size_t e = 0; e < m_shape.edges.size(); ++e) {
            const TemplateEdge &edge = m_shape.edges[e];
            if (m_onTrunk[e])
                continue;
            const bool below = member(edge.to).shortcut || (edge.from >= 0 && member(edge.from).shortcut);
            if (below)
                m_result.curves[e] = shortcutCurve(edge);
            else
                above.push_back(e);
        }
        const auto span = [&](std::size_t e) { return box(m_shape.edges[e].to).x - exitOf(m_shape.edges[e].from).x; };
        std::stable_sort(above.begin(), above.end(), [&](std::size_t a, std::size_t b) { return span(a) < span(b); });
        double height = m_result.ascent + arcClearance;
        for (const std::size_t e : above) {
            const TemplateEdge &edge = m_shape.edges[e];
            const Rect to = box(edge.to);
            Curve curve{departure(edge.from), {}};
            const double turn = std::min(cornerX, (to.center().x - curve.start.x) / 2);
            rise(curve, curve.start.x + turn, -height);
            curve.segments.push_back(lineTo({to.center().x - turn, -height}));
            fall(curve, {to.center().x, to.y});
            m_result.curves[e] = std::move(curve);
            m_result.ascent = height;
            height += arcStep;
        }
    }

    Curve shortcutCurve(const TemplateEdge &edge)
    {
        const Rect to = box(edge.to);
        if (edge.from >= 0 && member(edge.from).shortcut && member(edge.to).shortcut)
            return line(exitOf(edge.from), {to.x, m_below});
        if (member(edge.to).shortcut) {
            Curve curve{departure(edge.from), {}};
            const double turn = std::min(cornerX, to.x - curve.start.x);
            rise(curve, curve.start.x + turn, m_below);
            curve.segments.push_back(lineTo({to.x, m_below}));
            return curve;
        }
        Curve curve{exitOf(edge.from), {}};
        const Point end{to.center().x, to.bottom()};
        const double turn = std::min(cornerX, std::max(1.0, end.x - curve.start.x));
        curve.segments.push_back(lineTo({end.x - turn, m_below}));
        fall(curve, end);
        return curve;
    }
};

} // namespace

Curve line(Point from, Point to)
{
    return Curve{from, {lineTo(to)}};
}

BlockTemplate arrangeBlock(const TemplateShape &shape)
{
    return Arranger(shape).arrange();
}

} // namespace residua
