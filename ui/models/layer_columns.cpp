#include "ui/models/layer_columns.h"

#include "ui/models/row_delegate.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QResizeEvent>

#include <algorithm>
#include <utility>

namespace residua::ui {

namespace {

/// Which default columns give way first where the table is narrow.
constexpr LayerModel::Column dropOrder[] = {LayerModel::Field,        LayerModel::Activation, LayerModel::Kernel,
                                            LayerModel::Milliseconds, LayerModel::Type,       LayerModel::Output};

constexpr int sortMark = 14;                                                   // pixels beside a title
constexpr int leastNames = 10, fewNames = 13, allNames = 26, roundedCount = 6; // characters: "layer1.0.downsample.0" in its block; "1.64 M"

} // namespace

LayerColumns::LayerColumns(RowTreeView &tree, const LayerModel &model) : m_tree(tree), m_model(model)
{
    m_wanted.fill(true);
    for (const auto column : {LayerModel::MoreParameters, LayerModel::MoreMacs, LayerModel::MoreActivation, LayerModel::Stride,
                              LayerModel::Mean, LayerModel::Std, LayerModel::Min, LayerModel::Max, LayerModel::Zeros})
        m_wanted[column] = false;
    resetWidths();
    apply();
    connect(tree.header(), &QHeaderView::sectionResized, this, &LayerColumns::onResized);
    tree.viewport()->installEventFilter(this);
}

bool LayerColumns::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_tree.viewport()) { // while the tree goes, others come; it is none any more then
        const auto *resize = static_cast<const QResizeEvent *>(event);
        if (resize->size().width() != resize->oldSize().width()) // a bar that scrolls sideways takes height: nobody's column moves for it
            apply();
    }
    return QObject::eventFilter(watched, event);
}

int LayerColumns::widthOf(int characters, int bar) const
{
    return columnWidth(m_tree.fontMetrics(), characters, bar);
}

/// By hand: the others stay as they are, so that the border goes with the pointer. Room that is shared out later leaves this width alone.
void LayerColumns::onResized(int column)
{
    if (m_fitting)
        return;
    if (column == LayerModel::Layer || (column == LayerModel::Macs && m_shrunk > 0))
        m_fitted = false, m_shrunk = 0;
    chooseForms();
}

void LayerColumns::chooseForms()
{
    QFont bold = m_tree.font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    for (const auto column : {LayerModel::Parameters, LayerModel::Macs}) {
        const int room = m_tree.header()->sectionSize(column) - widthOf(0, m_tree.barWidth());
        m_tree.setRounded(column, metrics.horizontalAdvance(m_model.longestCount(column)) > room);
    }
}

