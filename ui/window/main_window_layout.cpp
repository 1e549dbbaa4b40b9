#include "ui/window/main_window.h"

#include "ui/forms/architecture_form.h"
#include "ui/graph/graph_view.h"
#include "ui/models/layer_view.h"
#include "ui/models/module_view.h"
#include "ui/strip/stage_strip.h"
#include "ui/views/detail_panel.h"
#include "ui/views/status_line.h"
#include "ui/window/checkpoint_opener.h"
#include "ui/window/choice_controller.h"
#include "ui/window/column_widths.h"
#include "ui/window/compare_controller.h"
#include "ui/window/message_bar.h"
#include "ui/window/settings.h"
#include "ui/window/variant_bar.h"
#include "ui/window/view_state.h"

#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace residua::ui {

namespace {

const QString geometryState = QStringLiteral("window"), columnState = QStringLiteral("columns"), middleState = QStringLiteral("middle"),
              layerState = QStringLiteral("layers"), moduleState = QStringLiteral("modules"), panelState = QStringLiteral("panels"),
              tableState = QStringLiteral("table");

using Paths = std::optional<std::vector<std::string>>;

/// In one order: a set has none.
Paths listed(const std::optional<QSet<QString>> &paths)
{
    if (!paths)
        return std::nullopt;
    std::vector<std::string> list;
    for (const QString &path : *paths)
        list.push_back(path.toStdString());
    std::sort(list.begin(), list.end());
    return list;
}

QSet<QString> setOf(const std::vector<std::string> &list)
{
    QSet<QString> paths;
    for (const std::string &path : list)
        paths.insert(QString::fromStdString(path));
    return paths;
}

} // namespace

void MainWindow::layOutParts()
{
    m_tables->setDocumentMode(true);
    m_tables->setAccessibleName(tr("Tables"));
    m_tables->addTab(m_layers, tr("Layers"));
    m_tables->addTab(m_modules, tr("Module tree"));
    m_choice->addTabs();
    connect(this, &MainWindow::painted, m_choice, &ChoiceController::start);
    m_middle->addWidget(m_graph);
    m_middle->addWidget(m_tables);
    m_middle->setStretchFactor(0, 3);
    m_middle->setStretchFactor(1, 2);
    m_columns->addWidget(m_form);
    m_columns->addWidget(m_middle);
    m_columns->addWidget(m_details);
    m_columns->setStretchFactor(1, 1);
    for (QSplitter *splitter : {m_columns, m_middle}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(1);
    }
    m_columnWidths = new ColumnWidths(*m_columns);
    resetLayout();
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_variantBar);
    column->addWidget(m_strip);
    column->addWidget(&m_checkpoints->bar());
    auto *compare = new CompareController(m_session, m_actions, *m_columns, *m_graph);
    compare->setParent(this);
    column->addWidget(compare->place(), 1);
    column->addWidget(m_status);
    m_pages->addWidget(all);
    auto *center = new QWidget;
    auto *whole = new QVBoxLayout(center);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
    m_messages->floatOver(*center, *m_status); // whatever page is seen
    setCentralWidget(center);
}

void MainWindow::restoreLayout()
{
    restoreGeometry(Settings::state(geometryState));
    m_columnWidths->restore(Settings::state(columnState));
    m_middle->restoreState(Settings::state(middleState));
    m_firstColumns = m_layers->saveState();
    m_layers->restoreState(Settings::state(layerState));
    m_firstModules = m_modules->saveState();
    m_modules->restoreState(Settings::state(moduleState));
    m_actions.showPanels(Settings::state(panelState));
    m_tables->setCurrentIndex(Settings::state(tableState).toInt()); // of an index that there is not, nothing comes
}

void MainWindow::saveLayout() const
{
    Settings::setState(geometryState, saveGeometry());
    Settings::setState(columnState, m_columnWidths->state());
    Settings::setState(middleState, m_middle->saveState());
    Settings::setState(layerState, m_layers->saveState());
    Settings::setState(moduleState, m_modules->saveState());
    Settings::setState(panelState, m_actions.shownPanels());
    Settings::setState(tableState, QByteArray::number(m_tables->currentIndex()));
}

