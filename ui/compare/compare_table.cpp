#include "ui/compare/compare_table.h"

#include "ui/look/look_change.h"
#include "ui/models/copy_rows.h"
#include "ui/models/row_delegate.h"

#include <QHeaderView>
#include <QMenu>
#include <QResizeEvent>

#include <algorithm>
#include <utility>

namespace residua::ui {

CompareTable::CompareTable(ComparedPair &pair, QWidget *parent) : RowTreeView(parent), m_pair(pair)
{
    setModel(&m_model);
    setObjectName(QStringLiteral("compareTable"));
    setAccessibleName(tr("Both networks, aligned"));
    header()->setSectionsMovable(false);
    header()->setSortIndicator(-1, Qt::AscendingOrder);
    header()->setAccessibleName(tr("Columns of the comparison"));
    connect(header(), &QHeaderView::sectionClicked, this, &RowTreeView::cycleSort);
    connect(this, &RowTreeView::sortWanted, this, &CompareTable::sortBy);
    header()->setStretchLastSection(true);
    connect(this, &RowTreeView::copyRequested, this, [this] { copyText(selectedRowsAs(*this, CopyFormat::Tsv)); });
    connect(this, &QWidget::customContextMenuRequested, this, &CompareTable::showMenu);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &CompareTable::openNew);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &CompareTable::onUserSelected);
    connect(&pair, &ComparedPair::changed, this, &CompareTable::refresh);
    connect(&pair, &ComparedPair::selectionChanged, this, [this] { onSelection(true); });
    onLookChange(*this, {}, [this] { fitColumns(); });
}

void CompareTable::refresh()
{
    const bool quiet = std::exchange(m_quiet, true);
    {
        const KeepInPlace inPlace(*this);
        m_model.show(m_pair, m_onlyChanged, m_sorting);
    }
    m_quiet = quiet;
    fitColumns();
    onSelection(false);
}

/// New rows open as the level says.
void CompareTable::openNew(const QModelIndex &parent, int first, int last)
{
    for (int row = first; row <= last && m_level != Level::Stage; ++row) {
        const QModelIndex index = m_model.index(row, 0, parent);
        if (m_level == Level::Operation)
            expandRecursively(index);
        else if (!parent.isValid() && m_model.row(index).path != QStringLiteral("stem")
                 && m_model.row(index).path != QStringLiteral("head"))
            expand(index);
    }
}

void CompareTable::setLevel(Level level)
{
    m_level = level;
    const bool quiet = std::exchange(m_quiet, true);
    collapseAll();
    openNew({}, 0, m_model.rowCount() - 1);
    m_quiet = quiet;
    if (currentIndex().isValid())
        reveal(currentIndex());
}

void CompareTable::setOnlyChanged(bool onlyChanged)
{
    m_onlyChanged = onlyChanged;
    if (m_pair.comparison())
        refresh();
}

void CompareTable::sortBy(int column, Qt::SortOrder order)
{
    showSorting(column, order);
    m_sorting = {column, order};
    if (!m_pair.comparison())
        return;
    refresh();
    scrollToTop(); // where the answer stands
}

void CompareTable::fitColumns()
{
    constexpr int words = 26, fewWords = 17, changeWords = 10, digits = 8, least = 24; // characters
    const auto widthOf = [this](int column, int characters) {
        const int title = fontMetrics().horizontalAdvance(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        return std::max(ui::columnWidth(fontMetrics(), characters, 0), title + ui::columnWidth(fontMetrics(), 2, 0));
    };
    // Where it is narrow, what is said of the activations gives way first, then long names.
    int counts = ui::columnWidth(fontMetrics(), words + changeWords + least, 0), sizes = 0;
    for (int column = CompareModel::ParametersA; column < CompareModel::What; ++column) {
        const int width = widthOf(column, digits);
        header()->resizeSection(column, width); // whose size is 0 while it is hidden
        (column < CompareModel::ActivationA ? counts : sizes) += width;
    }
    for (int column = CompareModel::ActivationA; column <= CompareModel::MoreActivation; ++column)
        setColumnHidden(column, counts + sizes > viewport()->width());
    header()->resizeSection(CompareModel::Layer, widthOf(CompareModel::Layer, counts <= viewport()->width() ? words : fewWords));
    header()->resizeSection(CompareModel::ChangeWord, widthOf(CompareModel::ChangeWord, changeWords));
}

void CompareTable::onUserSelected()
{
    if (m_quiet || !m_pair.comparison())
        return;
    std::vector<std::size_t> places;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        const CompareRow &row = m_model.row(index);
        for (std::size_t place = row.first; place < row.end && row.kind != CompareRow::Kind::Network; ++place)
            places.push_back(place);
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    m_quiet = true; // the answer is no news to this view
    m_pair.select(std::move(places));
    m_quiet = false;
}

void CompareTable::onSelection(bool reveals)
{
    if (m_quiet)
        return;
    m_quiet = true;
    const QModelIndex row = m_model.indexOf(m_pair.selected());
    if (!row.isValid()) {
        clearSelection();
        setCurrentIndex({});
    } else if (!selectionModel()->isSelected(row) || reveals) {
        for (QModelIndex above = row.parent(); above.isValid() && reveals; above = above.parent())
            expand(above);
        selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        if (reveals)
            reveal(row);
    }
    m_quiet = false;
}

void CompareTable::showMenu(const QPoint &at)
{
    QMenu menu(this);
    addCopyCommands(menu, *this);
    menu.exec(viewport()->mapToGlobal(at));
}

void CompareTable::resizeEvent(QResizeEvent *event)
{
    RowTreeView::resizeEvent(event);
    fitColumns();
}

} // namespace residua::ui
