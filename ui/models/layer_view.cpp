#include "ui/models/layer_view.h"

#include "ui/look/look_change.h"

#include <QActionGroup>
#include <QDataStream>
#include <QEvent>
#include <QHeaderView>
#include <QIODevice>
#include <QMenu>
#include <QMetaMethod>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace residua::ui {

namespace {

// Kept in files: never to be changed.
constexpr const char *columnWords[] = {"layer",
                                       "type",
                                       "kernel",
                                       "output",
                                       "parameters",
                                       "more_parameters",
                                       "macs",
                                       "more_macs",
                                       "activation",
                                       "more_activation",
                                       "receptive_field",
                                       "stride",
                                       "time",
                                       "mean",
                                       "std",
                                       "min",
                                       "max",
                                       "zeros"};
static_assert(std::size(columnWords) == LayerModel::Columns);
const QString descendingWord = QStringLiteral(" descending");

constexpr quint32 stateMagic = 0x52'4c'56'04; // "RLV", version 4

} // namespace

LayerView::LayerView(NetworkState &network, QWidget *parent) : QWidget(parent), m_network(network), m_proxy(m_model)
{
    setAutoFillBackground(true); // so that nothing below it is painted with it
    m_tree = new RowTreeView(this);
    m_tree->keepPictures();
    m_bar = new LayerBar(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_tree, 1);
    makeTree();
    joinBar();
    setFocusProxy(m_tree);

    m_link = new SelectionLink(network, *m_tree, [this](const Selection &selection) { return rowsOf(selection); });
    connect(&network, &NetworkState::snapshotChanged, this, &LayerView::refresh);
    connect(&network, &NetworkState::runResultChanged, this, &LayerView::refresh);
    connect(&network, &NetworkState::baselineChanged, this, [this] {
        if (m_columns->showsDifferences())
            refresh();
    });
    connect(m_columns, &LayerColumns::differencesWanted, this, &LayerView::refresh);
    refresh();
    setDetail(m_detail);
    onLookChange(*this, {}, [this] {
        m_columns->resetWidths();
        m_columns->apply();
        m_bar->fit(width());
    });
}

void LayerView::joinBar()
{
    connect(m_bar, &LayerBar::detailChosen, this, &LayerView::setDetail);
    connect(m_bar, &LayerBar::groupedChosen, this, &LayerView::setGrouped);
    connect(m_bar, &LayerBar::filterEdited, this, &LayerView::onFilterEdited);
    connect(m_bar, &LayerBar::left, m_tree, [this] { m_tree->setFocus(Qt::OtherFocusReason); });
    connect(&m_bar->columnMenu(), &QMenu::aboutToShow, this, [this] {
        m_bar->columnMenu().clear();
        m_columns->addMenu(m_bar->columnMenu());
    });
}

void LayerView::makeTree()
{
    m_tree->setModel(&m_proxy);
    m_tree->setAccessibleName(tr("Layers"));
    m_tree->setAccessibleDescription(tr("All layers of the network with their costs"));
    m_tree->setEmptyText(tr("No layer matches the filter."));
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
    m_columns = new LayerColumns(*m_tree, m_model);
    m_columns->setParent(this);
    connect(header, &QHeaderView::sectionClicked, m_tree, &RowTreeView::cycleSort);
    connect(m_tree, &RowTreeView::sortWanted, this, &LayerView::sortBy);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &at) {
        QMenu menu(this);
        m_columns->addMenu(menu);
        menu.exec(header->mapToGlobal(at));
    });
}

