#include "core/data/agreement.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace residua;

TEST_CASE("devices agree where no value is far apart, measured by the largest")
{
    const Tensor expected{{1, 3}, {100, -200, 0}};
    CHECK(largestDifference(expected, expected) == 0);
    CHECK(largestDifference(expected, {{1, 3}, {100, -200, 1}}) == doctest::Approx(0.005));
    CHECK(std::isinf(largestDifference(expected, {{3}, {100, -200, 0}})));
    CHECK(std::isinf(largestDifference(expected, {{1, 3}, {100, -200, std::nanf("")}})));
    CHECK(std::isinf(largestDifference({{1}, {0}}, {{1}, {1}})));
}
