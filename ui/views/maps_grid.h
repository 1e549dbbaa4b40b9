#pragma once

#include "ui/views/layer_maps.h"

#include <QAbstractScrollArea>

#include <functional>
#include <memory>
#include <optional>

namespace residua::ui {

/// What is pointed at: a channel, and one of its pixels where `x` is not negative.
struct MapProbe {
    int channel = -1, x = -1, y = -1;
    bool hasPixel() const { return channel >= 0 && x >= 0; }
    bool operator==(const MapProbe &) const = default;
};

/// The maps of one layer side by side; only what is seen is made and painted. One of them can be shown alone, as large as it fits.
/// Maps are named by their channel, wherever the order puts them.
///
/// Keyboard: arrows, Home, End, Page Up and Page Down move the current map, with Ctrl the arrows move the pixel that is pointed at;
/// Enter shows the map alone, Escape goes back, and lets go of the pixel. Mouse: a click makes a map current and keeps its pixel; what is
/// pressed and moved is dragged out.
class MapsGrid : public QAbstractScrollArea {
    Q_OBJECT

public:
    static constexpr int smallestSide = 16, largestSide = 512;

    explicit MapsGrid(QWidget *parent = nullptr);

    /// The current channel stays where the new layer has it; where not, it is current again with the next one that has.
    void setMaps(std::shared_ptr<const LayerMaps> maps);
    const LayerMaps &maps() const { return *m_maps; }
    /// The maps have other colours.
    void repaintMaps() { viewport()->update(); }
    /// Channels in the order in which they stand; empty: as they are. `fromTop`: the first of them is what is looked for; else the current
    /// one stays in sight.
    void setOrder(std::vector<int> order, bool fromTop);
    /// What stands below each map, where the maps are large enough for words, or `always`.
    void setCaptions(std::function<QStringList(int map)> words);
    void setCaptioned(bool always);
    /// Pale: what is shown is of an earlier network.
    void setOutdated(bool outdated);

    int side() const { return m_side; }
    /// The longer side of a map that is wished for, in pixels; maps then grow a little so that a row fills the width.
    void setSide(int pixels);
    /// The largest side at which all maps are seen without scrolling, at most a quarter of a thousand pixels; `side` where that is larger.
    int fillingSide() const;
    int current() const { return m_current; } ///< -1: none
    void setCurrent(int map);
    bool isAlone() const { return m_alone; }
    void setAlone(bool alone);
    const MapProbe &probe() const { return m_probe; }
    /// Marks a pixel; the channel is not made current.
    void setProbe(const MapProbe &probe);
    /// The pixel that stays when the pointer has left; -1: none.
    void setCursorPixel(int x, int y);
    /// Where `map` is painted, in the viewport.
    QRect cellRect(int map) const;
    int mapAt(const QPoint &position) const; ///< -1: none

Q_SIGNALS:
    void sideChanged(int pixels);
    void aloneChanged(bool alone);
    void currentChanged(int map);
    /// The pointer was pressed on a map and takes it along.
    void draggedOut(int map);
    /// Pointer or keyboard have come to another pixel or channel.
    void probeChanged(const residua::ui::MapProbe &probe);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Cells {
        int width = 0, height = 0, gap = 0, columns = 1, rows = 0, caption = 0;
        int step() const { return height + caption + gap; } ///< from row to row
    };
    Cells cells() const { return cellsOf(m_side); }
    Cells cellsOf(int wished) const;
    QRect placeRect(const Cells &at, int place) const;
    QRect aloneRect() const;
    QRect pixelRect(const MapProbe &probe) const;
    int channelAt(int place) const { return m_order.empty() ? place : m_order[static_cast<std::size_t>(place)]; }
    int placeOf(int channel) const { return m_places.empty() || channel < 0 ? channel : m_places[static_cast<std::size_t>(channel)]; }
    void arrange();
    void showCell(int map);
    void updateCell(int map);
    void paintMap(QPainter &painter, int map, const QRect &rect) const;
    void paintCaption(QPainter &painter, int map, const QRect &below) const;
    void paintDead(QPainter &painter, int map, const QRect &rect) const;
    void takeProbe(const MapProbe &probe);
    MapProbe probeAt(const QPoint &position) const;
    bool movePixel(int dx, int dy);
    QString toolTipOf(int map) const;

    std::shared_ptr<const LayerMaps> m_maps;
    std::vector<int> m_order, m_places;
    int m_side = 64, m_current = -1, m_wished = -1;
    QPoint m_cursor{-1, -1};
    std::optional<QPoint> m_pressed; ///< on a map, by the left button
    MapProbe m_probe;
    bool m_alone = false, m_outdated = false, m_captioned = false;
    std::function<QStringList(int map)> m_captions;
};

/// "mean 0.0123 · 37 % zeros", "dead: every value is 0"; long: with variance, least and greatest value.
QString mapWords(const LayerMaps &maps, int channel, bool all);

} // namespace residua::ui
