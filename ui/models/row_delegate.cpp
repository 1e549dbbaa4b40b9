#include "ui/models/row_delegate.h"

#include "ui/look/theme.h"
#include "ui/models/row_roles.h"
#include "ui/models/row_tree_view.h"

#include <QPainter>

#include <cmath>

namespace residua::ui {

namespace {

constexpr int barHeight = 8, cellGap = 6;

/// Left of a bar is its number; no share is no bar, the smallest is a line.
void paintBar(QPainter &painter, const QRect &text, int barWidth, double share, const QColor &color)
{
    const QRect bar(text.right() + 1 + cellGap, text.top() + (text.height() - 1) / 2 + 1 - barHeight / 2, shareLength(share, barWidth),
                    barHeight);
    if (bar.width() < 4)
        return painter.fillRect(bar, color);
    painter.fillRect(bar.adjusted(1, 0, -1, 0), color); // without its corners
    painter.fillRect(bar.adjusted(0, 1, 1 - bar.width(), -1), color);
    painter.fillRect(bar.adjusted(bar.width() - 1, 1, 0, -1), color);
}

/// The length of a whole bar in the column of `index`; 0 where it has none.
int barOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (!index.model()->headerData(index.column(), Qt::Horizontal, ShareRole).toBool())
        return 0;
    const auto *view = qobject_cast<const RowTreeView *>(option.widget);
    return view ? view->barWidth() : leastBar;
}

} // namespace

int shareLength(double share, int barWidth)
{
    return share > 0 ? std::max(1, static_cast<int>(std::lround(share * barWidth))) : 0;
}

QRect cellRect(const QRect &cell, int bar)
{
    return cell.adjusted(cellGap, 0, bar > 0 ? -(2 * cellGap + bar) : -cellGap, 0);
}

int columnWidth(const QFontMetrics &metrics, int characters, int bar)
{
    return metrics.horizontalAdvance(QLatin1Char('0')) * characters + 2 * cellGap + (bar > 0 ? bar + cellGap : 0);
}

RowDelegate::Face &RowDelegate::faceOf(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!m_base || *m_base != option.font) {
        m_base = option.font;
        for (std::size_t i = 0; i < m_faces.size(); ++i) {
            m_faces[i] = {option.font, {}};
            m_faces[i].font.setBold(i & 1);
            m_faces[i].font.setItalic(i & 2);
        }
    }
    const bool bold = index.data(Qt::FontRole).value<QFont>().bold();
    const bool stale = index.data(StaleRole).toBool(); // italic: not by colour alone
    return m_faces[(bold ? 1U : 0U) | (stale ? 2U : 0U)];
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const bool stale = index.data(StaleRole).toBool();
    const int bar = barOf(option, index);
    const QRect area = cellRect(option.rect, bar);
    Face &face = faceOf(option, index);
    // A number cut short would be another number: its column is rounded where the longest one does not fit.
    const auto *view = qobject_cast<const RowTreeView *>(option.widget);
    const QVariant rounded = view && view->isRounded(index.column()) ? index.data(ShortRole) : QVariant();
    const WordCache::Words *shown =
        &face.words.of(face.font, rounded.isValid() ? rounded.toString() : index.data(Qt::DisplayRole).toString());
    if (shown->width > area.width())
        shown = &face.words.of(face.font, QFontMetrics(face.font).elidedText(shown->text.text(), Qt::ElideRight, area.width()));

    const QColor normal = selected ? option.palette.color(QPalette::HighlightedText) : theme.text;
    painter->setFont(face.font);
    painter->setPen(stale || (index.data(QuietRole).toBool() && !selected) ? theme.quietText : normal);
    const bool left = index.data(TextRole).toBool();
    const double x = left ? area.left() : area.right() + 1 - shown->width;
    painter->drawStaticText(QPointF(std::round(x), std::round(area.top() + (area.height() - shown->text.size().height()) / 2)),
                            shown->text);
    if (bar > 0)
        paintBar(*painter, area, bar, index.data(ShareRole).toDouble(), theme.bar);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Face &face = faceOf(option, index);
    const QFontMetrics metrics(face.font);
    const int width = static_cast<int>(std::ceil(face.words.of(face.font, index.data(Qt::DisplayRole).toString()).width));
    return {width + columnWidth(metrics, 0, barOf(option, index)), std::max(rowHeight, metrics.height() + insideGap)};
}

} // namespace residua::ui
