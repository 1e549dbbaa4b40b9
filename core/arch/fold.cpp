#include "core/arch/fold.h"

#include "core/arch/fold_paths.h"
#include "core/arch/op_words.h"
#include "core/arch/phrases.h"

#include <algorithm>
#include <utility>

namespace residua {

std::string levelKey(Level level)
{
    switch (level) {
    case Level::Stage: return "stage";
    case Level::Block: return "block";
    case Level::Operation: return "operation";
    }
    return {};
}

std::optional<Level> levelOf(const std::string &key)
{
    for (const Level level : {Level::Stage, Level::Block, Level::Operation}) {
        if (levelKey(level) == key)
            return level;
    }
    return std::nullopt;
}

namespace {

bool isShortcut(Part part)
{
    return part == Part::ShortcutPool || part == Part::ShortcutConv || part == Part::ShortcutNorm || part == Part::ShortcutPad;
}

std::string blockName(const ResNetSpec &spec, int stage)
{
    const BlockSpec block = stageBlock(spec, static_cast<std::size_t>(stage));
    switch (block.type) {
    case BlockType::Basic: return phrase("Picture", "Basic block");
    case BlockType::Bottleneck: return phrase("Picture", "Bottleneck");
    case BlockType::Custom: return block.name;
    }
    return {};
}

/// Same operations on the same shapes, wired the same way, and no shortcut that changes the shape.
bool equalBlocks(const Graph &graph, const std::vector<int> &a, const std::vector<int> &b)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const Node &x = graph.nodes[static_cast<std::size_t>(a[i])];
        const Node &y = graph.nodes[static_cast<std::size_t>(b[i])];
        if (isShortcut(x.slot.part) || x.slot.part != y.slot.part || x.slot.step != y.slot.step || !(x.op == y.op)
            || x.inputs.size() != y.inputs.size())
            return false;
        for (std::size_t k = 0; k < x.inputs.size(); ++k) {
            const int dx = std::max(x.inputs[k] - a.front(), -1);
            const int dy = std::max(y.inputs[k] - b.front(), -1);
            if (dx != dy)
                return false;
        }
    }
    return true;
}

class Folder {
public:
    Folder(const Model &model, Level level) : m_spec(model.spec), m_graph(model.graph), m_level(level), m_sections(model.graph) {}

    FoldedGraph fold(const std::vector<std::string> &unfold)
    {
        Opened opened = openPaths(m_graph, m_sections, m_level, unfold);
        m_result.unmatched = std::move(opened.unmatched);
        m_folded.assign(m_graph.nodes.size(), -1);
        if (!m_sections.input.empty())
            put(FoldedNode{FoldedNode::Kind::Input, "input", phrase("Picture", "input"), -1, -1, -1, m_sections.input, 1});
        section(m_sections.stem, FoldedNode::Kind::Stem, "stem", opened.stem);
        for (std::size_t s = 0; s < m_sections.stages.size(); ++s)
            stage(static_cast<int>(s), opened.stages[s]);
        section(m_sections.head, FoldedNode::Kind::Head, "head", opened.head);
        edges();
        return std::move(m_result);
    }

private:
    const ResNetSpec &m_spec;
    const Graph &m_graph;
    Level m_level;
    Sections m_sections;
    FoldedGraph m_result;
    std::vector<int> m_folded; ///< by operation: the folded node that holds it

    int put(FoldedNode node)
    {
        const int index = static_cast<int>(m_result.nodes.size());
        for (const int id : node.nodes)
            m_folded[static_cast<std::size_t>(id)] = index;
        m_result.nodes.push_back(std::move(node));
        return index;
    }

    std::vector<int> putOperations(const std::vector<int> &ids)
    {
        std::vector<int> members;
        members.reserve(ids.size());
        for (const int id : ids) {
            const Node &node = m_graph.nodes[static_cast<std::size_t>(id)];
            members.push_back(put(FoldedNode{
                FoldedNode::Kind::Operation, node.path, boxLabel(node.op), node.slot.stage, node.slot.block, node.slot.block, {id}, 1}));
        }
        return members;
    }

    void section(const std::vector<int> &ids, FoldedNode::Kind kind, const std::string &name, bool open)
    {
        if (ids.empty())
            return;
        const std::string title = kind == FoldedNode::Kind::Stem ? phrase("Picture", "stem") : phrase("Picture", "head");
        if (!open) {
            put(FoldedNode{kind, name, title, -1, -1, -1, ids, 1});
            return;
        }
        const std::size_t group = m_result.groups.size();
        m_result.groups.push_back(FoldedGroup{name, title, -1, -1, {}});
        m_result.groups[group].members = putOperations(ids);
    }

