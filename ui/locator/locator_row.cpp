#include "ui/locator/locator_row.h"

#include "ui/look/theme.h"

#include <QPainter>

namespace residua::ui {

void LocatorRow::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme(option.palette);
    const bool enabled = index.flags() & Qt::ItemIsEnabled;
    if (option.state & QStyle::State_Selected || (option.state & QStyle::State_MouseOver && enabled))
        painter->fillRect(option.rect, option.state & QStyle::State_Selected ? theme.accentSoft : theme.panel);
    QRect rest = option.rect.adjusted(controlGap, 0, -controlGap, 0);
    painter->setFont(option.font);
    const auto words = [&](const QString &text, const QColor &color, Qt::Alignment side) {
        if (text.isEmpty())
            return;
        const QString shown = option.fontMetrics.elidedText(text, Qt::ElideMiddle, rest.width());
        const int width = option.fontMetrics.horizontalAdvance(shown) + controlGap;
        painter->setPen(color);
        painter->drawText(rest, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
        if (side == Qt::AlignRight)
            rest.setRight(rest.right() - width);
        else
            rest.setLeft(rest.left() + width);
    };
    words(index.data(KindRole).toString(), theme.quietText, Qt::AlignRight);
    words(index.data(Qt::DisplayRole).toString(), enabled ? theme.text : theme.quietText, Qt::AlignLeft);
    words(index.data(DetailRole).toString(), theme.quietText, Qt::AlignLeft);
}

QSize LocatorRow::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, option.fontMetrics.height() + controlGap};
}

} // namespace residua::ui
