#pragma once

#include "ui/keep/file_watch.h"
#include "ui/keep/keeper.h"

namespace residua::ui {

class MainWindow;

/// Looks after the document of one window: keeps its changes, watches its file, and says in the window what comes of it.
class DocumentGuard : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    DocumentGuard(Session &session, MainWindow &window);

    Keeper &keeper() { return m_keeper; }

private:
    void sayChanged();

    Session &m_session;
    MainWindow &m_window;
    Keeper m_keeper;
    FileWatch m_watch;
};

} // namespace residua::ui
