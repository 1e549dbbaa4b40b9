#pragma once

#include <QObject>

class QAction;
class QStackedWidget;
class QWidget;

namespace residua::ui {

struct Actions;
class CompareView;
class GraphView;
class Session;

/// Shows two networks side by side in the place of the one: what the command does, and where the commands of the picture go meanwhile.
class CompareController : public QObject {
    Q_OBJECT

public:
    /// `one` is what is shown of one network, `graph` its picture.
    CompareController(Session &session, const Actions &actions, QWidget &one, GraphView &graph);

    /// What goes into the window.
    QWidget *place() const;
    bool isComparing() const;
    /// Null before the first comparison.
    CompareView *view() const { return m_view; }

private:
    void setComparing(bool on);

    Session &m_session;
    const Actions &m_actions;
    QStackedWidget *m_place;
    CompareView *m_view = nullptr; ///< made when it is first asked for
};

} // namespace residua::ui