void LayerView::refresh()
{
    const SelectionLink::Quiet quiet(*m_link);
    const RowTreeView::OnlyChanges changes(*m_tree);
    const bool hadRun = m_model.hasRun();
    // Of another document nothing is matched with what was on show.
    const Session &session = m_network.session();
    const bool afresh = m_shown.variant != 0 && m_shown.file != session.fileNumber() && !session.indexOf(m_shown.variant);
    m_shown = {m_network.variant(), session.fileNumber()};
    if (afresh) { // what was looked for there
        m_bar->setFilter({});
        m_expandedBefore.clear();
    }
    {
        const RowTreeView::KeepInPlace inPlace(*m_tree);
        const Baseline &baseline = m_network.baseline();
        const bool compared = m_columns->showsDifferences() && !baseline.isShown;
        m_model.show(m_network.snapshot(), m_network.runResult(), m_network.runIsCurrent(),
                     compared ? m_network.comparison() : ComparisonPtr(), baseline.name, afresh);
    }
    if (afresh) {
        unfold(m_detail == Detail::Layers || !m_model.filter().empty());
        m_tree->scrollToTop();
    }
    if (hadRun != m_model.hasRun())
        m_columns->apply();
    m_columns->chooseForms();
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
        else if (opensByLevel(m_proxy.mapToSource(index)))
            m_tree->expand(index);
    }
}

/// Whether a row of the model stands open where only the level was chosen.
bool LayerView::opensByLevel(const QModelIndex &index) const
{
    return m_detail == Detail::Layers || (m_detail == Detail::Blocks && m_model.row(index).kind == SummaryRow::Kind::Stage);
}

void LayerView::setDetail(Detail detail)
{
    m_detail = detail;
    m_bar->setDetail(detail);
    const SelectionLink::Quiet quiet(*m_link);
    m_tree->collapseAll();
    unfold(detail == Detail::Layers);
    Q_EMIT detailChanged();
}

/// From all closed: everything, or as far as the level says.
void LayerView::unfold(bool all)
{
    if (all)
        return m_tree->expandAll();
    for (int row = 0; m_detail == Detail::Blocks && row < m_proxy.rowCount(); ++row) {
        const QModelIndex index = m_proxy.index(row, 0);
        if (opensByLevel(m_proxy.mapToSource(index)))
            m_tree->expand(index);
    }
}

void LayerView::setGrouped(bool grouped)
{
    m_bar->setGrouped(grouped);
    if (grouped == m_model.isGrouped())
        return;
    const SelectionLink::Quiet quiet(*m_link);
    const QSet<QString> expanded = grouped ? std::exchange(m_expandedBefore, {}) : m_tree->unfoldedPaths();
    m_model.setGrouped(grouped);
    Q_EMIT detailChanged();
    m_tree->setRootIsDecorated(grouped);
    if (!grouped)
        m_expandedBefore = expanded;
    else if (m_model.filter().empty())
        m_tree->unfoldPaths(expanded);
    else
        m_tree->expandAll();
    m_link->refresh();
    if (m_proxy.sortColumn() >= 0)
        m_tree->scrollToTop(); // where the answer stands
    else if (m_tree->currentIndex().isValid())
        m_tree->reveal(m_tree->currentIndex());
}

void LayerView::onFilterEdited(const QString &text)
{
    Q_EMIT detailChanged();
    const SelectionLink::Quiet quiet(*m_link);
    LayerFilter filter = parseLayerFilter(text);
    if (filter == m_model.filter())
        return;
    const bool had = !m_model.filter().empty();
    const bool has = !filter.empty();
    if (!had && has && isGrouped())
        m_expandedBefore = m_tree->unfoldedPaths();
    m_proxy.setLayerFilter(std::move(filter));
    if (isGrouped()) {
        if (has)
            m_tree->expandAll();
        else
            m_tree->unfoldPaths(std::exchange(m_expandedBefore, {}));
    }
    m_link->refresh();
    if (!has && m_tree->currentIndex().isValid())
        m_tree->reveal(m_tree->currentIndex());
}

std::optional<QSet<QString>> LayerView::unfoldedRows() const
{
    QSet<QString> usual;
    forEachRow(m_model, {}, [&](const QModelIndex &index) {
        if (m_model.hasChildren(index) && opensByLevel(index))
            usual.insert(index.data(PathRole).toString());
    });
    QSet<QString> unfolded = isGrouped() && m_model.filter().empty() ? m_tree->unfoldedPaths() : m_expandedBefore;
    return unfolded == usual ? std::nullopt : std::optional(std::move(unfolded));
}

