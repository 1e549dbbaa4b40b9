#pragma once

#include <QWidget>

namespace residua::ui {

/// The colours of the maps from the least to the greatest value, with both numbers.
class ScaleBar : public QWidget {
    Q_OBJECT

public:
    explicit ScaleBar(QWidget *parent = nullptr);

    void setRange(double minimum, double maximum, qint64 notFinite);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_minimum, m_maximum;
    bool m_constant = false;
};

} // namespace residua::ui
