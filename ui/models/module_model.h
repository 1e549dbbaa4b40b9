#pragma once

#include "ui/models/row_roles.h"
#include "ui/models/tree_model.h"
#include "ui/state/snapshot.h"
#include "ui/state/weight_marks.h"

namespace residua::ui {

/// One module of the tree that PyTorch would print.
struct ModuleRow {
    std::string key;             ///< the attribute's name
    std::string path;            ///< empty for the network itself
    QString name, text;          ///< "conv1", "Conv2d(3, 64, kernel_size=(7, 7), ...)"
    std::int64_t parameters = 0; ///< of the module and all below it
    WeightShare weights;         ///< of a weight file's, in the same
    bool leaf = false;
    bool operator==(const ModuleRow &) const = default;
};

/// The module tree as `print(model)` shows it, the network itself at its top.
class ModuleModel : public TreeModel<ModuleRow> {
    Q_OBJECT

public:
    enum Column { Name, Module, Parameters, Weights, Columns };

    using TreeModel::TreeModel;

    /// Shows `snapshot`, changing only what differs from before; `marks` are what is left of a weight file in it, or null.
    void show(const SnapshotPtr &snapshot, const WeightMarksPtr &marks = {});
    const SnapshotPtr &snapshot() const { return m_snapshot; }
    QModelIndex indexOf(const std::string &path) const;

    int columnCount(const QModelIndex & = {}) const override { return Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    SnapshotPtr m_snapshot;
};

} // namespace residua::ui
