#pragma once

#include <QObject>

#include <functional>

class QMainWindow;

namespace residua::ui {

struct Actions;
class GraphView;
class Help;
class Locator;
class Session;
class ShortcutStore;

/// What helps to find and to understand: command palette, locator, manual, "What's This?", keyboard shortcuts. Connects the commands for
/// them.
class Assistance : public QObject {
    Q_OBJECT

public:
    Assistance(QMainWindow &window, const Actions &actions, Session &session, GraphView &graph, ShortcutStore &shortcuts);

Q_SIGNALS:
    void openRequested(const QString &path);

private:
    void connectLocator(const Actions &actions);

    QMainWindow &m_window;
    Session &m_session;
    GraphView &m_graph;
    Locator *m_locator;
    Help *m_help;
};

} // namespace residua::ui