    void stage(int s, const OpenedStage &open)
    {
        const SectionStage &stage = m_sections.stages[static_cast<std::size_t>(s)];
        const std::string title = filled(phrase("Picture", "stage %1"), {std::to_string(s + 1)});
        const int count = static_cast<int>(stage.blocks.size());
        if (!open.open) {
            FoldedNode node{FoldedNode::Kind::Stage, stage.path, title, s, 0, count - 1, {}, count};
            for (const std::vector<int> &block : stage.blocks)
                node.nodes.insert(node.nodes.end(), block.begin(), block.end());
            put(std::move(node));
            return;
        }
        const std::size_t group = m_result.groups.size();
        const std::string blocks =
            filled(count == 1 ? phrase("Picture", "%1 block") : phrase("Picture", "%1 blocks"), {std::to_string(count)});
        m_result.groups.push_back(FoldedGroup{stage.path, title + " · " + blocks, s, -1, {}});
        std::vector<int> members;
        for (int b = 0; b < count;) {
            const std::size_t first = static_cast<std::size_t>(b);
            if (open.blocks[first] == OpenedStage::Operations) {
                const std::size_t inner = m_result.groups.size();
                m_result.groups.push_back(FoldedGroup{stage.blockPaths[first], stage.blockPaths[first], s, b, {}});
                m_result.groups[inner].members = putOperations(stage.blocks[first]);
                members.insert(members.end(), m_result.groups[inner].members.begin(), m_result.groups[inner].members.end());
                ++b;
                continue;
            }
            int last = b;
            while (last + 1 < count && open.blocks[first] == OpenedStage::Run
                   && open.blocks[static_cast<std::size_t>(last) + 1] == OpenedStage::Run
                   && equalBlocks(m_graph, stage.blocks[first], stage.blocks[static_cast<std::size_t>(last) + 1]))
                ++last;
            members.push_back(putRun(stage, s, b, last));
            b = last + 1;
        }
        m_result.groups[group].members = std::move(members);
    }

    int putRun(const SectionStage &stage, int s, int first, int last)
    {
        const int repeats = last - first + 1;
        std::string label = blockName(m_spec, s);
        std::string path = stage.blockPaths[static_cast<std::size_t>(first)];
        if (repeats > 1) {
            label = std::to_string(repeats) + " × " + label;
            path += "-" + std::to_string(last);
        }
        FoldedNode node{FoldedNode::Kind::Blocks, path, label, s, first, last, {}, repeats};
        for (int b = first; b <= last; ++b) {
            const std::vector<int> &ids = stage.blocks[static_cast<std::size_t>(b)];
            node.nodes.insert(node.nodes.end(), ids.begin(), ids.end());
        }
        return put(std::move(node));
    }

    EdgeKind kind(const Node &from, const Node &to) const
    {
        const bool sameBlock = from.slot.stage == to.slot.stage && from.slot.block == to.slot.block;
        if (isShortcut(to.slot.part) || (to.slot.part == Part::Add && sameBlock && isShortcut(from.slot.part)))
            return shortcutKind(to.slot);
        return to.slot.part == Part::Add && !sameBlock ? EdgeKind::Identity : EdgeKind::Trunk;
    }

    EdgeKind shortcutKind(const Slot &slot) const
    {
        const SectionStage &stage = m_sections.stages[static_cast<std::size_t>(slot.stage)];
        for (const int id : stage.blocks[static_cast<std::size_t>(slot.block)]) {
            const Part part = m_graph.nodes[static_cast<std::size_t>(id)].slot.part;
            if (part == Part::ShortcutPad)
                return EdgeKind::ZeroPad;
            if (part == Part::ShortcutPool)
                return EdgeKind::AveragePool;
        }
        return EdgeKind::Projection;
    }

    void edges()
    {
        for (const Node &node : m_graph.nodes) {
            const int to = m_folded[static_cast<std::size_t>(node.id)];
            const bool operation = m_result.nodes[static_cast<std::size_t>(to)].kind == FoldedNode::Kind::Operation;
            for (const int input : node.inputs) {
                const int from = m_folded[static_cast<std::size_t>(input)];
                if (from == to)
                    continue;
                const EdgeKind edgeKind = operation ? kind(m_graph.nodes[static_cast<std::size_t>(input)], node) : EdgeKind::Trunk;
                const auto same = [&](const FoldedEdge &e) { return e.from == from && e.to == to; };
                // A folded block's input is read twice, by its branch and by its shortcut: one edge of the picture.
                const auto recent = m_result.edges.end() - std::min<std::ptrdiff_t>(4, std::ssize(m_result.edges));
                if (operation || std::none_of(recent, m_result.edges.end(), same))
                    m_result.edges.push_back(FoldedEdge{from, to, edgeKind});
            }
        }
    }
};

std::string countOf(std::size_t nodes)
{
    std::string text = std::to_string(nodes);
    for (std::ptrdiff_t at = std::ssize(text) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), 1, ',');
    return text;
}

} // namespace

FoldedGraph fold(const Model &model, Level level, const std::vector<std::string> &unfold)
{
    return Folder(model, level).fold(unfold);
}

FoldedGraph foldForPicture(const Model &model, Level level, const std::vector<std::string> &unfold, std::size_t limit)
{
    FoldedGraph folded = fold(model, level, unfold);
    if (folded.nodes.size() <= limit)
        return folded;
    const std::string reason = countOf(folded.nodes.size()) + " visible nodes are more than the " + countOf(limit) + " of one picture; ";
    if (level == Level::Operation) {
        folded = fold(model, Level::Block, unfold);
        folded.note = reason + "shown at block level, where single blocks can be unfolded";
    }
    if (folded.nodes.size() > limit && !unfold.empty()) {
        folded = fold(model, level == Level::Stage ? Level::Stage : Level::Block);
        folded.note = reason + "shown with nothing unfolded; unfold fewer paths";
    }
    if (folded.nodes.size() > limit) {
        folded = fold(model, Level::Stage);
        folded.note = reason + "shown at stage level";
    }
    return folded;
}

} // namespace residua
