#pragma once

#include "ui/models/row_pictures.h"

#include <QHash>
#include <QSet>
#include <QTreeView>

namespace residua::ui {

/// The tree view of the tables: flat, quiet selection, rows of one height, words where there are no rows.
class RowTreeView : public QTreeView {
    Q_OBJECT

public:
    explicit RowTreeView(QWidget *parent = nullptr);

    /// Shown in the middle while there are no rows.
    void setEmptyText(const QString &text);
    /// The length of a whole share bar in the columns that have them.
    int barWidth() const { return m_barWidth; }
    void setBarWidth(int width);
    /// Columns that are wanted and hidden only because the table is too narrow.
    bool waitsForRoom(int column) const { return m_waiting.contains(column); }
    void setWaitsForRoom(int column, bool waits);
    /// Columns whose numbers are rounded, all of them: one column, one form.
    bool isRounded(int column) const { return m_rounded.contains(column); }
    void setRounded(int column, bool rounded);
    /// Rows that look as they did are not drawn again. For a view whose delegate is a RowDelegate: of others it is not known what they
    /// draw.
    void keepPictures() { m_keepsPictures = true; }
    /// Places the rows now; otherwise the next painting would, and then ask for another one.
    void layOutNow() { executeDelayedItemsLayout(); }
    /// Expands every row above depth `levels` and collapses the others.
    void expandLevels(int levels);
    /// The paths of the rows that stand open.
    QSet<QString> unfoldedPaths() const;
    /// Opens the rows of these paths and closes the others.
    void unfoldPaths(const QSet<QString> &paths);

    /// Shows by which column the rows are sorted; -1: by none.
    void showSorting(int column, Qt::SortOrder order);
    /// What a click on the title of `column` asks for: up, then down, then as the network has it.
    void cycleSort(int column);

    /// Scrolls to `row`, to the middle of the view, unless all of it is seen already.
    void reveal(const QModelIndex &row);

    /// While one lives, rows may come and go: at its end the row at the view's top (or the current one, where it can be seen)
    /// stands where it stood.
    class KeepInPlace {
    public:
        explicit KeepInPlace(RowTreeView &view);
        ~KeepInPlace();
        Q_DISABLE_COPY_MOVE(KeepInPlace)

    private:
        RowTreeView &m_view;
        QPersistentModelIndex m_row;
        int m_y = 0;
    };

    /// While one lives, what the model tells asks for no painting; at its end the rows are placed, and those that look otherwise than they
    /// are seen are painted. Only with `keepPictures`.
    class OnlyChanges {
    public:
        explicit OnlyChanges(RowTreeView &view);
        ~OnlyChanges();
        Q_DISABLE_COPY_MOVE(OnlyChanges)

    private:
        RowTreeView &m_view;
        bool m_holds;
    };

Q_SIGNALS:
    void copyRequested();
    /// By `column`; -1: in the order of the network.
    void sortWanted(int column, Qt::SortOrder order);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void initViewItemOption(QStyleOptionViewItem *option) const override;

private:
    size_t lookOf(const QSize &size, const QModelIndex &index) const;
    void drawAnew(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void updateChanged();

    QString m_emptyText;
    int m_sortColumn = -1; ///< as was shown: a click turns the header's own arrow before it is told
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    int m_barWidth;
    QSet<int> m_waiting, m_rounded;
    bool m_keepsPictures = false;
    mutable RowPictures m_pictures;
    mutable QHash<int, size_t> m_seen; ///< the look of each row that was painted, by its top
};

/// Calls `visit` for every row of `model` below `parent`, from the top down.
template <typename Visit>
void forEachRow(const QAbstractItemModel &model, const QModelIndex &parent, const Visit &visit)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        visit(index);
        forEachRow(model, index, visit);
    }
}

} // namespace residua::ui
