#include "ui/models/row_tree_view.h"

#include "ui/look/theme.h"
#include "ui/models/quiet_header.h"
#include "ui/models/row_delegate.h"
#include "ui/models/row_roles.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include <cmath>

namespace residua::ui {

namespace {

QColor mixed(const QColor &a, const QColor &b)
{
    return {(a.red() + b.red()) / 2, (a.green() + b.green()) / 2, (a.blue() + b.blue()) / 2};
}

} // namespace

RowTreeView::RowTreeView(QWidget *parent) : QTreeView(parent), m_barWidth(leastBar)
{
    setHeader(new QuietHeader(this)); // which makes its sections deaf to clicks, as long as Qt does not sort by itself
    header()->setSectionsClickable(true);
    setItemDelegate(new RowDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setIndentation(14);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAutoScroll(false); // selecting a wide column must not scroll the table sideways
}

void RowTreeView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void RowTreeView::setBarWidth(int width)
{
    if (width == m_barWidth)
        return;
    m_barWidth = width;
    viewport()->update();
    header()->viewport()->update();
}

void RowTreeView::setWaitsForRoom(int column, bool waits)
{
    if (waits)
        m_waiting.insert(column);
    else
        m_waiting.remove(column);
}

void RowTreeView::setRounded(int column, bool rounded)
{
    if (rounded == m_rounded.contains(column))
        return;
    if (rounded)
        m_rounded.insert(column);
    else
        m_rounded.remove(column);
    viewport()->update();
}

void RowTreeView::expandLevels(int levels)
{
    if (levels <= 0)
        collapseAll();
    else
        expandToDepth(levels - 1);
}

QSet<QString> RowTreeView::unfoldedPaths() const
{
    QSet<QString> paths;
    forEachRow(*model(), {}, [&](const QModelIndex &index) {
        if (isExpanded(index))
            paths.insert(index.data(PathRole).toString());
    });
    return paths;
}

void RowTreeView::unfoldPaths(const QSet<QString> &paths)
{
    collapseAll();
    forEachRow(*model(), {}, [&](const QModelIndex &index) {
        if (paths.contains(index.data(PathRole).toString()))
            expand(index);
    });
}

void RowTreeView::showSorting(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    header()->setSortIndicatorShown(column >= 0);
    header()->setSortIndicator(column, order);
}

void RowTreeView::cycleSort(int column)
{
    if (m_sortColumn != column)
        Q_EMIT sortWanted(column, Qt::AscendingOrder);
    else if (m_sortOrder == Qt::AscendingOrder)
        Q_EMIT sortWanted(column, Qt::DescendingOrder);
    else
        Q_EMIT sortWanted(-1, Qt::AscendingOrder);
}

void RowTreeView::reveal(const QModelIndex &row)
{
    executeDelayedItemsLayout();
    const QRect at = visualRect(row);
    if (at.isEmpty() || at.top() < 0 || at.bottom() >= viewport()->height())
        scrollTo(row, QAbstractItemView::PositionAtCenter);
}

bool RowTreeView::event(QEvent *event)
{
    // Ctrl+C belongs to the table that has the focus, before a menu's action of the same key.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QTreeView::event(event);
}

void RowTreeView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
        event->accept();
        return;
    }
    const QModelIndex before = currentIndex();
    QTreeView::keyPressEvent(event);
    if (currentIndex().isValid() && currentIndex() != before) { // it does not scroll by itself, see setAutoScroll
        const int left = horizontalScrollBar()->value();
        scrollTo(currentIndex());
        horizontalScrollBar()->setValue(left);
    }
}

void RowTreeView::paintEvent(QPaintEvent *event)
{
    const Theme theme(palette());
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme.panel);
    if (model() && model()->rowCount(rootIndex()) == 0) {
        painter.setPen(theme.quietText);
        painter.drawText(viewport()->rect().adjusted(groupGap, groupGap, -groupGap, -groupGap),
                         static_cast<int>(Qt::AlignCenter | Qt::TextWordWrap), m_emptyText);
        return;
    }
    painter.end();
    QTreeView::paintEvent(event);
}

void RowTreeView::initViewItemOption(QStyleOptionViewItem *option) const
{
    QTreeView::initViewItemOption(option);
    const Theme theme(palette());
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        option->palette.setColor(group, QPalette::Highlight, theme.accentSoft);
        option->palette.setColor(group, QPalette::HighlightedText, mixed(theme.accent, theme.text));
        option->palette.setColor(group, QPalette::Base, theme.panel);
        option->palette.setColor(group, QPalette::Text, theme.text);
    }
}

void RowTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    // A picture is of whole pixels, and of this view's: not of one that is printed or scaled.
    if (!m_keepsPictures || painter->device() != viewport() || ratio != std::floor(ratio)
        || painter->transform().type() > QTransform::TxTranslate)
        return drawAnew(painter, option, index);
    const size_t look = lookOf(option.rect.size(), index);
    m_seen[option.rect.top()] = look;
    m_pictures.draw(*painter, option.rect, look, Theme(palette()).panel, [&](QPainter &on) { drawAnew(&on, option, index); });
}

