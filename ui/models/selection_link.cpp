#include "ui/models/selection_link.h"

#include "ui/models/row_roles.h"

#include <algorithm>

namespace residua::ui {

SelectionLink::SelectionLink(NetworkState &network, RowTreeView &view, FindRows findRows)
    : QObject(&view), m_network(network), m_view(view), m_findRows(std::move(findRows))
{
    connect(view.selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SelectionLink::onUserMoved);
    connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, this, &SelectionLink::onUserSelected);
    connect(&network, &NetworkState::selectionChanged, this, &SelectionLink::onSelected);
}

void SelectionLink::refresh()
{
    m_shownPath = m_network.selection().path;
    const QModelIndexList rows = m_findRows(m_network.selection());
    // Rows that the user selected beside the current one, for copying, stay.
    const QItemSelectionModel &selection = *m_view.selectionModel();
    if (rows.size() != 1 || !selection.isSelected(rows.front()) || selection.currentIndex().siblingAtColumn(0) != rows.front())
        show(rows);
}

void SelectionLink::onUserMoved()
{
    // Not when a view that gets the focus makes its first row the current one, without selecting it.
    if (m_view.selectionModel()->hasSelection())
        onUserSelected();
}

void SelectionLink::onUserSelected()
{
    if (m_quiet > 0)
        return;
    const QItemSelectionModel &selection = *m_view.selectionModel();
    const QModelIndex current = selection.currentIndex();
    // Between the two signals of one move the current row is still the old one, which is not selected any more.
    const bool any = selection.hasSelection();
    if (any && !selection.isSelected(current))
        return;
    const Quiet quiet(*this); // the answer is no news to this view
    m_network.select(any ? current.data(PathRole).toString().toStdString() : std::string());
    m_shownPath = m_network.selection().path;
}

void SelectionLink::onSelected()
{
    if (m_quiet == 0 && m_network.selection().path != m_shownPath)
        follow();
}

void SelectionLink::follow()
{
    m_shownPath = m_network.selection().path;
    const QModelIndexList rows = m_findRows(m_network.selection());
    const Quiet quiet(*this);
    for (const QModelIndex &row : rows) {
        for (QModelIndex above = row.parent(); above.isValid(); above = above.parent())
            m_view.expand(above);
    }
    show(rows);
    if (!rows.isEmpty())
        m_view.reveal(rows.front());
}

void SelectionLink::show(const QModelIndexList &rows)
{
    QItemSelectionModel &selection = *m_view.selectionModel();
    QModelIndexList now = selection.selectedRows();
    QModelIndexList wanted = rows;
    std::sort(now.begin(), now.end());
    std::sort(wanted.begin(), wanted.end());
    if (now == wanted)
        return;
    const Quiet quiet(*this);
    QItemSelection items;
    for (const QModelIndex &row : rows)
        items.select(row, row);
    selection.select(items, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    selection.setCurrentIndex(rows.isEmpty() ? QModelIndex() : rows.front(), QItemSelectionModel::NoUpdate);
}

} // namespace residua::ui
