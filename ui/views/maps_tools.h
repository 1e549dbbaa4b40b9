#pragma once

#include "core/data/map_statistics.h"
#include "core/data/sheet.h"

#include <QWidget>

class QAction;
class QMenu;
class QSlider;
class QToolButton;

namespace residua::ui {

class ScaleBar;

enum class MapOrder { Index, Mean, Variance, Sparsity };
enum class MapRange { Map, Layer, BothImages };

/// How the maps are shown; the user's choice, not part of the document.
struct MapsOptions {
    ColorMap colors = ColorMap::Viridis;
    MapRange range = MapRange::Layer;
    MapOrder order = MapOrder::Index;
    bool input = true, histogram = true;
    bool operator==(const MapsOptions &) const = default;
};

/// "by variance"; empty for the layer's own order.
QString orderWords(MapOrder order);

/// Channels by falling mean, variance or sparsity, equal ones as they are; empty for the layer's own order.
std::vector<int> orderedMaps(const std::vector<MapStatistics> &statistics, MapOrder order);

/// The row above the maps: their scale, how they are shown, their size.
class MapsTools : public QWidget {
    Q_OBJECT

public:
    explicit MapsTools(QWidget *parent = nullptr);

    ScaleBar &scale() { return *m_scale; }
    QSlider &size() { return *m_size; }
    QMenu &menu() { return *m_menu; } ///< everything; the buttons for single choices appear where there is room
    const MapsOptions &options() const { return m_options; }
    void setOptions(const MapsOptions &options);
    /// Whether there is a second image to compare with, and whether one could be chosen.
    void setSecondImage(bool there);

Q_SIGNALS:
    void optionsChanged();
    void openSecondImageRequested();
    void removeSecondImageRequested();

private:
    template <class Value>
    struct Item {
        QString words, brief; ///< brief: on the button
        Value value;
    };
    template <class Value>
    QMenu *choice(const QString &title, const std::vector<Item<Value>> &items, Value MapsOptions::*member);
    QToolButton *button(QMenu *menu, const QString &name);
    void describe();

    MapsOptions m_options;
    ScaleBar *m_scale;
    QSlider *m_size;
    QMenu *m_menu, *m_colors, *m_range, *m_order;
    QToolButton *m_view, *m_colorButton, *m_rangeButton, *m_orderButton;
    QAction *m_input, *m_histogram, *m_openSecond, *m_removeSecond;
    QAction *m_both = nullptr;

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace residua::ui
