#include "core/data/error.h"
#include "core/data/sheet.h"
#include "tests/support/expect_error.h"

#include <cmath>
#include <limits>

using namespace residua;
using residua::test::expectError;

namespace {

std::uint32_t pixel(const Image &image, int x, int y)
{
    const auto at = static_cast<std::size_t>((y * image.width + x) * 3);
    return static_cast<std::uint32_t>(image.rgb[at]) << 16 | static_cast<std::uint32_t>(image.rgb[at + 1]) << 8 | image.rgb[at + 2];
}

constexpr std::uint32_t darkest = 0x440154, lightest = 0xfde724, white = 0xffffff, magenta = 0xff00ff;

} // namespace

TEST_CASE("a sheet shows the maps in a grid, from the least value dark to the greatest light")
{
    const Tensor maps{{4, 1, 2}, {-1, 0, 1, 2, 3, 4, 5, 6}};
    const FeatureSheet sheet = featureSheet(maps, {256, 2});
    CHECK(sheet.minimum == -1);
    CHECK(sheet.maximum == 6);
    CHECK(sheet.shown == 4);
    CHECK(sheet.total == 4);
    CHECK(sheet.nonFinite == 0);
    CHECK(sheet.image.width == 2 + 2 * 4);
    CHECK(sheet.image.height == 2 + 2 * 3);
    CHECK(pixel(sheet.image, 2, 2) == darkest);
    CHECK(pixel(sheet.image, 7, 5) == lightest);
    CHECK(pixel(sheet.image, 0, 0) == white);
    CHECK(pixel(sheet.image, 4, 2) == white);
}

TEST_CASE("small maps grow by whole factors, large ones shrink to the mean")
{
    const FeatureSheet grown = featureSheet({{1, 1, 2}, {0, 1}}, {1, 7});
    CHECK(grown.image.width == 2 + 6 + 2);
    CHECK(grown.image.height == 2 + 3 + 2);
    CHECK(pixel(grown.image, 4, 4) == darkest);
    CHECK(pixel(grown.image, 5, 2) == lightest);
    const FeatureSheet shrunk = featureSheet({{1, 2, 4}, {0, 0, 2, 2, 0, 0, 2, 2}}, {1, 2});
    CHECK(shrunk.image.width == 2 + 2 + 2);
    CHECK(shrunk.image.height == 2 + 1 + 2);
    CHECK(pixel(shrunk.image, 2, 2) == darkest);
    CHECK(pixel(shrunk.image, 3, 2) == lightest);
}

TEST_CASE("constant, dead and non-finite maps draw without dividing by zero")
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinity = std::numeric_limits<float>::infinity();
    const FeatureSheet constant = featureSheet({{1, 1, 2}, {3, 3}}, {1, 2});
    CHECK(constant.minimum == 3);
    CHECK(constant.maximum == 3);
    CHECK(pixel(constant.image, 2, 2) == pixel(constant.image, 3, 2));
    const FeatureSheet mixed = featureSheet({{1, 1, 5}, {nan, infinity, -infinity, 0, 1}}, {1, 5});
    CHECK(mixed.nonFinite == 3);
    CHECK(mixed.minimum == 0);
    CHECK(mixed.maximum == 1);
    for (int x = 2; x < 5; ++x)
        CHECK(pixel(mixed.image, x, 2) == magenta);
    CHECK(pixel(mixed.image, 5, 2) == darkest);
    CHECK(pixel(mixed.image, 6, 2) == lightest);
    const FeatureSheet none = featureSheet({{1, 1, 1}, {nan}}, {1, 1});
    CHECK(none.minimum == 0);
    CHECK(none.maximum == 0);
    CHECK(pixel(none.image, 2, 2) == magenta);
    const float most = std::numeric_limits<float>::max();
    CHECK(pixel(featureSheet({{1, 1, 2}, {-most, most}}, {1, 2}).image, 3, 2) == lightest);
}

TEST_CASE("batches show their first, vectors one cell a channel, and only so many maps as asked")
{
    CHECK(featureSheet({{2, 1, 1, 1}, {5, 9}}).maximum == 5);
    CHECK(featureSheet({{2, 3}, {1, 2, 3, 7, 8, 9}}).maximum == 3);
    const FeatureSheet many = featureSheet({{2000, 1, 1}, std::vector<float>(2000, 1)}, {100, 4});
    CHECK(many.shown == 100);
    CHECK(many.total == 2000);
    CHECK(many.image.width == 2 + 10 * 6);
}

TEST_CASE("what is no stack of maps is refused")
{
    for (const Tensor &tensor :
         {Tensor{{3}, {1, 2, 3}}, Tensor{{0, 2, 2}, {}}, Tensor{{1, 2, 2}, {1, 2, 3}}, Tensor{{}, {1}}, Tensor{{0, 1, 1, 1}, {}}})
        expectError(ErrorKind::Input, "a picture sheet needs", [&] { featureSheet(tensor); });
    expectError(ErrorKind::Input, "too large", [] { featureSheet({{65536, 1, 1}, std::vector<float>(65536, 1)}, {65536, 64}); });
}
