#pragma once

#include <QWidget>

#include <memory>
#include <vector>

class QBoxLayout;

namespace residua::ui {

class ElidedLabel;
class LayerMaps;
class MapsGrid;
struct MapProbe;

/// The maps of one image, or of two beside each other: side by side where there is room, else one above the other.
/// Both scroll together and have one order, one current channel and one pixel that is pointed at.
class MapsPair : public QWidget {
    Q_OBJECT

public:
    explicit MapsPair(QWidget *parent = nullptr);

    MapsGrid &first() { return *m_grids[0]; }
    const MapsGrid &first() const { return *m_grids[0]; }
    MapsGrid &second() { return *m_grids[1]; }
    bool showsTwo() const { return m_two; }
    /// `second` null: one image. Names stand above the maps where there are two.
    void setMaps(const std::shared_ptr<const LayerMaps> &first, const std::shared_ptr<const LayerMaps> &second);
    void setNames(const QString &first, const QString &second);
    void setOrder(const std::vector<int> &order, bool fromTop);
    void setCaptioned(bool always);
    void setOutdated(bool outdated);
    void repaintMaps();

Q_SIGNALS:
    void probeChanged(const residua::ui::MapProbe &probe);

private:
    void link(MapsGrid *from, MapsGrid *to);

    QBoxLayout *m_row;
    MapsGrid *m_grids[2];
    ElidedLabel *m_names[2];
    QWidget *m_halves[2];
    bool m_two = false, m_linking = false;

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace residua::ui
