#include "ui/models/layer_view.h"

#include "ui/look/theme.h"
#include "ui/models/row_delegate.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMetaMethod>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace residua::ui {

LayerView::LayerView(Session &session, QWidget *parent) : QWidget(parent), m_session(session), m_proxy(m_model)
{
    m_wanted.fill(true);
    for (const auto column : {LayerModel::Stride, LayerModel::Mean, LayerModel::Std, LayerModel::Min, LayerModel::Max, LayerModel::Zeros})
        m_wanted[column] = false;
    m_tree = new RowTreeView(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_tree, 1);
    makeTree();
    setFocusProxy(m_tree);

    m_link = new SelectionLink(session, *m_tree, [this](const Selection &selection) { return rowsOf(selection); });
    connect(&session, &Session::snapshotChanged, this, &LayerView::refresh);
    connect(&session, &Session::runResultChanged, this, &LayerView::refresh);
    refresh();
    setDetail(m_detail);
}

QWidget *LayerView::makeBar()
{
    auto *bar = new QWidget(this);
    m_bar = bar;
    bar->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // the table may be narrower: `fitBar`
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(controlGap, insideGap, controlGap, insideGap);
    layout->setSpacing(0);
    m_levels = new QButtonGroup(this);
    struct Level {
        Detail detail;
        QString text, tip;
    };
    for (const Level &level : {Level{Detail::Stages, tr("Stages"), tr("Fold every stage")},
                               Level{Detail::Blocks, tr("Blocks"), tr("Show the blocks of every stage")},
                               Level{Detail::Layers, tr("Layers"), tr("Show every operation")}}) {
        auto *button = new QToolButton(bar);
        button->setText(level.text);
        button->setToolTip(level.tip);
        button->setAccessibleName(level.text);
        button->setAccessibleDescription(level.tip);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        m_levels->addButton(button, static_cast<int>(level.detail));
        layout->addWidget(button);
    }
    // Also for a click on the checked one: the user may have opened rows since.
    connect(m_levels, &QButtonGroup::idClicked, this, [this](int id) { setDetail(static_cast<Detail>(id)); });
    layout->addSpacing(controlGap);
    m_grouped = new QToolButton(bar);
    m_grouped->setText(tr("Grouped"));
    m_grouped->setAccessibleName(tr("Grouped by stage and block"));
    m_grouped->setToolTip(tr("Group the operations by stage and block; off: one flat list, to sort all of them"));
    m_grouped->setCheckable(true);
    m_grouped->setChecked(true);
    m_grouped->setAutoRaise(true);
    m_grouped->setFocusPolicy(Qt::TabFocus);
    connect(m_grouped, &QToolButton::toggled, this, &LayerView::setGrouped);
    layout->addWidget(m_grouped);
    m_columns = new QToolButton(bar);
    m_columns->setText(tr("Columns"));
    m_columns->setAccessibleName(tr("Columns of the table"));
    m_columns->setToolTip(tr("Choose the columns"));
    m_columns->setAutoRaise(true);
    m_columns->setFocusPolicy(Qt::TabFocus);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    auto *columnMenu = new QMenu(m_columns);
    connect(columnMenu, &QMenu::aboutToShow, this, [this, columnMenu] {
        columnMenu->clear();
        addColumnMenu(*columnMenu);
    });
    m_columns->setMenu(columnMenu);
    layout->addWidget(m_columns);
    layout->addSpacing(controlGap);
    layout->addStretch(1);

    m_filter = new QLineEdit(bar);
    m_filter->setPlaceholderText(tr("filter: conv 3×3, >1M params…"));
    m_filter->setAccessibleName(tr("Filter of the layer table"));
    m_filter->setToolTip(tr("Words of a layer's path, type or kernel, and comparisons:\n>1M params   <10k macs   >1MB activation   stage 3   stride 2   field > 200   >0.5 ms"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(0);
    m_filter->setMaximumWidth(m_filter->fontMetrics().horizontalAdvance(m_filter->placeholderText()) + 48);
    m_filter->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, &LayerView::onFilterEdited);
    layout->addWidget(m_filter, 100);
    return bar;
}

void LayerView::makeTree()
{
    m_tree->setModel(&m_proxy);
    m_tree->setAccessibleName(tr("Layers"));
    m_tree->setAccessibleDescription(tr("All layers of the network with their costs"));
    m_tree->setEmptyText(tr("No layer matches the filter."));
    m_tree->viewport()->installEventFilter(this);
    connect(m_tree, &RowTreeView::copyRequested, this, &LayerView::copy);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &LayerView::showTableMenu);
    connect(&m_proxy, &QAbstractItemModel::rowsInserted, this, &LayerView::onInserted);
    connect(&m_model, &LayerModel::sharesChanged, m_tree->viewport(), qOverload<>(&QWidget::update));

    QHeaderView *header = m_tree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setFirstSectionMovable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setAccessibleName(tr("Columns of the layer table"));
    setInitialWidths();
    applyColumns();
    connect(header, &QHeaderView::sectionClicked, this, &LayerView::cycleSort);
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        if (m_fitting)
            return;
        if (column == LayerModel::Layer || (column == LayerModel::Macs && m_shrunk > 0))
            m_fitted = false, m_shrunk = 0;
        else
            fitColumns();
    });
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &at) {
        QMenu menu(this);
        addColumnMenu(menu);
        menu.exec(header->mapToGlobal(at));
    });
}

