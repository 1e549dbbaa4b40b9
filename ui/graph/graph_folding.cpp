#include "ui/graph/graph_folding.h"

#include <algorithm>

namespace residua::ui {

namespace {

bool isBlock(const FoldedGroup &group)
{
    return group.block >= 0;
}
bool isStage(const FoldedGroup &group)
{
    return group.stage >= 0 && group.block < 0;
}

std::string stagePath(const FoldedGraph &shown, int stage)
{
    for (const FoldedGroup &group : shown.groups)
        if (isStage(group) && group.stage == stage)
            return group.path;
    return {};
}

/// True where `stage` has a list entry that opens a run to its blocks.
bool hasSingles(const FoldState &state, const FoldedGraph &shown, int stage)
{
    const std::string path = stagePath(shown, stage);
    return std::any_of(state.unfold.begin(), state.unfold.end(), [&](const std::string &entry) {
        const bool whole = entry == path && state.level != Level::Stage;
        return whole || (entry.starts_with(path + ".") && entry.find('-', path.size()) != std::string::npos);
    });
}

/// What of `shown` stays open when `closed` folds, as paths to be unfolded at `level`.
class Rebuilder {
public:
    Rebuilder(const FoldState &state, const FoldedGraph &shown, Level level) : m_state(state), m_shown(shown), m_result{level, {}} {}

    FoldState without(const FoldedGroup *closed, int rejoinedStage = -1)
    {
        for (const FoldedGroup &group : m_shown.groups) {
            const bool inside = closed && isStage(*closed) && group.stage == closed->stage;
            if (&group == closed || inside)
                continue;
            if (isStage(group)) {
                if (m_result.level == Level::Stage)
                    m_result.unfold.push_back(group.path);
                if (group.stage != rejoinedStage && hasSingles(m_state, m_shown, group.stage))
                    keepSingles(group);
            }
        }
        for (const FoldedGroup &group : m_shown.groups) {
            const bool inside = closed && isStage(*closed) && group.stage == closed->stage;
            if (&group != closed && !inside && !isStage(group))
                m_result.unfold.push_back(group.path);
        }
        return m_result;
    }

private:
    const FoldState &m_state;
    const FoldedGraph &m_shown;
    FoldState m_result;

    /// Ranges of blocks that stand alone, next to each other: "layer3.2-5".
    void keepSingles(const FoldedGroup &stage)
    {
        int first = -1, last = -1;
        const auto close = [&] {
            if (first >= 0 && last > first)
                m_result.unfold.push_back(stage.path + "." + std::to_string(first) + "-" + std::to_string(last));
            first = -1;
        };
        for (const int member : stage.members) {
            const FoldedNode &node = m_shown.nodes[static_cast<std::size_t>(member)];
            if (node.kind == FoldedNode::Kind::Blocks && node.firstBlock != node.lastBlock) {
                close();
                continue;
            }
            if (first < 0)
                first = node.firstBlock;
            last = node.lastBlock;
        }
        close();
    }
};

} // namespace

FoldState unfolded(FoldState state, const std::string &path)
{
    if (std::find(state.unfold.begin(), state.unfold.end(), path) == state.unfold.end())
        state.unfold.push_back(path);
    return state;
}

FoldState foldedGroup(const FoldState &state, const FoldedGraph &shown, const std::string &path)
{
    const auto group = std::find_if(shown.groups.begin(), shown.groups.end(), [&](const FoldedGroup &g) { return g.path == path; });
    if (group == shown.groups.end())
        return state;
    const Level level = isStage(*group) ? Level::Stage : std::min(state.level, Level::Block);
    return Rebuilder(state, shown, level).without(&*group);
}

FoldState foldedAround(const FoldState &state, const FoldedGraph &shown, int node)
{
    const FoldedGroup *inner = nullptr;
    for (const FoldedGroup &group : shown.groups) // outer before inner
        if (std::find(group.members.begin(), group.members.end(), node) != group.members.end())
            inner = &group;
    if (!inner)
        return state;
    if (!isBlock(*inner) && isStage(*inner)) {
        FoldState rejoined = Rebuilder(state, shown, std::min(state.level, Level::Block)).without(nullptr, inner->stage);
        const FoldedNode &member = shown.nodes[static_cast<std::size_t>(node)];
        if (member.repeats == 1 && hasSingles(state, shown, inner->stage))
            return rejoined;
    }
    return foldedGroup(state, shown, inner->path);
}

FoldState pruned(FoldState state, const std::vector<std::string> &unmatched)
{
    std::erase_if(state.unfold,
                  [&](const std::string &path) { return std::find(unmatched.begin(), unmatched.end(), path) != unmatched.end(); });
    return state;
}

} // namespace residua::ui
