#include "ui/models/row_delegate.h"

#include "ui/look/theme.h"
#include "ui/models/row_roles.h"

#include <QPainter>

namespace residua::ui {

namespace {

constexpr int barWidth = 20, barHeight = 8, cellGap = 6;

/// Left of a bar is its number; no share is no bar, the smallest is a line.
void paintBar(QPainter &painter, const QRect &text, double share, const QColor &color)
{
    if (!(share > 0))
        return;
    const QRectF bar(text.right() + 1 + cellGap, text.center().y() + 1 - barHeight / 2.0, std::max(1.0, share * barWidth), barHeight);
    const double radius = std::min(2.0, bar.width() / 2);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(bar, radius, radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

bool hasBar(const QModelIndex &index)
{
    return index.model()->headerData(index.column(), Qt::Horizontal, ShareRole).toBool();
}

/// A number cut short would be another number: it is rounded where it does not fit.
QString fitted(const QModelIndex &index, const QFontMetrics &metrics, int width)
{
    QString text = index.data(Qt::DisplayRole).toString();
    if (metrics.horizontalAdvance(text) <= width)
        return text;
    if (const QVariant rounded = index.data(ShortRole); rounded.isValid())
        text = rounded.toString();
    return metrics.elidedText(text, Qt::ElideRight, width);
}

} // namespace

QRect cellRect(const QRect &cell, bool bar)
{
    return cell.adjusted(cellGap, 0, bar ? -(2 * cellGap + barWidth) : -cellGap, 0);
}

int columnWidth(const QFontMetrics &metrics, int characters, bool bar)
{
    return metrics.horizontalAdvance(QLatin1Char('0')) * characters + 2 * cellGap + (bar ? barWidth + cellGap : 0);
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const bool stale = index.data(StaleRole).toBool();
    const bool text = index.data(TextRole).toBool();
    const bool bar = hasBar(index);
    const QRect area = cellRect(option.rect, bar);

    painter->save();
    QFont font = option.font;
    font.setBold(index.data(Qt::FontRole).value<QFont>().bold());
    font.setItalic(stale); // not by colour alone
    painter->setFont(font);
    const QColor normal = selected ? option.palette.color(QPalette::HighlightedText) : theme.text;
    painter->setPen(stale || (index.data(QuietRole).toBool() && !selected) ? theme.quietText : normal);
    painter->drawText(area, static_cast<int>(Qt::AlignVCenter | Qt::TextSingleLine | (text ? Qt::AlignLeft : Qt::AlignRight)),
                      fitted(index, QFontMetrics(font), area.width()));
    if (bar)
        paintBar(*painter, area, index.data(ShareRole).toDouble(), theme.bar);
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QFont font = option.font;
    font.setBold(index.data(Qt::FontRole).value<QFont>().bold());
    const QFontMetrics metrics(font);
    const int width = metrics.horizontalAdvance(index.data(Qt::DisplayRole).toString());
    return {width + columnWidth(metrics, 0, hasBar(index)), std::max(rowHeight, metrics.height() + insideGap)};
}

} // namespace residua::ui
