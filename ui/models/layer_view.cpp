#include "ui/models/layer_view.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
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
        const bool inside = std::all_of(row.nodes.begin(), row.nodes.end(),
                                        [&](int id) { return std::binary_search(selection.nodes.begin(), selection.nodes.end(), id); });
        const QModelIndex index = inside ? indexOf(row.path) : QModelIndex();
        if (!index.isValid())
            continue;
        found.append(index);
        below = row.depth;
    }
    return found;
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

} // namespace residua::ui
