#pragma once

#include "ui/state/session.h"

class QTabWidget;

namespace residua::ui {

struct Actions;
class Advice;
class AdvicePanel;
class CostController;
class ExportController;
class MessageBar;
class StatusLine;
class Worker;

/// What helps to choose among networks: the cost map and advice as tabs beside the tables, a word on advice in the line at the bottom, and
/// the way into a budget.
class ChoiceController : public QObject {
    Q_OBJECT

public:
    /// Connects the commands of `actions`; all of them must outlive it.
    ChoiceController(Session &session, const Worker &worker, const Actions &actions, ExportController &exports, MessageBar &messages,
                     QTabWidget &tables, StatusLine &status);

    CostController &costs() { return *m_costs; }

    /// After the tables' own.
    void addTabs();
    /// Once the window has been painted.
    void start();

private:
    void showTab(QWidget *page);
    void showCount();
    void fitToBudget();

    Session &m_session;
    const Worker &m_worker;
    const Actions &m_actions;
    QTabWidget &m_tables;
    StatusLine &m_status;
    Advice *m_advice;
    AdvicePanel *m_panel;
    CostController *m_costs;
};

} // namespace residua::ui
