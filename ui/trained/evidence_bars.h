#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace residua::ui {

/// Candidates and how far photographs are with each from what the network saw in training: a small bar and the number, the one that is kept
/// first. Bars are on a logarithmic scale from the least divergence to the largest, a decade at the least, and only what is infinite is cut
/// off.
class EvidenceBars : public QWidget {
    Q_OBJECT

public:
    struct Row {
        QString name;
        double divergence = 0;
    };

    /// How long the bars are, as shares of the longest that there may be.
    static std::vector<double> shares(const std::vector<Row> &rows);
    /// What is measured, for a tooltip.
    static QString explanation();

    explicit EvidenceBars(std::vector<Row> rows, QWidget *parent = nullptr);

    int nameWidth() const; ///< that its names need
    /// So that the bars of several stand below each other.
    void setNameWidth(int width);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

private:
    int numberWidth() const;

    std::vector<Row> m_rows;
    int m_nameWidth = 0; ///< at least

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace residua::ui
