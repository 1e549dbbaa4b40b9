#pragma once

#include "ui/compare/compare_rows.h"

namespace residua::ui {

/// The aligned table as a tree: the whole network, input, stem, stage ▸ block ▸ operation, head, each with what it costs in A and in B.
class CompareModel : public TreeModel<CompareRow> {
    Q_OBJECT

public:
    enum Column {
        Layer,
        ChangeWord,
        ParametersA,
        ParametersB,
        MoreParameters,
        MacsA,
        MacsB,
        MoreMacs,
        ActivationA,
        ActivationB,
        MoreActivation,
        What,
        Columns
    };

    using TreeModel::TreeModel;

    /// By a column, within the groups, the whole network first; -1: in the order of the networks.
    struct Sorting {
        int column = -1;
        Qt::SortOrder order = Qt::AscendingOrder;
    };

    /// Shows `pair`, which has been watched, changing only what differs from before.
    void show(const ComparedPair &pair, bool onlyChanged, Sorting sorting);

    /// The row that stands for exactly the operations `places` of the comparison, or the first of those; no index where none does.
    QModelIndex indexOf(const std::vector<std::size_t> &places) const;

    int columnCount(const QModelIndex & = {}) const override { return Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Counting m_counting;
};

} // namespace residua::ui
