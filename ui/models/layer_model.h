#pragma once

#include "ui/models/layer_rows.h"
#include "ui/models/row_roles.h"
#include "ui/models/tree_model.h"

namespace residua::ui {

/// The layer table as a tree: input, stem ▸ operations, stage ▸ block ▸ operations, head ▸ operations; or, not grouped, as a
/// flat list of the operations. Every value is a `SummaryRow`'s; the last run's stand beside them where its rows have the same path.
class LayerModel : public TreeModel<LayerRow> {
    Q_OBJECT

public:
    enum Column {
        Layer,
        Type,
        Kernel,
        Output,
        Parameters,
        MoreParameters,
        Macs,
        MoreMacs,
        Activation,
        MoreActivation,
        Field,
        Stride,
        Milliseconds,
        Mean,
        Std,
        Min,
        Max,
        Zeros,
        Columns
    };
    /// What the network has more than the baseline.
    static bool isDifference(int column) { return column == MoreParameters || column == MoreMacs || column == MoreActivation; }
    static bool isMeasured(int column) { return column >= Milliseconds; }

    using TreeModel::TreeModel;

    /// Shows `snapshot`, changing only what differs from before. `run` may be null; its values are marked stale
    /// (`StaleRole`) unless it was made by this very network. `comparison`: with the baseline called `against`; null: not wanted.
    /// `afresh`: by a reset, as of another document.
    void show(const SnapshotPtr &snapshot, const RunResultPtr &run, bool runIsCurrent, const ComparisonPtr &comparison = {},
              const std::string &against = {}, bool afresh = false);
    bool isGrouped() const { return m_source.grouped; }
    void setGrouped(bool grouped);
    const LayerFilter &filter() const { return m_source.filter; }
    /// Marks the rows that the filter hides. Not told by signals: for a proxy, which then filters again.
    void setFilter(LayerFilter filter);

    const SnapshotPtr &snapshot() const { return m_source.snapshot; }
    /// The longest text in Parameters or Macs: a column where it does not fit is rounded as a whole.
    QString longestCount(Column column) const;
    bool hasRun() const { return m_source.run != nullptr; }
    /// The row of `path`, as NetworkState::select takes it; no index where there is none.
    QModelIndex indexOf(const std::string &path) const;

    int columnCount(const QModelIndex & = {}) const override { return Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Every row's `ShareRole` is new: the network's totals are. Not told row by row, for all of them change with every edit.
    void sharesChanged();

private:
    LayerSource m_source;
    QString m_against; ///< the baseline's name
};

/// Whether `a` stands before `b` when sorted by `column` upwards.
bool sortsBefore(const LayerRow &a, const LayerRow &b, int column);

} // namespace residua::ui
