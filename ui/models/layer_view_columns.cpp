#include "ui/models/layer_view.h"
#include "ui/models/row_delegate.h"

#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace residua::ui {

namespace {

constexpr quint32 stateMagic = 0x52'4c'56'03; // "RLV", version 3

/// Which default columns give way first where the table is narrow.
constexpr LayerModel::Column dropOrder[] = {LayerModel::Field,        LayerModel::Activation, LayerModel::Kernel,
                                            LayerModel::Milliseconds, LayerModel::Type,       LayerModel::Output};

constexpr int leastNames = 10, fewNames = 13, allNames = 26, roundedCount = 6; // characters: "layer1.0.downsample.0" in its block; "1.64 M"

} // namespace

void LayerView::setInitialWidths()
{
    const QFontMetrics metrics = fontMetrics();
    const auto set = [&](LayerModel::Column column, int characters) {
        const int bar = m_model.headerData(column, Qt::Horizontal, ShareRole).toBool() ? m_tree->barWidth() : 0;
        const int title = metrics.horizontalAdvance(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        m_tree->header()->resizeSection(column, std::max(columnWidth(metrics, characters, bar), title + columnWidth(metrics, 0, 0) + 2));
    };
    m_fitting = true;
    m_shrunk = 0;
    m_hiddenBar.fill(m_tree->barWidth());
    set(LayerModel::Layer, 15);
    set(LayerModel::Type, 17);
    set(LayerModel::Kernel, 6);
    set(LayerModel::Output, 13);
    set(LayerModel::Parameters, 8);
    set(LayerModel::Macs, 11);
    set(LayerModel::Activation, 7);
    set(LayerModel::Field, 4);
    set(LayerModel::Stride, 5);
    set(LayerModel::Milliseconds, 6);
    for (const auto column : {LayerModel::Mean, LayerModel::Std, LayerModel::Min, LayerModel::Max, LayerModel::Zeros})
        set(column, 8);
    m_fitting = false;
}

bool LayerView::hasRoomFor(int width, int names) const
{
    int others = 0;
    for (int column = 0; column < LayerModel::Columns; ++column) {
        if (column != LayerModel::Layer && !m_tree->isColumnHidden(column))
            others += m_tree->header()->sectionSize(column);
    }
    const int bars = !m_tree->isColumnHidden(LayerModel::Parameters) + !m_tree->isColumnHidden(LayerModel::Macs);
    return others + m_shrunk - bars * (m_tree->barWidth() - leastBar) + columnWidth(fontMetrics(), names, 0) <= width;
}

/// Of the shown columns with names cut short and rounded counts.
int LayerView::leastWidth() const
{
    int width = columnWidth(fontMetrics(), leastNames, 0);
    for (int column = LayerModel::Layer + 1; column < LayerModel::Columns; ++column) {
        if (m_tree->isColumnHidden(column))
            continue;
        const int size = m_tree->header()->sectionSize(column);
        if (column == LayerModel::Macs)
            width += std::min(size, columnWidth(fontMetrics(), roundedCount, leastBar));
        else
            width += size - (column == LayerModel::Parameters ? m_tree->barWidth() - leastBar : 0);
    }
    return width;
}

void LayerView::fitColumns()
{
    if (!m_fitted || m_fitting)
        return;
    QHeaderView *header = m_tree->header();
    const int room = m_tree->viewport()->width();
    m_fitting = true;
    if (const int shrunk = std::exchange(m_shrunk, 0); shrunk > 0)
        header->resizeSection(LayerModel::Macs, header->sectionSize(LayerModel::Macs) + shrunk);
    int others = 0;
    QList<int> bars;
    for (int column = 0; column < LayerModel::Columns; ++column) {
        if (column == LayerModel::Layer || m_tree->isColumnHidden(column))
            continue;
        others += header->sectionSize(column);
        if (m_model.headerData(column, Qt::Horizontal, ShareRole).toBool())
            bars.append(column);
    }
    const int before = m_tree->barWidth();
    int bar = before;
    if (!bars.isEmpty()) {
        const int plain = others - static_cast<int>(bars.size()) * before;
        bar = std::clamp((room - plain - columnWidth(fontMetrics(), allNames, 0)) / static_cast<int>(bars.size()), leastBar, mostBar);
        for (const int column : bars)
            header->resizeSection(column, header->sectionSize(column) + bar - before);
        others += static_cast<int>(bars.size()) * (bar - before);
        m_tree->setBarWidth(bar);
    }
    const int names = columnWidth(fontMetrics(), fewNames, 0);
    if (others + names > room && !m_tree->isColumnHidden(LayerModel::Macs) && m_tree->isVisible()) {
        const int size = header->sectionSize(LayerModel::Macs);
        m_shrunk = std::clamp(others + names - room, 0, std::max(0, size - columnWidth(fontMetrics(), roundedCount, bar)));
        header->resizeSection(LayerModel::Macs, size - m_shrunk);
        others -= m_shrunk;
    }
    header->resizeSection(LayerModel::Layer, std::max(room - others, columnWidth(fontMetrics(), leastNames, 0)));
    m_fitting = false;
}

/// What a hidden column's width is made of is remembered: meanwhile the bars may get another one.
void LayerView::showColumn(int column, bool shown)
{
    if (m_tree->isColumnHidden(column) != shown)
        return;
    QHeaderView *header = m_tree->header();
    qint32 &bar = m_hiddenBar[static_cast<std::size_t>(column)];
    if (!shown) {
        if (column == LayerModel::Macs)
            header->resizeSection(column, header->sectionSize(column) + std::exchange(m_shrunk, 0));
        bar = m_tree->barWidth();
        m_tree->setColumnHidden(column, true);
        return;
    }
    m_tree->setColumnHidden(column, false);
    if (m_model.headerData(column, Qt::Horizontal, ShareRole).toBool())
        header->resizeSection(column, header->sectionSize(column) + m_tree->barWidth() - bar);
}

void LayerView::applyColumns()
{
    m_fitting = true;
    m_dropped.fill(false);
    const auto show = [this](int column) {
        const auto at = static_cast<std::size_t>(column);
        showColumn(column, m_wanted[at] && !m_dropped[at] && (m_model.hasRun() || !LayerModel::isMeasured(column)));
    };
    for (int column = 0; column < LayerModel::Columns; ++column)
        show(column);
    const bool laidOut = m_tree->isVisible(); // before, its width says nothing
    for (const LayerModel::Column column : dropOrder) {
        if (!laidOut || hasRoomFor(m_tree->viewport()->width(), fewNames))
            break;
        m_dropped[column] = m_wanted[column] && !m_pinned[column];
        show(column);
    }
    if (laidOut && leastWidth() > m_tree->viewport()->width()) { // then one cost has to do
        m_dropped[LayerModel::Macs] = m_wanted[LayerModel::Macs] && !m_pinned[LayerModel::Macs] && m_wanted[LayerModel::Parameters];
        show(LayerModel::Macs);
    }
    m_fitting = false;
    fitColumns();
}

void LayerView::setColumnShown(LayerModel::Column column, bool shown)
{
    m_wanted[column] = shown || column == LayerModel::Layer;
    m_pinned[column] = shown;
    applyColumns();
}

void LayerView::addColumnMenu(QMenu &menu)
{
    for (int column = LayerModel::Layer + 1; column < LayerModel::Columns; ++column) {
        QAction *action = menu.addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(m_wanted[static_cast<std::size_t>(column)] && !m_dropped[static_cast<std::size_t>(column)]);
        action->setEnabled(m_model.hasRun() || !LayerModel::isMeasured(column));
        connect(action, &QAction::toggled, this,
                [this, column](bool shown) { setColumnShown(static_cast<LayerModel::Column>(column), shown); });
    }
}

QByteArray LayerView::saveState() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 wanted = 0, pinned = 0;
    for (std::size_t column = 0; column < m_wanted.size(); ++column) {
        wanted |= m_wanted[column] ? 1u << column : 0u;
        pinned |= m_pinned[column] ? 1u << column : 0u;
    }
    stream << stateMagic << wanted << pinned << static_cast<qint32>(m_tree->barWidth()) << static_cast<qint32>(m_shrunk)
           << static_cast<qint32>(m_detail) << isGrouped() << m_fitted << m_tree->header()->saveState();
    for (const qint32 hiddenBar : m_hiddenBar)
        stream << hiddenBar;
    return bytes;
}