void LayerView::refresh()
{
    const SelectionLink::Quiet quiet(*m_link);
    const bool hadRun = m_model.hasRun();
    {
        const RowTreeView::KeepInPlace inPlace(*m_tree);
        m_model.show(m_session.snapshot(), m_session.runResult(), m_session.runIsCurrent());
    }
    if (hadRun != m_model.hasRun())
        applyColumns();
    m_tree->layOutNow();
    m_link->refresh();
}

void LayerView::onInserted(const QModelIndex &parent, int first, int last)
{
    // New rows open as the level says, or all the way where a filter shows what it found.
    const bool all = !m_model.filter().empty() || m_detail == Detail::Layers;
    const bool blocks = m_detail == Detail::Blocks && !parent.isValid();
    for (int row = first; (all || blocks) && row <= last; ++row) {
        const QModelIndex index = m_proxy.index(row, 0, parent);
        if (all)
            m_tree->expandRecursively(index);
        else if (m_model.row(m_proxy.mapToSource(index)).kind == SummaryRow::Kind::Stage)
            m_tree->expand(index);
    }
}

void LayerView::setDetail(Detail detail)
{
    m_detail = detail;
    m_levels->button(static_cast<int>(detail))->setChecked(true);
    const SelectionLink::Quiet quiet(*m_link);
    if (detail == Detail::Layers) {
        m_tree->expandAll();
        return;
    }
    m_tree->collapseAll();
    for (int row = 0; detail == Detail::Blocks && row < m_proxy.rowCount(); ++row) {
        const QModelIndex index = m_proxy.index(row, 0);
        if (m_model.row(m_proxy.mapToSource(index)).kind == SummaryRow::Kind::Stage)
            m_tree->expand(index);
    }
}

void LayerView::setGrouped(bool grouped)
{
    m_grouped->setChecked(grouped);
    if (grouped == m_model.isGrouped())
        return;
    const SelectionLink::Quiet quiet(*m_link);
    const QSet<QString> expanded = grouped ? std::exchange(m_expandedBefore, {}) : expandedPaths();
    m_model.setGrouped(grouped);
    for (QAbstractButton *button : m_levels->buttons())
        button->setEnabled(grouped);
    m_tree->setRootIsDecorated(grouped);
    if (!grouped)
        m_expandedBefore = expanded;
    else if (m_model.filter().empty())
        expandPaths(expanded);
    else
        m_tree->expandAll();
    m_link->refresh();
    if (m_tree->currentIndex().isValid())
        m_tree->reveal(m_tree->currentIndex());
}

void LayerView::setFilter(const QString &text)
{
    m_filter->setText(text);
}

void LayerView::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void LayerView::onFilterEdited(const QString &text)
{
    const SelectionLink::Quiet quiet(*m_link);
    LayerFilter filter = parseLayerFilter(text);
    if (filter == m_model.filter())
        return;
    const bool had = !m_model.filter().empty();
    const bool has = !filter.empty();
    if (!had && has && isGrouped())
        m_expandedBefore = expandedPaths();
    m_proxy.setLayerFilter(std::move(filter));
    if (isGrouped()) {
        if (has)
            m_tree->expandAll();
        else
            expandPaths(std::exchange(m_expandedBefore, {}));
    }
    m_link->refresh();
    if (!has && m_tree->currentIndex().isValid())
        m_tree->reveal(m_tree->currentIndex());
}

QSet<QString> LayerView::expandedPaths() const
{
    QSet<QString> paths;
    forEachRow(m_proxy, {}, [&](const QModelIndex &index) {
        if (m_tree->isExpanded(index))
            paths.insert(index.data(PathRole).toString());
    });
    return paths;
}

