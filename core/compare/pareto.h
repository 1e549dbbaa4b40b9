#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace residua {

/// Which of two values of a cost or a merit is preferred.
enum class Better { Less, More };

/// The points, by index, that no other point is better than in one value without being worse in the other; by rising `x`, of equal points
/// the first. A value that is no finite number keeps its point out. `x` and `y` are of one size. Cost: n log n.
std::vector<std::size_t> paretoFront(std::span<const double> x, std::span<const double> y, Better betterX, Better betterY);

} // namespace residua
