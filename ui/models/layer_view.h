#pragma once

#include "ui/models/copy_rows.h"
#include "ui/models/layer_bar.h"
#include "ui/models/layer_columns.h"
#include "ui/models/layer_model.h"
#include "ui/models/layer_proxy.h"
#include "ui/models/row_tree_view.h"
#include "ui/models/selection_link.h"
#include "ui/state/session.h"

#include <QSet>
#include <QWidget>

#include <optional>

namespace residua::ui {

/// The table of all layers, as a tree or as a flat list, with its filter, its sorting and what can be copied from it.
/// Its current row is the network's selection.
class LayerView : public QWidget {
    Q_OBJECT

public:
    using Detail = LayerDetail;

    explicit LayerView(NetworkState &network, QWidget *parent = nullptr);

    /// Columns, their order and widths, the level and whether rows are grouped.
    QByteArray saveState() const;
    /// False, and nothing changed, where `state` is not one of `saveState`.
    bool restoreState(const QByteArray &state);

    void setDetail(Detail detail);
    Detail detail() const { return m_detail; }
    bool isGrouped() const { return m_model.isGrouped(); }
    void setGrouped(bool grouped);
    /// The paths of the rows that stand open, be it behind a filter; nothing: those that the level opens.
    std::optional<QSet<QString>> unfoldedRows() const;
    void unfoldRows(const QSet<QString> &paths);
    void setFilter(const QString &text) { m_bar->setFilter(text); }
    QString filterText() const { return m_bar->filter(); }
    /// Puts the keyboard into the filter line.
    void focusFilter() { m_bar->focusFilter(); }
    void setColumnShown(LayerModel::Column column, bool shown) { m_columns->setShown(column, shown); }
    /// Sorts within the groups; -1: the order of the network.
    void sortBy(int column, Qt::SortOrder order = Qt::AscendingOrder);
    /// By what it is sorted, in words that never change: "parameters", "macs descending"; empty: the order of the network.
    QString sorting() const;
    /// The same again; anything but a value of `sorting`, and a column that is not shown, changes nothing.
    void setSorting(const QString &words);

    /// The selected rows with a header, exact values, visible columns. Empty where nothing is selected.
    QString selectionAs(CopyFormat format) const { return selectedRowsAs(*m_tree, format); }
    /// Exactly what is shown, likewise: no row that is filtered out or folded away.
    QString shownAs(CopyFormat format) const { return shownRowsAs(*m_tree, format); }
    void copy() { copyText(selectionAs(CopyFormat::Tsv)); }

    RowTreeView &tree() { return *m_tree; }
    LayerModel &model() { return m_model; }

Q_SIGNALS:
    void detailChanged(); ///< the level, whether rows are grouped, the filter or the sorting
    /// "Export table as shown…" was chosen: write `shownAs` to a file. The menu has it where somebody listens.
    void exportRequested();

private:
    void unfold(bool all);
    void joinBar();
    void makeTree();
    void refresh();
    void onInserted(const QModelIndex &parent, int first, int last);
    void onFilterEdited(const QString &text);
    void showTableMenu(const QPoint &at);
    void addSortMenu(QMenu &menu);
    QModelIndexList rowsOf(const Selection &selection) const;
    bool opensByLevel(const QModelIndex &index) const;

    NetworkState &m_network;
    LayerModel m_model;
    LayerProxy m_proxy;
    RowTreeView *m_tree = nullptr;
    SelectionLink *m_link = nullptr;
    LayerBar *m_bar = nullptr;
    LayerColumns *m_columns = nullptr;
    struct {
        VariantId variant = 0;
        int file = 0; ///< Session::fileNumber
    } m_shown;        ///< whose rows these are
    Detail m_detail = Detail::Blocks;
    QSet<QString> m_expandedBefore; ///< the filter: paths

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace residua::ui