void LayerView::unfoldRows(const QSet<QString> &paths)
{
    if (!isGrouped() || !m_model.filter().empty()) {
        m_expandedBefore = paths;
        return;
    }
    const SelectionLink::Quiet quiet(*m_link);
    m_tree->unfoldPaths(paths);
}

void LayerView::sortBy(int column, Qt::SortOrder order)
{
    const SelectionLink::Quiet quiet(*m_link);
    m_tree->showSorting(column, order);
    m_proxy.sort(column, order);
    m_tree->scrollToTop(); // where the answer stands
    Q_EMIT detailChanged();
}

QString LayerView::sorting() const
{
    const int column = m_proxy.sortColumn();
    return column < 0
        ? QString()
        : QString::fromLatin1(columnWords[column]) + (m_proxy.sortOrder() == Qt::DescendingOrder ? descendingWord : QString());
}

void LayerView::setSorting(const QString &words)
{
    for (int column = 0; column < LayerModel::Columns; ++column) {
        const QString word = QString::fromLatin1(columnWords[column]);
        if (m_tree->isColumnHidden(column))
            continue;
        if (words == word || words == word + descendingWord)
            sortBy(column, words == word ? Qt::AscendingOrder : Qt::DescendingOrder);
    }
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

void LayerView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_bar->fit(width());
}

void LayerView::addSortMenu(QMenu &menu)
{
    auto *choice = new QActionGroup(&menu); // one of them
    const auto add = [&](const QString &text, int column) {
        QAction *action = choice->addAction(menu.addAction(text));
        action->setCheckable(true);
        action->setChecked(m_proxy.sortColumn() == column);
        connect(action, &QAction::triggered, this, [this, column] {
            if (column < 0)
                sortBy(-1);
            else
                m_tree->cycleSort(column);
        });
    };
    add(tr("Order of the Network"), -1);
    for (int column = 0; column < LayerModel::Columns; ++column) {
        if (!m_tree->isColumnHidden(column))
            add(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), column);
    }
}

void LayerView::showTableMenu(const QPoint &at)
{
    QMenu menu(this);
    addCopyCommands(menu, *m_tree);
    if (isSignalConnected(QMetaMethod::fromSignal(&LayerView::exportRequested)))
        menu.addAction(tr("Export Table as &Shown…"), this, [this] { Q_EMIT exportRequested(); });
    menu.addSeparator();
    menu.addAction(tr("&Expand All"), this, [this] { setDetail(Detail::Layers); })->setEnabled(isGrouped());
    menu.addAction(tr("C&ollapse All"), this, [this] { setDetail(Detail::Stages); })->setEnabled(isGrouped());
    QAction *groupAction = menu.addAction(tr("&Grouped by Stage and Block"), this, [this] { setGrouped(!isGrouped()); });
    groupAction->setCheckable(true);
    groupAction->setChecked(isGrouped());
    menu.addSeparator();
    addSortMenu(*menu.addMenu(tr("So&rt by")));
    m_columns->addMenu(*menu.addMenu(tr("Co&lumns")));
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

QByteArray LayerView::saveState() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    const LayerColumns::State columns = m_columns->state();
    stream << stateMagic << columns.wanted << columns.pinned << columns.bar << columns.shrunk << static_cast<qint32>(m_detail)
           << isGrouped() << columns.fitted << columns.header;
    for (const qint32 hiddenBar : columns.hiddenBar)
        stream << hiddenBar;
    return bytes;
}

bool LayerView::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    qint32 detail = 0;
    bool grouped = true;
    LayerColumns::State columns;
    stream >> magic >> columns.wanted >> columns.pinned >> columns.bar >> columns.shrunk >> detail >> grouped >> columns.fitted
        >> columns.header;
    for (qint32 &each : columns.hiddenBar)
        stream >> each;
    if (stream.status() != QDataStream::Ok || magic != stateMagic || detail < 0 || detail > 2 || !m_columns->restore(columns))
        return false;
    sortBy(-1);
    m_columns->apply();
    refresh(); // the differences may be wanted now
    setGrouped(grouped);
    setDetail(static_cast<Detail>(detail));
    return true;
}

} // namespace residua::ui
