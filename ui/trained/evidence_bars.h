#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace residua::ui {

/// Candidates and how far photographs are with each from what the network saw in training: a small bar and the number, the one that is kept
/// first. Bars are in proportion to the largest divergence; those above 1 are as long as that.
class EvidenceBars : public QWidget {
    Q_OBJECT

public:
    struct Row {
        QString name;
        double divergence = 0;
    };

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
