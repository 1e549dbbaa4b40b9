#pragma once

#include "ui/models/copy_rows.h"
#include "ui/models/module_model.h"
#include "ui/models/row_tree_view.h"
#include "ui/models/selection_link.h"
#include "ui/state/session.h"

#include <QComboBox>
#include <QLabel>
#include <QWidget>

#include <optional>

namespace residua::ui {

/// The module tree as PyTorch prints it, with the style that names the modules. Its current row is the network's selection.
class ModuleView : public QWidget {
    Q_OBJECT

public:
    explicit ModuleView(NetworkState &network, QWidget *parent = nullptr);

    /// The columns' widths and order.
    QByteArray saveState() const;
    /// Nothing changed where `state` is not one of `saveState`.
    void restoreState(const QByteArray &state);
    /// The paths of the modules that stand open; nothing: those that stand open from the start.
    std::optional<QSet<QString>> unfoldedModules() const;
    void unfoldModules(const QSet<QString> &paths);
    /// What `print(model)` shows in PyTorch.
    QString printed() const;
    QString selectionAs(CopyFormat format) const { return selectedRowsAs(*m_tree, format); }
    void copy() { copyText(selectionAs(CopyFormat::Tsv)); }

    RowTreeView &tree() { return *m_tree; }
    ModuleModel &model() { return m_model; }
    QComboBox &styleBox() { return *m_style; }

private:
    QWidget *makeBar();
    void makeTree();
    void setStyleTo(int index);
    void refresh();
    void onInserted(const QModelIndex &parent, int first, int last);
    void showTreeMenu(const QPoint &at);
    QModelIndexList rowsOf(const Selection &selection) const;

    NetworkState &m_network;
    ModuleModel m_model;
    RowTreeView *m_tree = nullptr;
    SelectionLink *m_link = nullptr;
    QComboBox *m_style = nullptr;
    QLabel *m_problem = nullptr;
    std::optional<QSet<QString>> m_wanted; ///< modules to stand open, once the tree is of the network
    bool m_outdated = false;               ///< the tree is of an earlier network, and nobody sees it

protected:
    void showEvent(QShowEvent *event) override;
};

} // namespace residua::ui
