#pragma once

#include "ui/graph/graph_command.h"
#include "ui/graph/graph_scene.h"

#include <QMenu>

namespace residua::ui {

/// The context menu of the picture, at a box, a frame or the canvas.
class GraphMenu : public QMenu {
    Q_OBJECT

public:
    /// `path`: of what is at the place in `scene`; empty: the canvas.
    GraphMenu(const Scene &scene, const std::string &path, QWidget *parent);

Q_SIGNALS:
    void chosen(residua::ui::GraphCommand command);
    /// One block, the `block`th of its stage, is to be unfolded out of a run.
    void blockChosen(int block);

private:
    void add(const QString &words, GraphCommand command);
    void addUnfolding(const FoldedNode &node);
};

} // namespace residua::ui
