#pragma once

#include "ui/state/session.h"
#include "ui/views/maps_drag.h"
#include "ui/views/maps_save.h"
#include "ui/views/maps_tools.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QBoxLayout;
class QStackedLayout;
class QToolButton;

namespace residua::ui {

class ElidedLabel;
class EmptyPage;
class LayerMaps;
class MapsGrid;
class MapsLens;
class MapsPair;
struct MapProbe;

/// The feature maps of the selected layer in the last run, or why there are none and what to do about it.
class MapsView : public QWidget {
    Q_OBJECT

public:
    MapsView(NetworkState &network, QWidget *parent = nullptr);
    ~MapsView() override;

    MapsGrid &grid();
    MapsPair &pair() { return *m_pair; }
    MapsLens &lens() { return *m_lens; }
    MapsTools &tools() { return *m_tools; }
    const EmptyPage &emptyPage() const { return *m_empty; }
    /// Whether there is something to save or copy; `savableChanged` says when it changes.
    bool showsMaps() const;
    bool hasCurrentMap() const;  ///< and whether there is a map that saveMap would take
    QString headerText() const;  ///< "256 · 14 × 14 · 3 dead · random weights"
    QString shownHeader() const; ///< with what is pointed at

    /// The maps have the window for themselves: each has its channel below it, and the button goes back.
    void setFull(bool full);
    /// As large as all of them fit, until `setFull(false)`: once they have their place.
    void fill();

public Q_SLOTS:
    /// Ask for a file and hand the work to whoever is connected to `saveRequested`.
    void saveGrid();        ///< all maps with their channels, as they are shown
    void saveLayer();       ///< .npy
    void saveMap();         ///< the current map, one pixel a value
    void saveMapEnlarged(); ///< the current map, about 512 pixels wide
    /// The current map, one pixel a value, or the first one.
    void copyMap();
    /// Selects the next or the previous operation with as many channels; the current channel stays.
    void nextLayer() { follow(1); }
    void previousLayer() { follow(-1); }

Q_SIGNALS:
    void openImageRequested();
    void sampleRequested();
    void runRequested();
    void openSecondImageRequested();
    void removeSecondImageRequested();
    void savableChanged();
    void dragFailed(const QString &why);
    void fullRequested(bool full);
    /// `job` writes the file and throws Error; for a background thread (`Worker::save`).
    void saveRequested(const QString &path, const std::function<void()> &job);

private:
    enum class Link { Open, Sample, Run, First };
    void build();
    void connectParts();
    void refresh();
    void arrange();
    void setHeader(const QString &text);
    void fitTitle(); ///< what fits beside header and buttons
    void showMaps(const MapsPtr &maps);
    void showEmpty(const QString &text, const std::vector<std::pair<QString, Link>> &links = {});
    void applyOptions();
    void showProbe(const MapProbe &probe);
    void describeScale();
    void follow(int step);
    int followed(int step) const; ///< -1: there is none
    void describeFollow();
    QStringList captionsOf(const LayerMaps &maps, int channel) const;
    QString warned(QStringList words) const;
    void saveOneMap(int factor);
    void dragOut(MapsGrid &from, int channel);
    SheetOptions sheetOptions() const;
    QString suggestedName(const QString &ending) const;
    QString mapName(const MapsGrid &of, int channel) const;

    NetworkState &m_network;
    ElidedLabel *m_title, *m_header, *m_outdated;
    QToolButton *m_previous, *m_next, *m_fill;
    MapsTools *m_tools;
    MapsLens *m_lens;
    QBoxLayout *m_body;
    QStackedLayout *m_stack;
    QWidget *m_content;
    MapsPair *m_pair;
    EmptyPage *m_empty;
    std::shared_ptr<LayerMaps> m_maps, m_otherMaps;
    QString m_otherProblem;
    MapsDrag m_drag;
    int m_usualSide = 0; ///< of the maps, while they fill the window; 0: they do not
    MapOrder m_shownOrder = MapOrder::Index;
    std::string m_shownPath; ///< of the layer that the maps are of
    std::vector<Link> m_links;
    QTimer m_patience; ///< maps that come at once are not announced

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace residua::ui
