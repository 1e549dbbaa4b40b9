#include "core/data/measured_maps.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numeric>

using namespace residua;

namespace {

constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();
constexpr float endless = std::numeric_limits<float>::infinity();

} // namespace

TEST_CASE("each map has its own statistics")
{
    const Tensor tensor{{1, 3, 2, 2}, {1, 2, 3, 6, 0, 0, 0, 0, -2, 0, 0, 2}};
    const auto maps = mapStatistics(tensor);
    REQUIRE(maps.size() == 3);
    CHECK(maps[0].mean == 3);
    CHECK(maps[0].variance == doctest::Approx(3.5));
    CHECK(maps[0].sparsity == 0);
    CHECK(maps[0].minimum == 1);
    CHECK(maps[0].maximum == 6);
    CHECK_FALSE(maps[0].dead);
    CHECK(maps[1].dead);
    CHECK(maps[1].sparsity == 1);
    CHECK(maps[2].mean == 0);
    CHECK(maps[2].sparsity == 0.5);
    CHECK(maps[2].variance == 2);
    CHECK_FALSE(maps[2].dead);
}

TEST_CASE("large maps are measured like small ones")
{
    constexpr std::int64_t side = 13;
    Tensor tensor{{2, side, side}, std::vector<float>(2 * side * side)};
    std::iota(tensor.values.begin(), tensor.values.end(), -5.0F);
    const auto maps = mapStatistics(tensor);
    const double count = side * side;
    CHECK(maps[0].mean == doctest::Approx(-5 + (count - 1) / 2));
    CHECK(maps[1].variance == doctest::Approx((count * count - 1) / 12));
    CHECK(maps[0].sparsity == doctest::Approx(1 / count));
    CHECK(maps[1].minimum == static_cast<float>(count - 5));
    CHECK(maps[1].maximum == static_cast<float>(2 * count - 6));
    // A mean far from zero costs no digits.
    const Tensor far{{1, 1, 4}, {16777215, 16777216, 16777215, 16777216}};
    CHECK(mapStatistics(far)[0].variance == doctest::Approx(0.25));
}

TEST_CASE("what is not finite is counted and left out")
{
    const Tensor tensor{{2, 1, 4}, {notANumber, 1, 3, -endless, notANumber, notANumber, notANumber, notANumber}};
    const auto maps = mapStatistics(tensor);
    CHECK(maps[0].finite == 2);
    CHECK(maps[0].mean == 2);
    CHECK(maps[0].variance == 1);
    CHECK(maps[0].minimum == 1);
    CHECK(maps[1].finite == 0);
    CHECK(maps[1].mean == 0);
    CHECK_FALSE(maps[1].dead);
    const Histogram bins = histogram(tensor, maps, 4);
    CHECK(bins.nonFinite == 6);
    CHECK(bins.total == 8);
    CHECK(bins.bins == std::vector<std::int64_t>{1, 0, 0, 1});
}

TEST_CASE("a constant map is dead, a single value is not; other shapes have no maps")
{
    CHECK(mapStatistics({{1, 2, 2}, {3, 3, 3, 3}})[0].dead);
    CHECK_FALSE(mapStatistics({{1, 2}, {0, 1}})[0].dead);
    CHECK(mapStatistics({{4}, {1, 2, 3, 4}}).empty());
    CHECK(mapStatistics({{1, 0, 2, 2}, {}}).empty());
    CHECK(mapStatistics({{2, 1, 1, 2}, {1, 2, 8, 9}}).size() == 1); // the first of the batch
}

TEST_CASE("a histogram has equal bins from the least to the greatest value")
{
    const Tensor tensor{{1, 2, 4}, {-1, -0.5F, 0, 0, 0.25F, 0.5F, 0.9F, 1}};
    const Histogram bins = histogram(tensor, mapStatistics(tensor), 4);
    CHECK(bins.bins == std::vector<std::int64_t>{1, 1, 3, 3});
    CHECK(bins.zeros == 2);
    CHECK(bins.binOf(0) == 2);
    CHECK(bins.minimum == -1);
    CHECK(bins.maximum == 1);
    const Tensor constant{{1, 1, 3}, {2, 2, 2}};
    CHECK(histogram(constant, mapStatistics(constant), 3).bins == std::vector<std::int64_t>{3, 0, 0});
    constexpr float most = std::numeric_limits<float>::max();
    const Tensor wide{{1, 1, 2}, {-most, most}};
    CHECK(histogram(wide, mapStatistics(wide), 2).bins == std::vector<std::int64_t>{1, 1});
}

TEST_CASE("the range of a layer is that of its finite values")
{
    const auto rangeOf = [](std::vector<float> values) {
        const auto maps = static_cast<std::int64_t>(values.size()) / 2;
        return valueRange(mapStatistics({{maps, 1, 2}, std::move(values)}));
    };
    CHECK(rangeOf({1, 2, -3, 5}) == ValueRange{-3, 5, 4, 4});
    CHECK(rangeOf({4, 6, 5, 5}) == ValueRange{4, 6, 4, 4}); // nothing is counted as zero
    CHECK(rangeOf({-4, -6, -5, -5}) == ValueRange{-6, -4, 4, 4});
    CHECK(rangeOf({2.5F, 2.5F, 2.5F, 2.5F}) == ValueRange{2.5F, 2.5F, 4, 4});
    CHECK(rangeOf({notANumber, 3, 7, endless}) == ValueRange{3, 7, 2, 4});
    CHECK(rangeOf({notANumber, -endless, 7, 8}) == ValueRange{7, 8, 2, 4}); // the first map says nothing
    CHECK(rangeOf({7, 8, endless, endless}) == ValueRange{7, 8, 2, 4});
    CHECK(rangeOf({notANumber, endless, -endless, notANumber}) == ValueRange{0, 0, 0, 4});
    CHECK(rangeOf({notANumber, endless, -endless, notANumber}).nonFinite() == 4);
    CHECK(rangeOf({}) == ValueRange{});
    CHECK(valueRange({}) == ValueRange{});
    CHECK(joined({1, 2, 5, 5}, {-1, 1.5F, 3, 4}) == ValueRange{-1, 2, 8, 9});
    CHECK(joined({1, 2, 5, 5}, {0, 0, 0, 4}) == ValueRange{1, 2, 5, 9});
    CHECK(joined({0, 0, 0, 4}, {1, 2, 5, 5}) == ValueRange{1, 2, 5, 9});
}

TEST_CASE("measured maps have all that is told of them")
{
    const Tensor tensor{{1, 3, 1, 2}, {1, 1, -2, 3, notANumber, 0}};
    const MeasuredMaps maps(tensor);
    CHECK(maps.tensor.values.size() == 6);
    CHECK(maps.statistics.size() == 3);
    CHECK(maps.range == ValueRange{-2, 3, 5, 6});
    CHECK(maps.dead == 1);
    CHECK(maps.histogram == histogram(tensor, mapStatistics(tensor), MeasuredMaps::binCount));
    const MeasuredMaps none(Tensor{{4}, {1, 2, 3, 4}}); // no maps
    CHECK(none.statistics.empty());
    CHECK(none.histogram.total == 0);
    CHECK(none.tensor.values.size() == 4);
}
