#include "ui/views/layer_maps.h"

#include "core/data/viridis.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace residua::ui {

LayerMaps::LayerMaps(MapsPtr maps) : m_source(std::move(maps))
{
    if (!m_source)
        return;
    const Tensor &tensor = m_source->maps;
    const Shape &shape = tensor.shape;
    const bool batched = shape.size() == 4 || shape.size() == 2;
    if (shape.size() < 2 || shape.size() > 4 || tensor.values.empty() || elementCount(shape) != static_cast<std::int64_t>(tensor.values.size()))
        return;
    const std::size_t first = batched ? 1 : 0;
    m_count = static_cast<int>(shape[first]);
    m_height = shape.size() == 2 ? 1 : static_cast<int>(shape[first + 1]);
    m_width = shape.size() == 2 ? 1 : static_cast<int>(shape[first + 2]);
    float least = std::numeric_limits<float>::infinity(), most = -least;
    const float *end = tensor.values.data() + static_cast<std::ptrdiff_t>(m_count) * m_height * m_width;
    for (const float *value = tensor.values.data(); value != end; ++value) {
        if (!std::isfinite(*value)) {
            ++m_notFinite;
            continue;
        }
        least = std::min(least, *value);
        most = std::max(most, *value);
    }
    if (least <= most) {
        m_minimum = least;
        m_maximum = most;
    }
}

float LayerMaps::value(int map, int x, int y) const
{
    return m_source->maps.values[(static_cast<std::size_t>(map) * static_cast<std::size_t>(m_height) + static_cast<std::size_t>(y)) * static_cast<std::size_t>(m_width)
                                 + static_cast<std::size_t>(x)];
}

QRgb LayerMaps::color(float value) const
{
    if (!std::isfinite(value))
        return qRgb(255, 0, 255);
    // In double: the span of two finite floats need not be one.
    const double span = static_cast<double>(m_maximum) - static_cast<double>(m_minimum);
    const double place = span > 0 ? (static_cast<double>(value) - static_cast<double>(m_minimum)) / span : 0.5;
    return 0xff000000u | viridis[static_cast<std::size_t>(std::clamp(place * 255 + 0.5, 0.0, 255.0))];
}

const QImage &LayerMaps::image(int map) const
{
    if (const QImage *made = m_images.object(map))
        return *made;
    auto *image = new QImage(m_width, m_height, QImage::Format_RGB32);
    for (int y = 0; y < m_height; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image->scanLine(y));
        for (int x = 0; x < m_width; ++x)
            line[x] = color(value(map, x, y));
    }
    ++m_made;
    const auto cost = std::min<qsizetype>(image->sizeInBytes() / 1024 + 1, m_images.maxCost()); // one map is kept, however large
    m_images.insert(map, image, cost);
    return *image;
}

} // namespace residua::ui
