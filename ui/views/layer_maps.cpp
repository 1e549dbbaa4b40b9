#include "ui/views/layer_maps.h"

#include <algorithm>

namespace residua::ui {

LayerMaps::LayerMaps(MapsPtr maps) : LayerMaps(maps, maps ? maps->maps : nullptr) {}

LayerMaps::LayerMaps(MapsPtr source, MeasuredMapsPtr measured)
    : m_source(std::move(source)), m_measured(measured ? std::move(measured) : std::make_shared<const MeasuredMaps>()),
      m_stack(mapStack(m_measured->tensor).value_or(MapStack{}))
{}

std::shared_ptr<LayerMaps> LayerMaps::ofOther(MapsPtr maps)
{
    MeasuredMapsPtr other = maps && maps->other ? maps->other->maps : nullptr;
    return std::shared_ptr<LayerMaps>(new LayerMaps(std::move(maps), std::move(other)));
}

void LayerMaps::setStyle(const MapStyle &style)
{
    if (style == m_style)
        return;
    m_style = style;
    m_images.clear();
    m_pictures.clear();
}

ColorScale LayerMaps::scaleOf(int map) const
{
    if (m_style.scale == MapScale::Map && map >= 0 && map < count() && !isVector()) {
        const MapStatistics &own = statistics()[static_cast<std::size_t>(map)];
        return scaleFor(own.minimum, own.maximum, m_style.colors);
    }
    return m_style.range ? scaleFor(m_style.range->front(), m_style.range->back(), m_style.colors)
                         : scaleFor(minimum(), maximum(), m_style.colors);
}

const QImage &LayerMaps::keep(QCache<int, QImage> &cache, int map, QImage image) const
{
    ++m_made;
    const auto cost = std::min<qsizetype>(image.sizeInBytes() / 1024 + 1, cache.maxCost()); // one map is kept, however large
    cache.insert(map, new QImage(std::move(image)), cost);
    return *cache.object(map);
}

const QImage &LayerMaps::image(int map) const
{
    if (const QImage *made = m_images.object(map))
        return *made;
    QImage image(width(), height(), QImage::Format_RGB32);
    const Colorer color(scaleOf(map));
    const float *value = m_stack.map(map);
    for (int y = 0; y < height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < width(); ++x)
            line[x] = 0xff000000u | color(*value++);
    }
    return keep(m_images, map, std::move(image));
}

const QImage &LayerMaps::picture(int map, const QSize &pixels) const
{
    if (pixels.width() >= width() && pixels.height() >= height())
        return image(map);
    if (pixels != m_pictureSize) {
        m_pictures.clear();
        m_pictureSize = pixels;
    }
    if (const QImage *made = m_pictures.object(map))
        return *made;
    const int columns = std::min(pixels.width(), width()), rows = std::min(pixels.height(), height());
    QImage image(columns, rows, QImage::Format_RGB32);
    const Colorer color(scaleOf(map));
    const float *values = m_stack.map(map);
    for (int y = 0; y < rows; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        const std::int64_t top = y * m_stack.height / rows, bottom = std::max(top + 1, (y + 1) * m_stack.height / rows);
        for (int x = 0; x < columns; ++x) {
            const std::int64_t left = x * m_stack.width / columns, right = std::max(left + 1, (x + 1) * m_stack.width / columns);
            line[x] = 0xff000000u | color(pooledValue(values, m_stack.width, top, bottom, left, right));
        }
    }
    return keep(m_pictures, map, std::move(image));
}

} // namespace residua::ui
