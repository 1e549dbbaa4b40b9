#pragma once

#include <QByteArray>
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
    /// What is wanted, as text, and that text read again; what is none changes nothing.
    QByteArray state() const;
    void restore(const QByteArray &state);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();
    void place();

    QSplitter &m_splitter;
    int m_first = 0, m_last = 0;
};

} // namespace residua::ui
