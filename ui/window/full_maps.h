#pragma once

#include <QObject>

class QSplitter;
class QWidget;

namespace residua::ui {

struct Actions;
class DetailPanel;

/// The feature maps alone in the window, and back: by the command, the button beside the maps, or Escape.
class FullMaps : public QObject {
    Q_OBJECT

public:
    /// `columns` has the form, the middle and `details`.
    FullMaps(const Actions &actions, QWidget &strip, QSplitter &columns, DetailPanel &details);

    void leave() { set(false); }
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void set(bool full);

    const Actions &m_actions;
    QWidget &m_strip;
    QSplitter &m_columns;
    DetailPanel &m_details;
    QList<int> m_sizes; ///< of the columns, before
    bool m_full = false;
};

} // namespace residua::ui
