#pragma once

#include <QStyledItemDelegate>

namespace residua::ui {

/// A line of the locator: the name, quieter what it is, and at the right its keys or its kind.
class LocatorRow : public QStyledItemDelegate {
public:
    enum Role { DetailRole = Qt::UserRole, KindRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace residua::ui
