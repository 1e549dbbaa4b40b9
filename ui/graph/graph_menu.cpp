#include "ui/graph/graph_menu.h"

#include <QInputDialog>

namespace residua::ui {

GraphMenu::GraphMenu(const Scene &scene, const std::string &path, QWidget *parent) : QMenu(parent)
{
    if (!path.empty()) {
        const int box = scene.boxOf(path);
        if (box >= 0 && scene.boxes[static_cast<std::size_t>(box)].foldable)
            addUnfolding(scene.node(box));
        else if (box < 0 || scene.frameAround(box) >= 0)
            add(tr("&Fold"), GraphCommand::Fold);
        add(tr("Select in &Table"), GraphCommand::Select);
        add(tr("&Copy Path"), GraphCommand::CopyPath);
        addSeparator();
        add(tr("Fit &Selection"), GraphCommand::FitSelection);
    }
    add(tr("Fit the &Whole Picture"), GraphCommand::Fit);
    add(tr("&Actual Size"), GraphCommand::ActualSize);
    addSeparator();
    add(tr("Fi&nd…"), GraphCommand::Find);
}

void GraphMenu::add(const QString &words, GraphCommand command)
{
    addAction(words, this, [this, command] { Q_EMIT chosen(command); });
}

/// A run of blocks opens to its blocks, or one of them alone to its operations.
void GraphMenu::addUnfolding(const FoldedNode &node)
{
    constexpr int mostListed = 12;
    add(tr("&Unfold"), GraphCommand::Unfold);
    if (node.kind != FoldedNode::Kind::Blocks || node.repeats < 2)
        return;
    const int first = node.firstBlock, last = node.lastBlock;
    QMenu *blocks = addMenu(tr("Unfold &One Block"));
    const auto addBlock = [this, blocks](const QString &words, int block) {
        blocks->addAction(words, this, [this, block] { Q_EMIT blockChosen(block); });
    };
    if (node.repeats <= mostListed) {
        for (int block = first; block <= last; ++block)
            addBlock(tr("Block %1").arg(block), block);
        return;
    }
    addBlock(tr("&First: Block %1").arg(first), first);
    addBlock(tr("&Last: Block %1").arg(last), last);
    blocks->addAction(tr("Block &Number…"), this, [this, first, last] {
        bool isChosen = false;
        const int block = QInputDialog::getInt(parentWidget(), tr("Unfold One Block"), tr("Block, %1 to %2:").arg(first).arg(last), first,
                                               first, last, 1, &isChosen);
        if (isChosen)
            Q_EMIT blockChosen(block);
    });
}

} // namespace residua::ui