void MainWindow::resetLayout()
{
    // In lines of text, so that a large font has the room it needs.
    const int line = fontMetrics().lineSpacing(), formWidth = qMax(288, line * 37 / 2), detailWidth = qMax(304, line * 39 / 2);
    m_columnWidths->setWanted(formWidth, detailWidth);
    m_middle->setSizes({height() * 55 / 100, height() * 45 / 100});
}

void MainWindow::saveView()
{
    ViewState view{m_graph->level(), m_graph->unfoldedPaths(), m_session.shown().selection().path, m_session.metric(),
                   m_session.counting()};
    if (const auto &classes = m_session.setup().classes)
        view.classes = *classes;
    view.rows = listed(m_layers->unfoldedRows());
    view.modules = listed(m_modules->unfoldedModules());
    view.filter = m_layers->filterText().toStdString();
    view.sorting = m_layers->sorting().toStdString();
    view.place = m_graph->place();
    m_session.setView(toJson(view));
}

void MainWindow::showView()
{
    ViewState usual;
    usual.counting = Settings::counting();
    const ViewState view = parseViewState(m_session.document().workspace.view, usual);
    m_graph->setFolding({view.level, view.unfolded});
    m_session.setMetric(view.metric);
    m_session.setCounting(view.counting);
    if (view.classes) {
        RunSetup setup = m_session.setup();
        setup.classes = std::make_shared<const ClassNames>(*view.classes);
        m_session.setSetup(setup);
    }
    if (view.rows)
        m_layers->unfoldRows(setOf(*view.rows));
    if (view.modules)
        m_modules->unfoldModules(setOf(*view.modules));
    m_layers->setFilter(QString::fromStdString(view.filter)); // seen in its field
    if (!view.sorting.empty())
        m_layers->setSorting(QString::fromStdString(view.sorting));
    m_session.shown().select(view.selection);
    if (view.place)
        m_graph->showPlace(*view.place);
    else
        m_graph->fitReadably();
}

/// What the user changes of layout and view is kept a moment later: a program that is killed comes back as it was.
void MainWindow::connectKeeping()
{
    constexpr int rest = 400; // milliseconds: a border that is dragged is kept once it stands
    m_toKeep.setSingleShot(true);
    m_toKeep.setInterval(rest);
    connect(&m_toKeep, &QTimer::timeout, this, &MainWindow::keepLayout);
    const auto soon = qOverload<>(&QTimer::start);
    for (const QSplitter *splitter : {m_columns, m_middle})
        connect(splitter, &QSplitter::splitterMoved, &m_toKeep, soon);
    for (const QAction *panel : {m_actions.showStrip, m_actions.showForm, m_actions.showDetails, m_actions.showTables})
        connect(panel, &QAction::toggled, &m_toKeep, soon);
    for (const QHeaderView *header : {m_layers->tree().header(), m_modules->tree().header()}) {
        connect(header, &QHeaderView::sectionResized, &m_toKeep, soon);
        connect(header, &QHeaderView::sectionMoved, &m_toKeep, soon);
    }
    for (const RowTreeView *tree : {&m_layers->tree(), &m_modules->tree()}) {
        connect(tree, &QTreeView::expanded, &m_toKeep, soon);
        connect(tree, &QTreeView::collapsed, &m_toKeep, soon);
    }
    connect(m_tables, &QTabWidget::currentChanged, &m_toKeep, soon);
    connect(m_layers, &LayerView::detailChanged, &m_toKeep, soon);
    for (const auto signal :
         {&Session::documentChanged, &Session::currentChanged, &Session::metricChanged, &Session::countingChanged, &Session::setupChanged})
        connect(&m_session, signal, &m_toKeep, soon);
    connect(&m_session.shown(), &NetworkState::selectionChanged, &m_toKeep, soon);
    for (const auto signal : {&GraphView::foldingChanged, &GraphView::steered})
        connect(m_graph, signal, &m_toKeep, soon);
}

void MainWindow::keepLayout()
{
    if (m_actions.fullMaps->isChecked()) // what is seen is not what comes back
        return;
    if (isVisible())
        saveLayout();
    Q_EMIT rested();
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::Move || event->type() == QEvent::Resize || event->type() == QEvent::WindowStateChange)
        m_toKeep.start();
    return QMainWindow::event(event);
}

} // namespace residua::ui