/// A hash of everything that a row is drawn from, here and in RowDelegate.
size_t RowTreeView::lookOf(const QSize &size, const QModelIndex &index) const
{
    int level = 0;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        ++level;
    const bool current = hasFocus() && index.siblingAtColumn(0) == currentIndex().siblingAtColumn(0);
    size_t look = qHashMulti(0, size.width(), size.height(), viewport()->devicePixelRatioF(), palette().cacheKey(), font(), level, current,
                             isExpanded(index), model()->hasChildren(index), isEnabled(), isActiveWindow(), isRightToLeft(),
                             selectionModel()->isSelected(index), m_barWidth);
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (isColumnHidden(column))
            continue;
        const QModelIndex cell = index.siblingAtColumn(column);
        const QVariant rounded = isRounded(column) ? cell.data(ShortRole) : QVariant();
        look = qHashMulti(look, columnViewportPosition(column), columnWidth(column), cell.data(Qt::FontRole).value<QFont>().bold(),
                          (rounded.isValid() ? rounded : cell.data()).toString(), cell.data(StaleRole).toBool(),
                          cell.data(QuietRole).toBool(), shareLength(cell.data(ShareRole).toDouble(), m_barWidth));
    }
    return look;
}

void RowTreeView::drawAnew(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme(palette());
    if (selectionModel()->isSelected(index))
        painter->fillRect(option.rect, theme.accentSoft);
    QTreeView::drawRow(painter, option, index);
}

void RowTreeView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!model()->hasChildren(index))
        return;
    const Theme theme(palette());
    // QRect::center would round a row above the top another way.
    const QPointF center(rect.right() - indentation() / 2.0 + 2, rect.top() + (rect.height() - 1) / 2 + 0.5);
    QPainterPath path;
    if (isExpanded(index)) {
        path.addPolygon(QPolygonF({center + QPointF(-4, -2), center + QPointF(4, -2), center + QPointF(0, 3)}));
    } else {
        const double side = isRightToLeft() ? -1 : 1;
        path.addPolygon(QPolygonF({center + QPointF(-2 * side, -4), center + QPointF(-2 * side, 4), center + QPointF(3 * side, 0)}));
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillPath(path, theme.quietText);
    painter->restore();
}

/// What is scrolled is moved, not painted.
void RowTreeView::scrollContentsBy(int dx, int dy)
{
    m_seen.clear();
    QTreeView::scrollContentsBy(dx, dy);
}

void RowTreeView::resizeEvent(QResizeEvent *event)
{
    m_seen.clear();
    QTreeView::resizeEvent(event);
}

void RowTreeView::updateChanged()
{
    const QSize area = viewport()->size();
    QModelIndex row = indexAt({columnViewportPosition(0) + 1, 0});
    if (m_seen.isEmpty() || !row.isValid())
        return viewport()->update();
    int below = 0;
    for (; row.isValid() && below < area.height(); row = indexBelow(row)) {
        const QRect cell = visualRect(row);
        const QRect whole(0, cell.top(), area.width(), cell.height());
        below = whole.bottom() + 1;
        const auto seen = m_seen.constFind(whole.top());
        if (seen == m_seen.cend() || *seen != lookOf(whole.size(), row))
            viewport()->update(whole);
    }
    if (m_seen.removeIf([below](const auto &seen) { return seen.key() >= below; }) > 0) // rows that have gone
        viewport()->update(0, below, area.width(), area.height() - below);
}

RowTreeView::OnlyChanges::OnlyChanges(RowTreeView &view)
    : m_view(view), m_holds(view.m_keepsPictures && view.isVisible() && view.viewport()->updatesEnabled())
{
    if (m_holds)
        view.viewport()->setAttribute(Qt::WA_UpdatesDisabled); // setUpdatesEnabled would ask for all to be painted at the end
}

RowTreeView::OnlyChanges::~OnlyChanges()
{
    if (!m_holds)
        return;
    m_view.executeDelayedItemsLayout();
    m_view.viewport()->setAttribute(Qt::WA_UpdatesDisabled, false);
    m_view.updateChanged();
}

RowTreeView::KeepInPlace::KeepInPlace(RowTreeView &view) : m_view(view)
{
    if (!view.isVisible() || view.verticalScrollBar()->value() == 0)
        return; // at the top, stay at the top
    const QRect area = view.viewport()->rect();
    const QRect current = view.visualRect(view.currentIndex());
    m_row = view.currentIndex().isValid() && area.intersects(current) ? view.currentIndex() : view.indexAt({1, 1});
    m_y = view.visualRect(m_row).top();
}

RowTreeView::KeepInPlace::~KeepInPlace()
{
    if (!m_row.isValid())
        return;
    m_view.executeDelayedItemsLayout();
    const int moved = m_view.visualRect(m_row).top() - m_y;
    if (moved != 0 && !m_view.visualRect(m_row).isEmpty())
        m_view.verticalScrollBar()->setValue(m_view.verticalScrollBar()->value() + moved);
}

} // namespace residua::ui
