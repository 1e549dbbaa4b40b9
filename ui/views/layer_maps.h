#pragma once

#include "ui/state/live_state.h"

#include "core/data/map_stack.h"
#include "core/data/measured_maps.h"
#include "core/data/sheet.h"

#include <QCache>
#include <QImage>

namespace residua::ui {

/// How maps are coloured; as SheetOptions says it.
struct MapStyle {
    ColorMap colors = ColorMap::Viridis;
    MapScale scale = MapScale::Layer;
    std::optional<std::array<float, 2>> range = {};
    bool operator==(const MapStyle &) const = default;
};

/// The maps of one layer as pictures, by the rules of core/data/sheet.h. A picture is made when it is asked for; the values have been
/// measured before.
class LayerMaps {
public:
    LayerMaps() : LayerMaps(nullptr, nullptr) {}
    /// The first image of `maps`: [N, C, H, W], [C, H, W] or [N, C]. Empty for anything else.
    explicit LayerMaps(MapsPtr maps);
    /// The same of the second image.
    static std::shared_ptr<LayerMaps> ofOther(MapsPtr maps);

    bool isEmpty() const { return count() == 0; }
    int count() const { return static_cast<int>(m_stack.count); }
    int height() const { return static_cast<int>(m_stack.height); }
    int width() const { return static_cast<int>(m_stack.width); }
    bool isVector() const { return height() == 1 && width() == 1; }
    const ValueRange &range() const { return m_measured->range; }
    float minimum() const { return m_measured->range.minimum; } ///< of all finite values
    float maximum() const { return m_measured->range.maximum; }
    qint64 notFinite() const { return m_measured->range.nonFinite(); }
    int deadCount() const { return m_measured->dead; }
    const std::vector<MapStatistics> &statistics() const { return m_measured->statistics; } ///< by channel
    const Histogram &histogram() const { return m_measured->histogram; }
    float value(int map, int x, int y) const { return m_stack.map(map)[y * m_stack.width + x]; }

    const MapStyle &style() const { return m_style; }
    void setStyle(const MapStyle &style);
    /// What the colours of `map` mean; -1: of the layer.
    ColorScale scaleOf(int map) const;
    /// One pixel a value.
    const QImage &image(int map) const;
    /// The map for a cell of `pixels` of the device: means of values where it shrinks, else one pixel a value.
    const QImage &picture(int map, const QSize &pixels) const;
    int imagesMade() const { return m_made; } ///< since the beginning
    const MapsPtr &source() const { return m_source; }

private:
    LayerMaps(MapsPtr source, MeasuredMapsPtr measured);
    const QImage &keep(QCache<int, QImage> &cache, int map, QImage image) const;

    MapsPtr m_source;
    MeasuredMapsPtr m_measured; ///< never null
    MapStack m_stack;
    MapStyle m_style;
    mutable int m_made = 0;
    mutable QSize m_pictureSize;
    mutable QCache<int, QImage> m_images{64 << 10}, m_pictures{64 << 10}; // kibibytes
};

} // namespace residua::ui
