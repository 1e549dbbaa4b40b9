#pragma once

#include "core/data/color_map.h"

#include <QWidget>

namespace residua::ui {

/// The colours of the maps from the least to the greatest value, with both numbers.
class ScaleBar : public QWidget {
    Q_OBJECT

public:
    explicit ScaleBar(QWidget *parent = nullptr);

    /// `of` says what the scale is for: "the whole layer", "channel 12".
    void setScale(const ColorScale &scale, const QString &of, qint64 notFinite);
    const ColorScale &scale() const { return m_scale; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    ColorScale m_scale;
    QString m_minimum, m_maximum;
    bool m_constant = false;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace residua::ui
