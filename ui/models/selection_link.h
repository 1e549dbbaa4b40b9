#pragma once

#include "ui/models/row_tree_view.h"
#include "ui/state/session.h"

#include <functional>

namespace residua::ui {

/// Ties the current row of a view to the network's selection, both ways and without an echo.
class SelectionLink : public QObject {
    Q_OBJECT

public:
    /// The rows that show `selection`, in the view's model; none where it has none.
    using FindRows = std::function<QModelIndexList(const Selection &selection)>;

    SelectionLink(NetworkState &network, RowTreeView &view, FindRows findRows);

    /// Shows the network's selection as it is now, opening nothing: after an edit.
    void refresh();
    /// Shows it, with what it stands in opened and scrolled to.
    void follow();

    /// While one lives, what happens to the view is not the user's doing.
    class Quiet {
    public:
        explicit Quiet(SelectionLink &link) : m_link(link) { ++link.m_quiet; }
        ~Quiet() { --m_link.m_quiet; }
        Q_DISABLE_COPY_MOVE(Quiet)

    private:
        SelectionLink &m_link;
    };

private:
    void onUserMoved();
    void onUserSelected();
    void onSelected();
    void show(const QModelIndexList &rows);

    NetworkState &m_network;
    RowTreeView &m_view;
    FindRows m_findRows;
    std::string m_shownPath; ///< that the view shows, or was asked to
    int m_quiet = 0;
};

} // namespace residua::ui
