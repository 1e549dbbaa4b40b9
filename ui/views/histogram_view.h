#pragma once

#include "core/data/map_statistics.h"

#include <QWidget>

namespace residua::ui {

/// How the values of a layer are distributed: bars, the least and the greatest value, zero marked.
/// A bar at zero that dwarfs all others is cut off, and the share of exact zeros stands beside it.
class HistogramView : public QWidget {
    Q_OBJECT

public:
    explicit HistogramView(QWidget *parent = nullptr);

    void setHistogram(Histogram histogram);
    const Histogram &histogram() const { return m_histogram; }
    void setOutdated(bool outdated);
    /// "52.3 % zeros · 12 not finite": what the bars do not say.
    QString note() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    QRect barsRect() const;

    Histogram m_histogram;
    bool m_outdated = false;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
};

} // namespace residua::ui
