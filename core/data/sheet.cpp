#include "core/data/sheet.h"

#include "core/data/error.h"
#include "core/data/map_stack.h"
#include "core/data/map_statistics.h"

#include <algorithm>
#include <cmath>

namespace residua {

namespace {

constexpr std::uint32_t background = 0xffffff;
constexpr std::int64_t gap = 2;

MapStack stackOf(const Tensor &tensor)
{
    if (const auto maps = mapStack(tensor))
        return *maps;
    throw Error(ErrorKind::Input,
                "a picture sheet needs activations of shape [C, H, W], [N, C, H, W] or [N, C]; these have "
                    + std::to_string(tensor.shape.size()) + " dimensions and " + std::to_string(tensor.values.size()) + " values");
}

ColorScale scaleOf(const MapStatistics &map, const FeatureSheet &sheet, const SheetOptions &options)
{
    if (options.scale == MapScale::Map)
        return scaleFor(map.minimum, map.maximum, options.colors);
    return options.range ? scaleFor(options.range->front(), options.range->back(), options.colors)
                         : scaleFor(sheet.minimum, sheet.maximum, options.colors);
}

void put(Image &image, std::int64_t x, std::int64_t y, std::uint32_t rgb)
{
    const auto at = static_cast<std::size_t>((y * image.width + x) * 3);
    image.rgb[at] = static_cast<std::uint8_t>(rgb >> 16);
    image.rgb[at + 1] = static_cast<std::uint8_t>(rgb >> 8 & 255);
    image.rgb[at + 2] = static_cast<std::uint8_t>(rgb & 255);
}

} // namespace

std::int64_t SheetGrid::left(std::int64_t place) const
{
    return gap + place % columns * (cellWidth + gap);
}
std::int64_t SheetGrid::top(std::int64_t place) const
{
    return gap + place / columns * (cellHeight + captionHeight + gap);
}

float pooledValue(const float *map, std::int64_t width, std::int64_t top, std::int64_t bottom, std::int64_t left, std::int64_t right)
{
    double sum = 0;
    for (std::int64_t y = top; y < bottom; ++y) {
        for (std::int64_t x = left; x < right; ++x)
            sum += static_cast<double>(map[y * width + x]);
    }
    return static_cast<float>(sum / static_cast<double>((bottom - top) * (right - left)));
}

FeatureSheet featureSheet(const Tensor &tensor, const SheetOptions &options)
{
    const MapStack maps = stackOf(tensor);
    const std::vector<MapStatistics> statistics = mapStatistics(tensor);
    FeatureSheet sheet;
    const ValueRange range = valueRange(statistics);
    sheet.minimum = range.minimum;
    sheet.maximum = range.maximum;
    sheet.nonFinite = range.nonFinite();
    sheet.total = maps.count;
    sheet.shown = std::min(maps.count, std::max<std::int64_t>(options.maps, 1));

    const std::int64_t side = std::clamp<std::int64_t>(options.mapSide, 1, 2048);
    const std::int64_t longer = std::max(maps.height, maps.width);
    const std::int64_t grow = std::max<std::int64_t>(1, side / longer);
    const std::int64_t shrink = std::max<std::int64_t>(1, (longer + side - 1) / side);
    const std::int64_t cellHeight = (maps.height + shrink - 1) / shrink * grow;
    const std::int64_t cellWidth = (maps.width + shrink - 1) / shrink * grow;
    const std::int64_t rowHeight = cellHeight + options.captionHeight + gap;
    // About as wide as high, however oblong the maps are.
    const double square =
        std::sqrt(static_cast<double>(sheet.shown) * static_cast<double>(rowHeight) / static_cast<double>(cellWidth + gap));
    const std::int64_t columns = std::clamp<std::int64_t>(static_cast<std::int64_t>(std::ceil(square)), 1, sheet.shown);
    const std::int64_t rows = (sheet.shown + columns - 1) / columns;
    const std::int64_t width = gap + columns * (cellWidth + gap);
    const std::int64_t height = gap + rows * rowHeight;
    if (width > imageSideLimit || height > imageSideLimit || width * height > imagePixelLimit)
        throw Error(ErrorKind::Input,
                    "a picture sheet of " + std::to_string(width) + " x " + std::to_string(height)
                        + " pixels is too large; draw fewer or smaller maps");

    sheet.grid = {columns, cellWidth, cellHeight, options.captionHeight};
    sheet.image = {static_cast<int>(width), static_cast<int>(height), {}};
    sheet.image.rgb.assign(static_cast<std::size_t>(width * height * 3), static_cast<std::uint8_t>(background & 255));
    for (std::int64_t i = 0; i < sheet.shown; ++i) {
        const std::int64_t index = options.order.empty() ? i : options.order[static_cast<std::size_t>(i)];
        const float *map = maps.map(index);
        const Colorer color(scaleOf(statistics[static_cast<std::size_t>(index)], sheet, options));
        const std::int64_t originX = sheet.grid.left(i), originY = sheet.grid.top(i);
        for (std::int64_t y = 0; y < cellHeight; ++y) {
            const std::int64_t top = y / grow * shrink;
            for (std::int64_t x = 0; x < cellWidth; ++x) {
                const std::int64_t left = x / grow * shrink;
                const float value =
                    pooledValue(map, maps.width, top, std::min(top + shrink, maps.height), left, std::min(left + shrink, maps.width));
                put(sheet.image, originX + x, originY + y, color(value));
            }
        }
    }
    return sheet;
}

} // namespace residua
