#pragma once

#include "ui/views/details.h"

#include <QWidget>

class QGridLayout;
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

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Line {
        ElidedLabel *label;
        QLabel *value, *share;
        int span = 0; ///< columns of the value
    };
    void addLine();
    void applyColors();

    Share m_share;
    QGridLayout *m_grid;
    std::vector<Line> m_lines;
    std::vector<DetailRow> m_rows;
    bool m_outdated = false;
};

} // namespace residua::ui
