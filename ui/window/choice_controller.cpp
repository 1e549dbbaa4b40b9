#include "ui/window/choice_controller.h"

#include "ui/advice/advice_panel.h"
#include "ui/advice/advice_words.h"
#include "ui/costs/cost_map.h"
#include "ui/costs/fit_dialog.h"
#include "ui/manual/help.h"
#include "ui/views/status_line.h"
#include "ui/window/actions.h"
#include "ui/window/cost_controller.h"
#include "ui/work/worker.h"

#include <QTabWidget>

namespace residua::ui {

ChoiceController::ChoiceController(Session &session, const Worker &worker, const Actions &actions, ExportController &exports,
                                   MessageBar &messages, QTabWidget &tables, StatusLine &status)
    : m_session(session), m_worker(worker), m_actions(actions), m_tables(tables), m_status(status), m_advice(new Advice(session, this)),
      m_panel(new AdvicePanel(*m_advice)), m_costs(new CostController(session, exports, messages, tables))
{
    m_costs->setParent(this);
    connect(m_advice, &Advice::changed, this, &ChoiceController::showCount);
    connect(&status, &StatusLine::adviceRequested, this, [this] { showTab(m_panel); });
    connect(actions.advice, &QAction::triggered, this, [this] { showTab(m_panel); });
    connect(actions.costMap, &QAction::triggered, this, [this] { showTab(&m_costs->map()); });
    connect(m_costs, &CostController::shown, this, [this] { showTab(&m_costs->map()); });
    connect(actions.openSweep, &QAction::triggered, m_costs, &CostController::openSweep);
    connect(actions.exportCosts, &QAction::triggered, this, [this] {
        showTab(&m_costs->map()); // what is exported is what is seen
        m_costs->exportMap();
    });
    connect(actions.fitToBudget, &QAction::triggered, this, &ChoiceController::fitToBudget);
}

void ChoiceController::addTabs()
{
    m_tables.addTab(&m_costs->map(), tr("Cost map"));
    m_tables.addTab(m_panel, tr("Advice"));
    for (QWidget *page : std::initializer_list<QWidget *>{&m_costs->map(), m_panel})
        Help::setPage(*page, "choose.md");
}

void ChoiceController::fitToBudget()
{
    FitDialog dialog(m_session, m_worker.engine(), m_tables.window());
    dialog.exec();
}

void ChoiceController::start()
{
    m_advice->start();
}

void ChoiceController::showTab(QWidget *page)
{
    m_actions.showTables->setChecked(true);
    m_tables.setCurrentWidget(page);
    page->setFocus();
}

void ChoiceController::showCount()
{
    const auto count = static_cast<int>(m_advice->findings().size());
    m_tables.setTabText(m_tables.indexOf(m_panel), count > 0 ? tr("Advice (%1)").arg(count) : tr("Advice"));
    m_status.setAdvice(count > 0 ? findingCount(count) : QString());
}

} // namespace residua::ui
