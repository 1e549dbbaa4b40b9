#include "ui/window/start_controller.h"

#include "ui/window/actions.h"
#include "ui/window/document_controller.h"
#include "ui/window/run_controller.h"
#include "ui/window/settings.h"
#include "ui/window/weight_controller.h"

#include "core/weights/trained.h"

#include <QStackedWidget>

namespace residua::ui {

StartController::StartController(Session &session, DocumentController &documents, RunController &runs, const Actions &actions,
                                 QStackedWidget &pages)
    : QObject(&pages), m_session(session), m_documents(documents), m_runs(runs), m_actions(actions), m_pages(pages)
{
    connect(&documents, &DocumentController::opened, this, &StartController::hide);
    connect(&session.undoStack(), &QUndoStack::indexChanged, this, &StartController::hide);
    connect(&session, &Session::setupChanged, this, &StartController::hide);
    for (const QAction *action : {actions.costMap, actions.openSweep, actions.advice}) // lead to the tables
        connect(action, &QAction::triggered, this, &StartController::hide);
}

bool StartController::isShown() const
{
    return m_page && m_pages.currentWidget() == m_page;
}

bool StartController::isAll() const
{
    return isShown() && m_session.isUntitled() && !m_session.isModified();
}

void StartController::show()
{
    if (!m_page) {
        m_page = new StartPage;
        m_pages.addWidget(m_page);
        connect(m_page, &StartPage::presetChosen, &m_documents, &DocumentController::open);
        connect(m_page, &StartPage::fileChosen, this, &StartController::fileChosen);
        connect(m_page, &StartPage::sampleChosen, this, &StartController::openSample);
        connect(m_page, &StartPage::openRequested, m_actions.open, &QAction::trigger);
        connect(m_page, &StartPage::checkpointRequested, this, &StartController::chooseCheckpoint);
        connect(m_page, &StartPage::lastRequested, this, &StartController::lastRequested);
        connect(m_page, &StartPage::backRequested, this, &StartController::hide);
        connect(m_page, &StartPage::painted, this, &StartController::painted);
    }
    m_pages.setCurrentWidget(m_page);
    m_page->begin({Settings::recentFiles(), m_last, m_runs.sampleNames(), m_session.displayName()});
    enableCommands();
    Q_EMIT covered(true);
}

void StartController::hide()
{
    if (!isShown())
        return;
    m_pages.setCurrentIndex(0);
    enableCommands();
    Q_EMIT covered(false);
    Q_EMIT hidden();
}

/// Only those that nothing else enables and disables.
void StartController::enableCommands()
{
    const Actions &a = m_actions;
    for (QAction *action : {a.save, a.saveAs, a.exportSummary, a.exportShownTable, a.exportPicture, a.exportCode, a.exportCosts,
                            a.exportWeights, a.print, a.printPreview})
        action->setEnabled(!isAll());
    QList<QAction *> seen{a.copy,         a.copyMarkdown, a.copyCsv,     a.copyLatex,    a.copyJson,   a.find,     a.findNext,
                          a.findPrevious, a.filter,       a.stages,      a.blocks,       a.operations, a.foldAll,  a.zoomIn,
                          a.zoomOut,      a.actualSize,   a.fit,         a.fitSelection, a.showStrip,  a.showForm, a.fullMaps,
                          a.showTables,   a.showDetails,  a.resetLayout, a.countings,    a.compare,    a.run};
    seen << a.metrics << a.units << a.scopes;
    for (QAction *action : std::as_const(seen))
        action->setEnabled(!isShown());
}

/// With a network that knows what is in it; a photograph is nothing to one that reads digits.
void StartController::openSample(const QString &name)
{
    const QString digits = QStringLiteral("digits");
    const auto readsDigits = [this] { return trainedFor(*m_session.shown().snapshot()->model) != nullptr; };
    const bool isDigit = name.startsWith(digits);
    if (isDigit != readsDigits())
        m_documents.open(isDigit ? digits : QStringLiteral("resnet18"));
    if (isDigit != readsDigits())
        return; // the user kept what is open
    hide();
    m_runs.openSample(name);
}

void StartController::chooseCheckpoint()
{
    if (const QString path = WeightController::askForFile(m_pages); !path.isEmpty())
        Q_EMIT fileChosen(path);
}

} // namespace residua::ui
