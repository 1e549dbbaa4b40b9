#pragma once

#include "ui/start/start_page.h"
#include "ui/state/session.h"

class QStackedWidget;

namespace residua::ui {

struct Actions;
class DocumentController;
class RunController;

/// Shows the start page in place of the document, and does what is chosen there. An edit, and whatever is opened, shows the document again.
/// Commands that would be of a document that is not seen are disabled meanwhile.
class StartController : public QObject {
    Q_OBJECT

public:
    /// `pages` has the document as its first page.
    StartController(Session &session, DocumentController &documents, RunController &runs, const Actions &actions, QStackedWidget &pages);

    void show();
    void hide();
    bool isShown() const;
    /// Whether the page stands for a document that nobody has opened or made.
    bool isAll() const;
    /// Names of what was open when the program was last left; the page offers it.
    void setLast(const QStringList &names) { m_last = names; }

Q_SIGNALS:
    void fileChosen(const QString &path);
    void lastRequested();
    void hidden();
    void covered(bool covered); ///< by the page: shown or hidden
    void painted();             ///< once, after the page's first paint

private:
    void open(const QString &path);
    void openSample(const QString &name);
    void chooseCheckpoint();
    void enableCommands();

    Session &m_session;
    DocumentController &m_documents;
    RunController &m_runs;
    const Actions &m_actions;
    QStackedWidget &m_pages;
    StartPage *m_page = nullptr; ///< made when it is first shown
    QStringList m_last;
};

} // namespace residua::ui
