#pragma once

#include "ui/models/layer_model.h"
#include "ui/models/row_tree_view.h"

#include <QByteArray>
#include <QObject>

#include <array>
#include <optional>

class QMenu;

namespace residua::ui {

/// The columns of the layer table: which are shown, which give way where there is no room, and how wide they are.
class LayerColumns : public QObject {
    Q_OBJECT

public:
    /// Of `tree`, which shows `model`.
    LayerColumns(RowTreeView &tree, const LayerModel &model);

    /// Everything as wide as the font asks for.
    void resetWidths();
    /// Shows what is wanted and has room: after the network, a run or the room has changed.
    void apply();
    void setShown(LayerModel::Column column, bool shown);
    /// Exact counts in a column, or rounded ones where the longest has no room: after the network has changed.
    void chooseForms();
    /// One entry for each column, checked where it is wanted. One that waits for room says so, and is pinned by a click.
    void addMenu(QMenu &menu);

    /// Whether a column with the difference to the baseline is wanted: the rows have to know it then.
    bool showsDifferences() const;

    /// What a person has set.
    struct State {
        quint32 wanted = 0, pinned = 0; ///< a bit for each column
        qint32 bar = 0, shrunk = 0;
        bool fitted = true;
        QByteArray header;
        std::array<qint32, LayerModel::Columns> hiddenBar{};
    };
    State state() const;
    /// False, and nothing changed, where `state` is not one of `state`. To be followed by `apply`.
    bool restore(const State &state);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Such a column came or went.
    void differencesWanted();

private:
    /// Leaves out default columns that have no room, and shares what is left between bars and names.
    void fit();
    bool hasRoomFor(int width, int names, bool rounded) const;
    int leastWidth() const;
    void show(int column, bool shown);
    void onResized(int column);
    bool hasBar(int column) const { return m_model.headerData(column, Qt::Horizontal, ShareRole).toBool(); }
    int widthOf(int characters, int bar) const;

    RowTreeView &m_tree;
    const LayerModel &m_model;
    std::array<bool, LayerModel::Columns> m_wanted{};      ///< columns the user wants to see
    std::array<bool, LayerModel::Columns> m_pinned{};      ///< asked for by the user: shown however narrow it gets
    std::array<bool, LayerModel::Columns> m_dropped{};     ///< wanted, not pinned, without room
    std::array<qint32, LayerModel::Columns> m_hiddenBar{}; ///< the bar's width in the width of a column that is hidden
    int m_shrunk = 0; ///< pixels that the MACs column lacks where there is no room: its numbers are rounded then
    bool m_fitting = false;
    bool m_fitted = true; ///< names and bars take what the others leave, until the user sets the width of the names
};

} // namespace residua::ui
