#include "ui/graph/graph_folder.h"

#include <utility>

namespace residua::ui {

void GraphFolder::set(FoldState state)
{
    const Level before = m_state.level;
    m_state = std::move(state);
    Q_EMIT changed();
    if (before != m_state.level)
        Q_EMIT levelChanged(m_state.level);
}

void GraphFolder::change(FoldState next, Anchor anchor)
{
    if (next == m_state)
        return;
    m_anchor = std::move(anchor);
    set(std::move(next));
}

Anchor GraphFolder::anchor(const std::string &path, std::optional<QPointF> pointer) const
{
    return anchorAt(m_scene, m_viewport.camera(), path, pointer);
}

void GraphFolder::unfold(const std::string &path)
{
    change(unfolded(m_state, path), anchor(path));
}

void GraphFolder::unfoldInside(const std::string &path, const std::string &around)
{
    change(unfolded(m_state, path), anchor(around));
}

void GraphFolder::toggle(const std::string &path, std::optional<QPointF> pointer)
{
    if (!m_scene.picture)
        return;
    const int box = m_scene.boxOf(path);
    if (box >= 0 && m_scene.boxes[static_cast<std::size_t>(box)].foldable)
        change(unfolded(m_state, path), anchor(path, pointer));
    else if (box < 0 && m_scene.frameOf(path) >= 0)
        change(foldedGroup(m_state, m_scene.folded(), path), anchor(path, pointer));
}

void GraphFolder::toggle(const SceneMarks &marks)
{
    if (!marks.boxes.empty())
        toggle(m_scene.node(marks.boxes.front()).path);
    else if (!marks.frames.empty())
        toggle(pathOf(marks.frames.front()));
}

void GraphFolder::foldAround(const SceneMarks &marks)
{
    if (marks.boxes.empty()) {
        if (!marks.frames.empty())
            toggle(pathOf(marks.frames.front()));
        return;
    }
    const int box = marks.boxes.front();
    const FoldState next = foldedAround(m_state, m_scene.folded(), box);
    if (next == m_state)
        return;
    const int frame = m_scene.frameAround(box);
    const bool alone = m_scene.node(box).kind == FoldedNode::Kind::Operation; // a block goes on being shown by what it is folded into
    const std::string around = frame >= 0 ? pathOf(frame) : std::string();
    change(next, anchor(m_scene.node(box).path));
    if (alone)
        Q_EMIT foldedInto(around);
}

} // namespace residua::ui
