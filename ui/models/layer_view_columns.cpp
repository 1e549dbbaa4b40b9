#include "ui/models/layer_view.h"
#include "ui/models/row_delegate.h"

#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QMenu>

#include <algorithm>

namespace residua::ui {

namespace {

constexpr quint32 stateMagic = 0x52'4c'56'02; // "RLV", version 2

/// Which default columns give way first where the table is narrow.
constexpr LayerModel::Column dropOrder[] = {LayerModel::Field, LayerModel::Activation, LayerModel::Kernel, LayerModel::Milliseconds, LayerModel::Type, LayerModel::Output};

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

void LayerView::fitColumns()
{
    if (!m_fitted || m_fitting)
        return;
    constexpr int leastNames = 10, fewNames = 13, allNames = 26, roundedCount = 6; // characters: "layer1.0.downsample.0" in its block; "1.64 M"
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

void LayerView::applyColumns()
{
    m_fitting = true;
    m_dropped.fill(false);
    const auto show = [this](int column) {
        const auto at = static_cast<std::size_t>(column);
        const bool shown = m_wanted[at] && !m_dropped[at] && (m_model.hasRun() || !LayerModel::isMeasured(column));
        if (m_tree->isColumnHidden(column) == shown)
            m_tree->setColumnHidden(column, !shown);
    };
    for (int column = 0; column < LayerModel::Columns; ++column)
        show(column);
    constexpr int fewNames = 13;
    const bool laidOut = m_tree->isVisible(); // before, its width says nothing
    for (const LayerModel::Column column : dropOrder) {
        if (!laidOut || hasRoomFor(m_tree->viewport()->width(), fewNames))
            break;
        m_dropped[column] = m_wanted[column] && !m_pinned[column];
        show(column);
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
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setColumnShown(static_cast<LayerModel::Column>(column), shown); });
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
    stream << stateMagic << wanted << pinned << static_cast<qint32>(m_tree->barWidth()) << static_cast<qint32>(m_shrunk) << static_cast<qint32>(m_detail) << isGrouped() << m_fitted << m_tree->header()->saveState();
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
    if (stream.status() != QDataStream::Ok || magic != stateMagic || detail < 0 || detail > 2 || bar < leastBar || bar > mostBar || shrunk < 0)
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
    m_fitted = fitted;
    sortBy(-1);
    applyColumns();
    setGrouped(grouped);
    setDetail(static_cast<Detail>(detail));
    return true;
}

} // namespace residua::ui
