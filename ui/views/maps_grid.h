#pragma once

#include "ui/views/layer_maps.h"

#include <QAbstractScrollArea>

#include <memory>

namespace residua::ui {

/// The maps of one layer side by side; only what is seen is made and painted. One of them can be shown alone, as large as it fits.
///
/// Keyboard: arrows, Home, End, Page Up and Page Down move the current map, Enter shows it alone, Escape goes back.
class MapsGrid : public QAbstractScrollArea {
    Q_OBJECT

public:
    static constexpr int smallestSide = 16, largestSide = 512;

    explicit MapsGrid(QWidget *parent = nullptr);

    void setMaps(std::shared_ptr<const LayerMaps> maps);
    const LayerMaps &maps() const { return *m_maps; }
    /// Pale: what is shown is of an earlier network.
    void setOutdated(bool outdated);

    int side() const { return m_side; }
    /// The longer side of a map that is wished for, in pixels; maps then grow a little so that a row fills the width.
    void setSide(int pixels);
    int current() const { return m_current; } ///< -1: none
    void setCurrent(int map);
    bool isAlone() const { return m_alone; }
    void setAlone(bool alone);
    /// Where `map` is painted, in the viewport.
    QRect cellRect(int map) const;
    int mapAt(const QPoint &position) const; ///< -1: none

Q_SIGNALS:
    void sideChanged(int pixels);
    void aloneChanged(bool alone);
    void currentChanged(int map);
    /// What is under the pointer, or the current map: "channel 12 · (3, 5) · 0.0123"; empty: nothing.
    void pointed(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Cells {
        int width = 0, height = 0, gap = 0, columns = 1, rows = 0;
    };
    Cells cells() const;
    QRect aloneRect() const;
    void arrange();
    void paintMap(QPainter &painter, int map, const QRect &rect) const;
    void point(const QPoint &position);
    QString channelText(int map) const;

    std::shared_ptr<const LayerMaps> m_maps;
    int m_side = 64, m_current = -1;
    bool m_alone = false, m_outdated = false;
};

} // namespace residua::ui
