#pragma once

#include "ui/live_state.h"

#include <QCache>
#include <QImage>

namespace residua::ui {

/// The maps of one layer as pictures, in the colours of viridis on one scale for the whole layer, by the rule of core/data/sheet.h.
/// A picture is made when it is asked for.
class LayerMaps {
public:
    LayerMaps() = default;
    /// The first image of `maps`: [N, C, H, W], [C, H, W] or [N, C]. Empty for anything else.
    explicit LayerMaps(MapsPtr maps);

    bool isEmpty() const { return m_count == 0; }
    int count() const { return m_count; }
    int height() const { return m_height; }
    int width() const { return m_width; }
    bool isVector() const { return m_height == 1 && m_width == 1; }
    float minimum() const { return m_minimum; } ///< of all finite values
    float maximum() const { return m_maximum; }
    qint64 notFinite() const { return m_notFinite; }
    float value(int map, int x, int y) const;
    /// One pixel a value.
    const QImage &image(int map) const;
    int imagesMade() const { return m_made; } ///< since the beginning
    const MapsPtr &source() const { return m_source; }

private:
    QRgb color(float value) const;

    MapsPtr m_source;
    int m_count = 0, m_height = 0, m_width = 0;
    float m_minimum = 0, m_maximum = 0;
    qint64 m_notFinite = 0;
    mutable int m_made = 0;
    mutable QCache<int, QImage> m_images{64 << 10}; // kibibytes
};

} // namespace residua::ui