bool LayerView::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0, wanted = 0, pinned = 0;
    qint32 detail = 0, bar = 0, shrunk = 0;
    bool grouped = true, fitted = true;
    QByteArray header;
    stream >> magic >> wanted >> pinned >> bar >> shrunk >> detail >> grouped >> fitted >> header;
    std::array<qint32, LayerModel::Columns> hiddenBar{};
    for (qint32 &each : hiddenBar)
        stream >> each;
    const bool barsAreSane =
        std::all_of(hiddenBar.begin(), hiddenBar.end(), [](qint32 each) { return each >= leastBar && each <= mostBar; });
    if (stream.status() != QDataStream::Ok || magic != stateMagic || detail < 0 || detail > 2 || bar < leastBar || bar > mostBar
        || shrunk < 0 || !barsAreSane)
        return false;
    m_fitting = true;
    const bool restored = m_tree->header()->restoreState(header);
    m_fitting = false;
    if (!restored)
        return false;
    for (std::size_t column = 1; column < m_wanted.size(); ++column) {
        m_wanted[column] = wanted >> column & 1u;
        m_pinned[column] = pinned >> column & 1u;
    }
    m_tree->setBarWidth(bar);
    m_shrunk = shrunk;
    m_hiddenBar = hiddenBar;
    m_fitted = fitted;
    sortBy(-1);
    applyColumns();
    setGrouped(grouped);
    setDetail(static_cast<Detail>(detail));
    return true;
}

} // namespace residua::ui
