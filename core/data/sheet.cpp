#include "core/data/sheet.h"

#include "core/data/viridis.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace residua {

namespace {

constexpr std::uint32_t background = 0xffffff;
constexpr std::uint32_t notFinite = 0xff00ff;
constexpr std::int64_t gap = 2;

/// One layer's maps: `count` of `height` x `width` values.
struct Maps {
    std::int64_t count, height, width;
    const float *values;
};

Maps mapsOf(const Tensor &tensor)
{
    const Shape &shape = tensor.shape;
    const auto fits = [&](const Maps &maps, std::int64_t batch) {
        return batch >= 1 && maps.count >= 1 && maps.height >= 1 && maps.width >= 1
               && tensor.values.size() / static_cast<std::size_t>(batch) == static_cast<std::size_t>(maps.count * maps.height * maps.width);
    };
    Maps maps{0, 1, 1, tensor.values.data()};
    std::int64_t batch = 1;
    if (shape.size() == 3) {
        maps = {shape[0], shape[1], shape[2], tensor.values.data()};
    } else if (shape.size() == 4) {
        batch = shape[0];
        maps = {shape[1], shape[2], shape[3], tensor.values.data()};
    } else if (shape.size() == 2) {
        batch = shape[0];
        maps.count = shape[1];
    }
    if (!fits(maps, batch))
        throw Error(ErrorKind::Input, "a picture sheet needs activations of shape [C, H, W], [N, C, H, W] or [N, C]; these have "
                                          + std::to_string(shape.size()) + " dimensions and " + std::to_string(tensor.values.size()) + " values");
    return maps;
}

void measure(const Maps &maps, FeatureSheet &sheet)
{
    float least = std::numeric_limits<float>::infinity();
    float most = -std::numeric_limits<float>::infinity();
    const float *end = maps.values + maps.count * maps.height * maps.width;
    for (const float *value = maps.values; value != end; ++value) {
        if (!std::isfinite(*value)) {
            ++sheet.nonFinite;
            continue;
        }
        least = std::min(least, *value);
        most = std::max(most, *value);
    }
    if (least <= most) {
        sheet.minimum = least;
        sheet.maximum = most;
    }
}

std::uint32_t colour(float value, const FeatureSheet &sheet)
{
    if (!std::isfinite(value))
        return notFinite;
    // In double: the span of two finite floats need not be one.
    const double span = static_cast<double>(sheet.maximum) - static_cast<double>(sheet.minimum);
    const double place = span > 0 ? (static_cast<double>(value) - static_cast<double>(sheet.minimum)) / span : 0.5;
    return viridis[static_cast<std::size_t>(std::clamp(place * 255 + 0.5, 0.0, 255.0))];
}

void put(Image &image, std::int64_t x, std::int64_t y, std::uint32_t rgb)
{
    const auto at = static_cast<std::size_t>((y * image.width + x) * 3);
    image.rgb[at] = static_cast<std::uint8_t>(rgb >> 16);
    image.rgb[at + 1] = static_cast<std::uint8_t>(rgb >> 8 & 255);
    image.rgb[at + 2] = static_cast<std::uint8_t>(rgb & 255);
}

/// The mean of the values that a pixel of a shrunken map stands for; not finite where one of them is not.
float pooled(const float *map, std::int64_t width, std::int64_t top, std::int64_t bottom, std::int64_t left, std::int64_t right)
{
    double sum = 0;
    for (std::int64_t y = top; y < bottom; ++y) {
        for (std::int64_t x = left; x < right; ++x)
            sum += static_cast<double>(map[y * width + x]);
    }
    return static_cast<float>(sum / static_cast<double>((bottom - top) * (right - left)));
}

} // namespace

FeatureSheet featureSheet(const Tensor &tensor, const SheetOptions &options)
{
    const Maps maps = mapsOf(tensor);
    FeatureSheet sheet;
    measure(maps, sheet);
    sheet.total = maps.count;
    sheet.shown = std::min(maps.count, std::max<std::int64_t>(options.maps, 1));

    const std::int64_t side = std::clamp<std::int64_t>(options.mapSide, 1, 2048);
    const std::int64_t longer = std::max(maps.height, maps.width);
    const std::int64_t grow = std::max<std::int64_t>(1, side / longer);
    const std::int64_t shrink = std::max<std::int64_t>(1, (longer + side - 1) / side);
    const std::int64_t cellHeight = (maps.height + shrink - 1) / shrink * grow;
    const std::int64_t cellWidth = (maps.width + shrink - 1) / shrink * grow;
    // About as wide as high, however oblong the maps are.
    const double square = std::sqrt(static_cast<double>(sheet.shown) * static_cast<double>(cellHeight + gap) / static_cast<double>(cellWidth + gap));
    const std::int64_t columns = std::clamp<std::int64_t>(static_cast<std::int64_t>(std::ceil(square)), 1, sheet.shown);
    const std::int64_t rows = (sheet.shown + columns - 1) / columns;
    const std::int64_t width = gap + columns * (cellWidth + gap);
    const std::int64_t height = gap + rows * (cellHeight + gap);
    if (width > imageSideLimit || height > imageSideLimit || width * height > imagePixelLimit)
        throw Error(ErrorKind::Input, "a picture sheet of " + std::to_string(width) + " x " + std::to_string(height) + " pixels is too large; draw fewer or smaller maps");

    sheet.image = {static_cast<int>(width), static_cast<int>(height), {}};
    sheet.image.rgb.assign(static_cast<std::size_t>(width * height * 3), static_cast<std::uint8_t>(background & 255));
    for (std::int64_t i = 0; i < sheet.shown; ++i) {
        const float *map = maps.values + i * maps.height * maps.width;
        const std::int64_t originX = gap + i % columns * (cellWidth + gap);
        const std::int64_t originY = gap + i / columns * (cellHeight + gap);
        for (std::int64_t y = 0; y < cellHeight; ++y) {
            const std::int64_t top = y / grow * shrink;
            for (std::int64_t x = 0; x < cellWidth; ++x) {
                const std::int64_t left = x / grow * shrink;
                const float value = pooled(map, maps.width, top, std::min(top + shrink, maps.height), left, std::min(left + shrink, maps.width));
                put(sheet.image, originX + x, originY + y, colour(value, sheet));
            }
        }
    }
    return sheet;
}

} // namespace residua
