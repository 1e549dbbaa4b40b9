#pragma once

#include "ui/views/details.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace residua::ui {

class ElidedLabel;

/// Lines of label, value and share; the share as quiet text or as a bar. Values can be selected and copied, or are links. Hidden while it
/// has no row.
class RowList : public QWidget {
    Q_OBJECT

public:
    enum class Share { Text, Bar };
    explicit RowList(Share share, QWidget *parent = nullptr);

    /// When a list that gets fewer rows gets lower: `Later`, once they have stayed as they are for a moment, so that what stands below
    /// does not jump while a number is dragged.
    enum class Shrink { AtOnce, Later };
    void setRows(const std::vector<DetailRow> &rows, Shrink shrink = Shrink::AtOnce);
    /// All of it in the quiet colour: what is shown is of an earlier network.
    void setOutdated(bool outdated);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The value of a row with this path was clicked.
    void selectRequested(const std::string &path);

private:
    struct Line {
        ElidedLabel *label;
        QLabel *value, *share;
        ElidedLabel *link = nullptr;        ///< in place of the value; made when it is first needed
        int valueWidth = 0, shareWidth = 0; ///< pixels of their texts
        QString text{};                     ///< of the value, the whole of it
    };
    void addLine();
    void showLink(std::size_t index, bool shown);
    void measure(Line &line) const;
    /// As much of the value as `room` pixels show; what is left out is in its tooltip.
    void fitValue(const Line &line, int room) const;
    /// Without a layout: a value that changes must not lay out the panel again.
    void place();
    int lineHeight() const;
    void applyColors();
    /// As high as its rows, or higher.
    void fit(std::size_t rows);

    Share m_share;
    std::vector<Line> m_lines;
    std::vector<DetailRow> m_rows;
    bool m_outdated = false;
    bool m_colored = false; ///< every line has its colours
    std::size_t m_room = 0; ///< rows that there is room for
    QTimer m_shrink;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace residua::ui
