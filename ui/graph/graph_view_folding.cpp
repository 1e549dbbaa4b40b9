// Unfolding and folding what stands in the picture.
#include "ui/graph/graph_view.h"

#include <utility>

namespace residua::ui {

void GraphView::changeFolding(FoldState next, Anchor anchor)
{
    if (next == m_folding)
        return;
    m_fitting = false; // what was asked for opens where it stands
    m_anchor = std::move(anchor);
    setFolding(std::move(next));
}

GraphView::Anchor GraphView::anchorAt(const std::string &path, std::optional<QPointF> pointer) const
{
    Anchor anchor{{}, rectOf(path), 0, pointer};
    anchor.trunk = anchor.before.center().y();
    if (const int box = m_scene.boxOf(path); box >= 0) {
        anchor.nodes = m_scene.node(box).nodes;
    } else if (const int frame = m_scene.picture ? m_scene.frameOf(path) : -1; frame >= 0) {
        anchor.nodes = m_scene.nodesOf(m_scene.frames[static_cast<std::size_t>(frame)]);
        for (const int member : m_scene.group(m_scene.frames[static_cast<std::size_t>(frame)]).members)
            if (m_scene.node(member).nodes.front() == anchor.nodes.front())
                anchor.trunk = m_camera.toScreen(m_scene.boxes[static_cast<std::size_t>(member)].rect).center().y();
    }
    return anchor;
}

void GraphView::unfold(const std::string &path)
{
    changeFolding(unfolded(m_folding, path), anchorAt(path, std::nullopt));
}

void GraphView::toggleFold(const std::string &path)
{
    toggle(path, std::nullopt);
}

void GraphView::toggle(const std::string &path, std::optional<QPointF> pointer)
{
    if (!m_scene.picture)
        return;
    const int box = m_scene.boxOf(path);
    if (box >= 0 && m_scene.boxes[static_cast<std::size_t>(box)].foldable)
        changeFolding(unfolded(m_folding, path), anchorAt(path, pointer));
    else if (box < 0 && m_scene.frameOf(path) >= 0)
        changeFolding(foldedGroup(m_folding, m_scene.folded(), path), anchorAt(path, pointer));
}

void GraphView::foldCurrent()
{
    const int box = currentBox();
    if (box < 0)
        return;
    if (m_highlight.selected.boxes.empty()) { // a frame is selected
        toggle(m_scene.group(m_scene.frames[static_cast<std::size_t>(m_highlight.selected.frames.front())]).path, std::nullopt);
        return;
    }
    const FoldState next = foldedAround(m_folding, m_scene.folded(), box);
    if (next == m_folding)
        return;
    // The selection goes with what it is folded into.
    const int frame = m_scene.frameAround(box);
    const std::string around = frame >= 0 ? m_scene.group(m_scene.frames[static_cast<std::size_t>(frame)]).path : std::string();
    changeFolding(next, anchorAt(m_scene.node(box).path, std::nullopt));
    if (m_scene.node(box).kind == FoldedNode::Kind::Operation || next.level != m_folding.level)
        m_session.select(around);
}

} // namespace residua::ui
