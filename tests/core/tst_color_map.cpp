#include "core/data/color_map.h"
#include "core/data/prepare.h"
#include "core/data/sheet.h"

#include <doctest/doctest.h>

#include <limits>

using namespace residua;

TEST_CASE("every colour map goes from the least to the greatest value")
{
    CHECK(Colorer(scaleFor(-2, 6, ColorMap::Viridis))(-2) == 0x440154);
    CHECK(Colorer(scaleFor(-2, 6, ColorMap::Viridis))(6) == 0xfde724);
    CHECK(Colorer(scaleFor(-2, 6, ColorMap::Grey))(-2) == 0x000000);
    CHECK(Colorer(scaleFor(-2, 6, ColorMap::Grey))(6) == 0xffffff);
    CHECK(Colorer(scaleFor(3, 3, ColorMap::Grey))(3) == 0x808080);
    CHECK(Colorer(scaleFor(0, 1, ColorMap::Grey))(std::numeric_limits<float>::quiet_NaN()) == notFiniteColor);
}

TEST_CASE("diverging colours are symmetric about zero, whose colour is neutral")
{
    const ColorScale scale = scaleFor(-1, 4, ColorMap::Diverging);
    CHECK(scale.minimum == -4);
    CHECK(scale.maximum == 4);
    const Colorer color(scale);
    const std::uint32_t zero = color(0), less = color(-4), more = color(4);
    CHECK((zero >> 16 & 255) == (zero & 255));
    CHECK((less & 255) > (less >> 16 & 255)); // blue
    CHECK((more & 255) < (more >> 16 & 255)); // orange
    CHECK(Colorer(scaleFor(0, 0, ColorMap::Diverging))(0) == zero);
}

TEST_CASE("a sheet follows the order, the scale and the range it is given")
{
    const Tensor maps{{3, 1, 2}, {0, 1, 0, 2, 0, 4}};
    const auto grey = [](const FeatureSheet &sheet, std::int64_t place, std::int64_t x) {
        return int{
            sheet.image.rgb[static_cast<std::size_t>(((sheet.grid.top(place)) * sheet.image.width + sheet.grid.left(place) + x) * 3)]};
    };
    SheetOptions options;
    options.mapSide = 2;
    options.colors = ColorMap::Grey;
    options.order = {2, 0, 1};
    const FeatureSheet layer = featureSheet(maps, options);
    CHECK(grey(layer, 0, 1) == 255);
    CHECK(grey(layer, 1, 1) == 64);
    CHECK(grey(layer, 2, 1) == 128);
    options.scale = MapScale::Map;
    CHECK(grey(featureSheet(maps, options), 1, 1) == 255);
    options.scale = MapScale::Layer;
    options.range = std::array{0.0F, 8.0F};
    CHECK(grey(featureSheet(maps, options), 0, 1) == 128);
    options.captionHeight = 10;
    const FeatureSheet captioned = featureSheet(maps, options);
    CHECK(captioned.grid.captionHeight == 10);
    CHECK(captioned.image.height >= 1 + 10);
    CHECK(grey(captioned, 0, 1) == 128);
}

TEST_CASE("what the network sees is the cropped image again")
{
    Image image{8, 8, {}};
    for (int i = 0; i < 8 * 8 * 3; ++i)
        image.rgb.push_back(static_cast<std::uint8_t>(i * 5 % 256));
    const InputSpec input{3, 8, 8};
    PrepareOptions plain;
    plain.resize = 8;
    CHECK(inputPicture(prepare(image, input, plain), false) == image);
    const Image noise = inputPicture(noiseInput({4, 6, 5}, 1, 0), true);
    CHECK(noise.width == 5);
    CHECK(noise.height == 6);
    CHECK(noise.rgb[0] == noise.rgb[1]);
}