void LayerView::expandPaths(const QSet<QString> &paths)
{
    m_tree->collapseAll();
    forEachRow(m_proxy, {}, [&](const QModelIndex &index) {
        if (paths.contains(index.data(PathRole).toString()))
            m_tree->expand(index);
    });
}

void LayerView::sortBy(int column, Qt::SortOrder order)
{
    const SelectionLink::Quiet quiet(*m_link);
    m_tree->header()->setSortIndicatorShown(column >= 0);
    m_tree->header()->setSortIndicator(column, order);
    m_proxy.sort(column, order);
    m_tree->scrollToTop(); // where the answer stands
}

void LayerView::cycleSort(int column)
{
    if (m_proxy.sortColumn() != column)
        sortBy(column);
    else if (m_proxy.sortOrder() == Qt::AscendingOrder)
        sortBy(column, Qt::DescendingOrder);
    else
        sortBy(-1);
}

QModelIndexList LayerView::rowsOf(const Selection &selection) const
{
    const auto indexOf = [this](const std::string &path) { return m_proxy.mapFromSource(m_model.indexOf(path)); };
    if (selection.nodes.empty() || !m_model.snapshot())
        return {};
    if (const QModelIndex own = indexOf(selection.path); own.isValid())
        return {own};
    // The topmost rows that hold selected operations only: the blocks of a run, the operations of a module.
    QModelIndexList found;
    int below = -1; // depth of a row that was taken: what follows deeper is in it
    for (const SummaryRow &row : m_model.snapshot()->table.rows) {
        if (below >= 0 && row.depth > below)
            continue;
        below = -1;
        const bool inside = std::all_of(row.nodes.begin(), row.nodes.end(), [&](int id) {
            return std::binary_search(selection.nodes.begin(), selection.nodes.end(), id);
        });
        const QModelIndex index = inside ? indexOf(row.path) : QModelIndex();
        if (!index.isValid())
            continue;
        found.append(index);
        below = row.depth;
    }
    return found;
}

void LayerView::addSortMenu(QMenu &menu)
{
    const auto add = [&](const QString &text, int column) {
        QAction *action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(m_proxy.sortColumn() == column);
        connect(action, &QAction::triggered, this, [this, column] {
            if (column < 0)
                sortBy(-1);
            else
                cycleSort(column);
        });
    };
    add(tr("Order of the network"), -1);
    for (int column = 0; column < LayerModel::Columns; ++column) {
        if (!m_tree->isColumnHidden(column))
            add(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), column);
    }
}

void LayerView::showTableMenu(const QPoint &at)
{
    QMenu menu(this);
    const auto add = [&](const QString &text, auto action) {
        QAction *entry = menu.addAction(text);
        connect(entry, &QAction::triggered, this, action);
        return entry;
    };
    addCopyCommands(menu, *m_tree);
    if (isSignalConnected(QMetaMethod::fromSignal(&LayerView::exportRequested)))
        add(tr("Export table as &shown…"), [this] { Q_EMIT exportRequested(); });
    menu.addSeparator();
    add(tr("&Expand all"), [this] { setDetail(Detail::Layers); })->setEnabled(isGrouped());
    add(tr("C&ollapse all"), [this] { setDetail(Detail::Stages); })->setEnabled(isGrouped());
    QAction *groupAction = add(tr("&Grouped by stage and block"), [this] { setGrouped(!isGrouped()); });
    groupAction->setCheckable(true);
    groupAction->setChecked(isGrouped());
    menu.addSeparator();
    addSortMenu(*menu.addMenu(tr("So&rt by")));
    addColumnMenu(*menu.addMenu(tr("Co&lumns")));
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

bool LayerView::eventFilter(QObject *watched, QEvent *event)
{
    if (m_tree && watched == m_tree->viewport() && event->type() == QEvent::Resize)
        applyColumns();
    // Escape empties the filter and gives the keyboard back to the table; Down goes there at once.
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape)
            m_filter->clear();
        if (key == Qt::Key_Escape || key == Qt::Key_Down) {
            m_tree->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void LayerView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_tree)
        setInitialWidths(), applyColumns(), fitBar();
}

void LayerView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitBar();
}

void LayerView::fitBar()
{
    // What is in the context menu too gives way to the filter.
    const int filter = m_filter->fontMetrics().horizontalAdvance(QLatin1Char('x')) * 14;
    int needed = 2 * controlGap + 2 * controlGap + filter + m_grouped->sizeHint().width() + m_columns->sizeHint().width();
    for (const QAbstractButton *button : m_levels->buttons())
        needed += button->sizeHint().width();
    m_grouped->setVisible(needed <= width());
    m_columns->setVisible(needed - m_grouped->sizeHint().width() <= width());
}

} // namespace residua::ui
