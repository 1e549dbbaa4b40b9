#pragma once

#include "ui/compare/compare_model.h"
#include "ui/models/row_tree_view.h"

#include "core/arch/fold.h"

namespace residua::ui {

/// The aligned table of both networks. What is selected in it is selected in both pictures.
class CompareTable : public RowTreeView {
    Q_OBJECT

public:
    explicit CompareTable(ComparedPair &pair, QWidget *parent = nullptr);

    /// Unfolds the rows down to `level`.
    void setLevel(Level level);
    void setOnlyChanged(bool onlyChanged);
    bool isOnlyChanged() const { return m_onlyChanged; }
    /// Sorts within the groups; -1: the order of the networks.
    void sortBy(int column, Qt::SortOrder order);
    const CompareModel &rows() const { return m_model; }

private:
    void refresh();
    void openNew(const QModelIndex &parent, int first, int last);
    void fitColumns();
    void onUserSelected();
    void onSelection(bool reveals);
    void showMenu(const QPoint &at);

    ComparedPair &m_pair;
    CompareModel m_model;
    Level m_level = Level::Block;
    bool m_onlyChanged = false;
    CompareModel::Sorting m_sorting;
    bool m_quiet = false; ///< what happens to the selection is not the user's doing

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace residua::ui
