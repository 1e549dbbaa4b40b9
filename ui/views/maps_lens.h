#pragma once

#include "ui/views/layer_maps.h"

#include "core/arch/receptive_box.h"

#include <QWidget>

class QLabel;

namespace residua::ui {

class HistogramView;
class InputPane;
struct MapProbe;

/// What belongs to the maps beside them: the input, with the box that a pixel depends on, and the distribution of the values.
/// A strip above the maps in a narrow panel, a column beside them in a wide one.
class MapsLens : public QWidget {
    Q_OBJECT

public:
    explicit MapsLens(QWidget *parent = nullptr);

    void setParts(bool input, bool histogram);
    void setColumn(bool column);
    bool isColumn() const { return m_column; }
    void setOutdated(bool outdated);
    /// Null: nothing to show.
    void setMaps(const std::shared_ptr<const LayerMaps> &maps, const std::shared_ptr<const Image> &otherSeen);
    /// Draws the box of `probe`, or says the size of the layer's field.
    void setProbe(const MapProbe &probe);

    InputPane &input(bool other = false) { return other ? *m_second : *m_first; }
    const HistogramView &histogram() const { return *m_histogram; }
    QString caption() const;
    bool hasParts() const { return m_showsInput || m_showsHistogram; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    void arrange();
    int stripHeight() const;
    int imageSide() const;
    void applyColors();

    InputPane *m_first, *m_second;
    QLabel *m_caption = nullptr;
    HistogramView *m_histogram;
    std::shared_ptr<const LayerMaps> m_maps;
    bool m_column = false, m_showsInput = true, m_showsHistogram = true;

protected:
    void resizeEvent(QResizeEvent *event) override;
};

/// "receptive field 483 × 483, clipped to 224 × 224" of `probe`'s pixel; without a pixel the size alone; empty: the layer has none.
QString fieldWords(const RunResult &run, int node, const std::optional<ReceptiveBox> &box);

} // namespace residua::ui
