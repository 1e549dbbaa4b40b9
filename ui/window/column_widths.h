#pragma once

#include <QObject>

class QSplitter;

namespace residua::ui {

/// How wide the three columns of the window are: the outer two as they were asked for or dragged, but narrower, down to their least,
/// where the middle one would have less than half of the window.
class ColumnWidths : public QObject {
    Q_OBJECT

public:
    /// Of `splitter`, which has the three.
    explicit ColumnWidths(QSplitter &splitter);

    /// What the outer columns are given where there is room.
    void setWanted(int first, int last);
    /// As they are now is as they are wanted: after a state was restored.
    void take();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QSplitter &m_splitter;
    int m_first = 0, m_last = 0;
};

} // namespace residua::ui
