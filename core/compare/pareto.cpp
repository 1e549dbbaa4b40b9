#include "core/compare/pareto.h"

#include "core/arch/assert.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace residua {

std::vector<std::size_t> paretoFront(std::span<const double> x, std::span<const double> y, Better betterX, Better betterY)
{
    RESIDUA_ASSERT(x.size() == y.size());
    struct Point {
        double x, y; // less is better in both
        std::size_t index;
    };
    std::vector<Point> points;
    points.reserve(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (std::isfinite(x[i]) && std::isfinite(y[i]))
            points.push_back({betterX == Better::Less ? x[i] : -x[i], betterY == Better::Less ? y[i] : -y[i], i});
    }
    std::sort(points.begin(), points.end(), [](const Point &a, const Point &b) {
        return a.x != b.x ? a.x < b.x : a.y != b.y ? a.y < b.y : a.index < b.index;
    });
    std::vector<std::size_t> front;
    double least = std::numeric_limits<double>::infinity();
    for (const Point &point : points) {
        if (point.y >= least)
            continue;
        least = point.y;
        front.push_back(point.index);
    }
    if (betterX == Better::More)
        std::reverse(front.begin(), front.end());
    return front;
}

} // namespace residua
