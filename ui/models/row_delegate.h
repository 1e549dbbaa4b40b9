#pragma once

#include <QStyledItemDelegate>

namespace residua::ui {

/// Draws the cells of the tables: text at the left, numbers at the right with their share as a quiet bar beside them.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Where the text of a cell stands; with `bar`, space is left for it at the right.
QRect cellRect(const QRect &cell, bool bar);

/// The width that a column of `characters` digits needs, with a bar or without.
int columnWidth(const QFontMetrics &metrics, int characters, bool bar);

} // namespace residua::ui
