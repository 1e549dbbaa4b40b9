#pragma once

#include "ui/views/details.h"

#include <QWidget>

class QLabel;

namespace residua::ui {

class ElidedLabel;

/// Lines of label, value and share; the share as quiet text or as a bar. Values can be selected and copied.
class RowList : public QWidget {
    Q_OBJECT

public:
    enum class Share { Text, Bar };
    explicit RowList(Share share, QWidget *parent = nullptr);

    void setRows(const std::vector<DetailRow> &rows);
    /// All of it in the quiet colour: what is shown is of an earlier network.
    void setOutdated(bool outdated);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    struct Line {
        ElidedLabel *label;
        QLabel *value, *share;
        int valueWidth = 0, shareWidth = 0; ///< pixels of their texts
    };
    void addLine();
    void measure(Line &line) const;
    /// Without a layout: a value that changes must not lay out the panel again.
    void place();
    int lineHeight() const;
    void applyColors();

    Share m_share;
    std::vector<Line> m_lines;
    std::vector<DetailRow> m_rows;
    bool m_outdated = false;
    bool m_colored = false; ///< every line has its colours
    int m_height = -1;      ///< that the layout round it knows

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace residua::ui
