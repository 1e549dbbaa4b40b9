#pragma once

#include "ui/models/copy_rows.h"
#include "ui/models/layer_model.h"
#include "ui/models/layer_proxy.h"
#include "ui/models/row_tree_view.h"
#include "ui/models/selection_link.h"
#include "ui/state/session.h"

#include <QButtonGroup>
#include <QLineEdit>
#include <QSet>
#include <QToolButton>
#include <QWidget>

#include <array>

class QMenu;

namespace residua::ui {

/// The table of all layers, as a tree or as a flat list, with its filter, its sorting and what can be copied from it.
/// Its current row is the session's selection.
class LayerView : public QWidget {
    Q_OBJECT

public:
    enum class Detail { Stages, Blocks, Layers };

    explicit LayerView(Session &session, QWidget *parent = nullptr);

    /// Columns, their order and widths, the level and whether rows are grouped.
    QByteArray saveState() const;
    /// False, and nothing changed, where `state` is not one of `saveState`.
    bool restoreState(const QByteArray &state);

    void setDetail(Detail detail);
    Detail detail() const { return m_detail; }
    bool isGrouped() const { return m_model.isGrouped(); }
    void setGrouped(bool grouped);
    void setFilter(const QString &text);
    /// Puts the keyboard into the filter line.
    void focusFilter();
    void setColumnShown(LayerModel::Column column, bool shown);
    /// Sorts within the groups; -1: the order of the network.
    void sortBy(int column, Qt::SortOrder order = Qt::AscendingOrder);

    /// The selected rows with a header, exact values, visible columns. Empty where nothing is selected.
    QString selectionAs(CopyFormat format) const { return selectedRowsAs(*m_tree, format); }
    /// Exactly what is shown, likewise: no row that is filtered out or folded away.
    QString shownAs(CopyFormat format) const { return shownRowsAs(*m_tree, format); }
    void copy() { copyText(selectionAs(CopyFormat::Tsv)); }

    RowTreeView &tree() { return *m_tree; }
    LayerModel &model() { return m_model; }

Q_SIGNALS:
    /// "Export table as shown…" was chosen: write `shownAs` to a file. The menu has it where somebody listens.
    void exportRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeBar();
    void fitBar();
    void makeTree();
    void setInitialWidths();
    /// Leaves out default columns that have no room, and shares what is left between bars and names.
    void fitColumns();
    bool hasRoomFor(int width, int names) const;
    int leastWidth() const;
    void showColumn(int column, bool shown);
    void applyColumns();
    void refresh();
    void onInserted(const QModelIndex &parent, int first, int last);
    void onFilterEdited(const QString &text);
    void cycleSort(int column);
    void showTableMenu(const QPoint &at);
    void addColumnMenu(QMenu &menu);
    void addSortMenu(QMenu &menu);
    QModelIndexList rowsOf(const Selection &selection) const;
    QSet<QString> expandedPaths() const;
    void expandPaths(const QSet<QString> &paths);

    Session &m_session;
    LayerModel m_model;
    LayerProxy m_proxy;
    RowTreeView *m_tree = nullptr;
    SelectionLink *m_link = nullptr;
    QLineEdit *m_filter = nullptr;
    QToolButton *m_grouped = nullptr, *m_columns = nullptr;
    QWidget *m_bar = nullptr;
    QButtonGroup *m_levels = nullptr;
    Detail m_detail = Detail::Blocks;
    std::array<bool, LayerModel::Columns> m_wanted{};      ///< columns the user wants to see
    std::array<bool, LayerModel::Columns> m_pinned{};      ///< asked for by the user: shown however narrow it gets
    std::array<bool, LayerModel::Columns> m_dropped{};     ///< wanted, not pinned, without room
    std::array<qint32, LayerModel::Columns> m_hiddenBar{}; ///< the bar's width in the width of a column that is hidden
    QSet<QString> m_expandedBefore;                        ///< the filter: paths
    int m_shrunk = 0; ///< pixels that the MACs column lacks where there is no room: its numbers are rounded then
    bool m_fitting = false;
    bool m_fitted = true; ///< names and bars take what the others leave, until the user sets the width of the names
};

} // namespace residua::ui
