#include "ui/graph/graph_navigation.h"

#include <cmath>
#include <limits>

namespace residua::ui {

namespace {

const SceneBox &at(const Scene &scene, int box)
{
    return scene.boxes[static_cast<std::size_t>(box)];
}

/// The candidate with the lowest cost.
struct Best {
    int box = -1;
    double cost = std::numeric_limits<double>::max();

    void offer(int candidate, double price)
    {
        if (price < cost) {
            box = candidate;
            cost = price;
        }
    }
};

/// Calls `visit` with every edge of `box` and the box at its other end.
template <class Visit>
void forEdges(const Scene &scene, int box, Visit visit)
{
    for (const SceneEdge &edge : scene.edges) {
        const FoldedEdge &ends = scene.folded().edges[static_cast<std::size_t>(edge.edge)];
        if (ends.from == box)
            visit(edge, ends.to, true);
        else if (ends.to == box)
            visit(edge, ends.from, false);
    }
}

int alongEdges(const Scene &scene, int box, bool forward)
{
    constexpr double shortcutPenalty = 1e6; // a shortcut only where there is nothing else
    Best best;
    forEdges(scene, box, [&](const SceneEdge &edge, int other, bool leaves) {
        if (leaves != forward)
            return;
        const QPointF way = at(scene, other).rect.center() - at(scene, box).rect.center();
        const bool behind = forward == (way.x() < 0); // in another row
        const double off = behind ? 0 : std::abs(way.y());
        best.offer(other, off * 100 + std::abs(way.x()) + (edge.kind == EdgeKind::Trunk ? 0 : shortcutPenalty));
    });
    return best.box;
}

/// The other end of a branch that leaves or reaches `box` above (or below) it.
int alongBranch(const Scene &scene, int box, bool up)
{
    const QRectF own = at(scene, box).rect;
    Best best;
    forEdges(scene, box, [&](const SceneEdge &edge, int other, bool leaves) {
        const QRectF &end = at(scene, other).rect;
        const bool otherRow = leaves ? end.right() < own.left() : end.left() > own.right();
        if (otherRow)
            return;
        const bool beside = up ? end.bottom() <= own.center().y() : end.top() >= own.center().y();
        const QRectF &way = edge.line;
        const bool bends = up ? way.top() < std::min(own.top(), end.top()) - 1 : way.bottom() > std::max(own.bottom(), end.bottom()) + 1;
        if (!beside && (!bends || edge.kind == EdgeKind::Trunk))
            return;
        const QPointF distance = end.center() - own.center();
        // What stands there before what an arc only passes over; what comes next before what was.
        best.offer(other, std::hypot(distance.x(), distance.y()) + (beside ? 0 : 1e6) + (leaves ? 0 : 1e3));
    });
    return best.box;
}

int nearest(const Scene &scene, int box, bool up)
{
    const QRectF own = at(scene, box).rect;
    Best best;
    for (int i = 0; i < static_cast<int>(scene.boxes.size()); ++i) {
        const QRectF &rect = at(scene, i).rect;
        if (up ? rect.bottom() > own.top() : rect.top() < own.bottom())
            continue;
        const QPointF way = rect.center() - own.center();
        const double aside = std::max({0.0, rect.left() - own.right(), own.left() - rect.right()});
        best.offer(i, std::abs(way.y()) + 2 * aside + 0.01 * std::abs(way.x()));
    }
    return best.box;
}

} // namespace

int nextBox(const Scene &scene, int box, Direction direction)
{
    const int count = static_cast<int>(scene.boxes.size());
    if (count == 0)
        return -1;
    if (box < 0 || box >= count)
        return direction == Direction::Last ? count - 1 : 0;
    int next = -1;
    switch (direction) {
    case Direction::First: next = 0; break;
    case Direction::Last: next = count - 1; break;
    case Direction::Left:
    case Direction::Right: next = alongEdges(scene, box, direction == Direction::Right); break;
    case Direction::Up:
    case Direction::Down: {
        const bool up = direction == Direction::Up;
        next = alongBranch(scene, box, up);
        if (next < 0)
            next = nearest(scene, box, up);
        break;
    }
    }
    return next < 0 ? box : next;
}

} // namespace residua::ui
