#pragma once

#include "ui/models/word_cache.h"
#include <QFont>

#include <QStyledItemDelegate>

#include <array>
#include <optional>

namespace residua::ui {

/// Draws the cells of the tables: text at the left, numbers at the right with their share as a quiet bar beside them.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    /// Plain, bold, italic, both.
    struct Face {
        QFont font;
        WordCache words;
    };
    Face &faceOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    mutable std::optional<QFont> m_base; ///< the view's font, of which the faces are made
    mutable std::array<Face, 4> m_faces;
};

/// The lengths of a whole share bar: `RowTreeView::barWidth` is between them.
inline constexpr int leastBar = 32, mostBar = 160;

/// The pixels of a share's bar, where `barWidth` is the whole: at least one, no share is none.
int shareLength(double share, int barWidth);

/// Where the text of a cell stands; for a bar of up to `bar` pixels (0: none) space is left at the right.
QRect cellRect(const QRect &cell, int bar);

/// The width that a column of `characters` digits needs, with a bar of up to `bar` pixels or without.
int columnWidth(const QFontMetrics &metrics, int characters, int bar);

} // namespace residua::ui
