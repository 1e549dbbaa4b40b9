#include "ui/graph/graph_view.h"
#include "ui/state/metric_menu.h"

#include <QInputDialog>
#include <QMenu>

namespace residua::ui {

void GraphView::chooseMetric()
{
    QMenu menu(this);
    fillMetricMenu(menu, m_session);
    menu.setActiveAction(menu.actions().value(0));
    const QPoint at = mapToGlobal(m_legend.chooser.topLeft().toPoint());
    menu.exec(at - QPoint(0, menu.sizeHint().height() + controlGap / 2));
}

/// A run of blocks opens to its blocks, or one of them alone to its operations.
void GraphView::addUnfolding(QMenu &menu, const std::string &path)
{
    constexpr int mostListed = 12;
    const FoldedNode &node = m_scene.node(m_scene.boxOf(path));
    menu.addAction(tr("&Unfold"), this, [this, path] { toggleFold(path); });
    if (node.kind != FoldedNode::Kind::Blocks || node.repeats < 2)
        return;
    const std::string prefix = path.substr(0, path.rfind('.') + 1);
    const int first = node.firstBlock, last = node.lastBlock;
    const auto open = [this, prefix, path](int block) {
        const std::string single = prefix + std::to_string(block);
        changeFolding(unfolded(m_folding, single), anchorAt(path, std::nullopt));
        m_session.select(single);
    };
    QMenu *blocks = menu.addMenu(tr("Unfold &One Block"));
    const auto add = [&](const QString &words, int block) { blocks->addAction(words, this, [open, block] { open(block); }); };
    if (node.repeats <= mostListed) {
        for (int block = first; block <= last; ++block)
            add(tr("Block %1").arg(block), block);
        return;
    }
    add(tr("&First: Block %1").arg(first), first);
    add(tr("&Last: Block %1").arg(last), last);
    blocks->addAction(tr("Block &Number…"), this, [this, open, first, last] {
        bool chosen = false;
        const int block =
            QInputDialog::getInt(this, tr("Unfold One Block"), tr("Block, %1 to %2:").arg(first).arg(last), first, first, last, 1, &chosen);
        if (chosen)
            open(block);
    });
}

} // namespace residua::ui