void LayerColumns::resetWidths()
{
    const QFontMetrics metrics = m_tree.fontMetrics();
    const auto set = [&](LayerModel::Column column, int characters) {
        const int bar = hasBar(column) ? m_tree.barWidth() : 0;
        const int title = metrics.horizontalAdvance(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        m_tree.header()->resizeSection(column, std::max(widthOf(characters, bar), title + widthOf(0, 0) + sortMark));
    };
    m_fitting = true;
    m_shrunk = 0;
    m_hiddenBar.fill(m_tree.barWidth());
    set(LayerModel::Layer, 15);
    set(LayerModel::Type, 17);
    set(LayerModel::Kernel, 10); // "3×3 /2 g32"
    set(LayerModel::Output, 13);
    set(LayerModel::Parameters, 10);
    set(LayerModel::Macs, 13);
    set(LayerModel::Activation, 7);
    set(LayerModel::Field, 4);
    set(LayerModel::Stride, 5);
    set(LayerModel::Milliseconds, 6);
    for (const auto column : {LayerModel::MoreParameters, LayerModel::MoreMacs, LayerModel::MoreActivation, LayerModel::Mean,
                              LayerModel::Std, LayerModel::Min, LayerModel::Max, LayerModel::Zeros})
        set(column, 8);
    m_fitting = false;
}

bool LayerColumns::hasRoomFor(int width, int names, bool rounded) const
{
    int others = 0;
    for (int column = 0; column < LayerModel::Columns; ++column) {
        if (column != LayerModel::Layer && !m_tree.isColumnHidden(column))
            others += m_tree.header()->sectionSize(column);
    }
    const int bars = !m_tree.isColumnHidden(LayerModel::Parameters) + !m_tree.isColumnHidden(LayerModel::Macs);
    if (rounded && !m_tree.isColumnHidden(LayerModel::Macs))
        others -= std::max(0, m_tree.header()->sectionSize(LayerModel::Macs) + m_shrunk - widthOf(roundedCount, m_tree.barWidth()));
    return others + m_shrunk - bars * (m_tree.barWidth() - leastBar) + widthOf(names, 0) <= width;
}

/// Of the shown columns with names cut short and rounded counts.
int LayerColumns::leastWidth() const
{
    int width = widthOf(leastNames, 0);
    for (int column = LayerModel::Layer + 1; column < LayerModel::Columns; ++column) {
        if (m_tree.isColumnHidden(column))
            continue;
        const int size = m_tree.header()->sectionSize(column);
        if (column == LayerModel::Macs)
            width += std::min(size, widthOf(roundedCount, leastBar));
        else
            width += size - (column == LayerModel::Parameters ? m_tree.barWidth() - leastBar : 0);
    }
    return width;
}

void LayerColumns::fit()
{
    if (!m_fitted || m_fitting)
        return chooseForms();
    QHeaderView *header = m_tree.header();
    const int room = m_tree.viewport()->width();
    m_fitting = true;
    if (const int shrunk = std::exchange(m_shrunk, 0); shrunk > 0)
        header->resizeSection(LayerModel::Macs, header->sectionSize(LayerModel::Macs) + shrunk);
    int others = 0;
    QList<int> bars;
    for (int column = 0; column < LayerModel::Columns; ++column) {
        if (column == LayerModel::Layer || m_tree.isColumnHidden(column))
            continue;
        others += header->sectionSize(column);
        if (hasBar(column))
            bars.append(column);
    }
    const int before = m_tree.barWidth();
    int bar = before;
    if (!bars.isEmpty()) {
        const int plain = others - static_cast<int>(bars.size()) * before;
        bar = std::clamp((room - plain - widthOf(allNames, 0)) / static_cast<int>(bars.size()), leastBar, mostBar);
        for (const int column : bars)
            header->resizeSection(column, header->sectionSize(column) + bar - before);
        others += static_cast<int>(bars.size()) * (bar - before);
        m_tree.setBarWidth(bar);
    }
    const int names = widthOf(fewNames, 0);
    if (others + names > room && !m_tree.isColumnHidden(LayerModel::Macs) && m_tree.isVisible()) {
        const int size = header->sectionSize(LayerModel::Macs);
        m_shrunk = std::clamp(others + names - room, 0, std::max(0, size - widthOf(roundedCount, bar)));
        header->resizeSection(LayerModel::Macs, size - m_shrunk);
        others -= m_shrunk;
    }
    header->resizeSection(LayerModel::Layer, std::max(room - others, widthOf(leastNames, 0)));
    m_fitting = false;
    chooseForms();
}

/// What a hidden column's width is made of is remembered: meanwhile the bars may get another one.
void LayerColumns::show(int column, bool shown)
{
    if (m_tree.isColumnHidden(column) != shown)
        return;
    QHeaderView *header = m_tree.header();
    qint32 &bar = m_hiddenBar[static_cast<std::size_t>(column)];
    if (!shown) {
        if (column == LayerModel::Macs)
            header->resizeSection(column, header->sectionSize(column) + std::exchange(m_shrunk, 0));
        bar = m_tree.barWidth();
        m_tree.setColumnHidden(column, true);
        return;
    }
    m_tree.setColumnHidden(column, false);
    if (hasBar(column))
        header->resizeSection(column, header->sectionSize(column) + m_tree.barWidth() - bar);
}

void LayerColumns::apply()
{
    m_fitting = true;
    m_dropped.fill(false);
    const auto update = [this](int column) {
        const auto at = static_cast<std::size_t>(column);
        show(column, m_wanted[at] && !m_dropped[at] && (m_model.hasRun() || !LayerModel::isMeasured(column)));
    };
    for (int column = 0; column < LayerModel::Columns; ++column)
        update(column);
    const bool laidOut = m_tree.isVisible(); // before, its width says nothing
    for (const LayerModel::Column column : dropOrder) {
        const bool matters = column == LayerModel::Type || column == LayerModel::Output; // more than the digits of a count
        if (!laidOut || hasRoomFor(m_tree.viewport()->width(), fewNames, matters))
            break;
        m_dropped[column] = m_wanted[column] && !m_pinned[column];
        update(column);
    }
    if (laidOut && leastWidth() > m_tree.viewport()->width()) { // then one cost has to do
        m_dropped[LayerModel::Macs] = m_wanted[LayerModel::Macs] && !m_pinned[LayerModel::Macs] && m_wanted[LayerModel::Parameters];
        update(LayerModel::Macs);
    }
    for (int column = 0; column < LayerModel::Columns; ++column)
        m_tree.setWaitsForRoom(column,
                               m_dropped[static_cast<std::size_t>(column)] && (m_model.hasRun() || !LayerModel::isMeasured(column)));
    m_fitting = false;
    fit();
}

void LayerColumns::setShown(LayerModel::Column column, bool shown)
{
    m_wanted[column] = shown || column == LayerModel::Layer;
    m_pinned[column] = shown;
    apply();
    if (LayerModel::isDifference(column))
        Q_EMIT differencesWanted();
}

void LayerColumns::addMenu(QMenu &menu)
{
    for (int column = LayerModel::Layer + 1; column < LayerModel::Columns; ++column) {
        const QString title = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const bool waits = m_tree.waitsForRoom(column);
        QAction *action = menu.addAction(waits ? tr("%1 (no room: click to show it all the same)").arg(title) : title);
        action->setCheckable(true);
        action->setChecked(m_wanted[static_cast<std::size_t>(column)]);
        action->setEnabled(m_model.hasRun() || !LayerModel::isMeasured(column));
        connect(action, &QAction::toggled, this,
                [this, column, waits](bool shown) { setShown(static_cast<LayerModel::Column>(column), shown || waits); });
    }
}

bool LayerColumns::showsDifferences() const
{
    return m_wanted[LayerModel::MoreParameters] || m_wanted[LayerModel::MoreMacs] || m_wanted[LayerModel::MoreActivation];
}

LayerColumns::State LayerColumns::state() const
{
    State state;
    for (std::size_t column = 0; column < m_wanted.size(); ++column) {
        state.wanted |= m_wanted[column] ? 1u << column : 0u;
        state.pinned |= m_pinned[column] ? 1u << column : 0u;
    }
    state.bar = m_tree.barWidth();
    state.shrunk = m_shrunk;
    state.fitted = m_fitted;
    state.header = m_tree.header()->saveState();
    state.hiddenBar = m_hiddenBar;
    return state;
}

bool LayerColumns::restore(const State &state)
{
    const auto isSane = [](qint32 bar) { return bar >= leastBar && bar <= mostBar; };
    if (!isSane(state.bar) || state.shrunk < 0 || !std::all_of(state.hiddenBar.begin(), state.hiddenBar.end(), isSane))
        return false;
    m_fitting = true;
    const bool restored = m_tree.header()->restoreState(state.header);
    m_fitting = false;
    if (!restored)
        return false;
    m_tree.header()->setSectionsClickable(true); // 0.1 wrote that they are not
    m_tree.header()->setSectionsMovable(true);
    for (std::size_t column = 1; column < m_wanted.size(); ++column) {
        m_wanted[column] = state.wanted >> column & 1u;
        m_pinned[column] = state.pinned >> column & 1u;
    }
    m_tree.setBarWidth(state.bar);
    m_shrunk = state.shrunk;
    m_hiddenBar = state.hiddenBar;
    m_fitted = state.fitted;
    return true;
}

} // namespace residua::ui
