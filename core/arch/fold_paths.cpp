#include "core/arch/fold_paths.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace residua {

namespace {

/// The longest path that all operations of a block lie in: "layer3.0".
std::string commonPath(const Graph &graph, const std::vector<int> &ids)
{
    std::string_view common = graph.nodes[static_cast<std::size_t>(ids.front())].path;
    common = common.substr(0, common.rfind('.') == std::string_view::npos ? 0 : common.rfind('.'));
    for (const int id : ids) {
        const std::string_view path = graph.nodes[static_cast<std::size_t>(id)].path;
        while (!common.empty() && !(path.starts_with(common) && path.size() > common.size() && path[common.size()] == '.'))
            common = common.substr(0, common.rfind('.') == std::string_view::npos ? 0 : common.rfind('.'));
    }
    return std::string(common);
}

/// Blocks `first` to `last` of a stage; `whole` when the stage itself was named.
struct BlockRange {
    std::size_t stage = 0;
    std::size_t first = 0, last = 0;
    bool whole = false;
};

std::optional<std::size_t> number(std::string_view text)
{
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// "3", "1-5" after the stage's own path and a dot; a longer path is cut to its block.
std::optional<BlockRange> blockRange(const Sections &sections, std::size_t stage, std::string_view text)
{
    text = text.substr(0, text.find('.'));
    const std::size_t dash = text.find('-');
    const std::optional<std::size_t> first = number(text.substr(0, dash));
    const std::optional<std::size_t> last = dash == std::string_view::npos ? first : number(text.substr(dash + 1));
    if (!first || !last || *last < *first || *last >= sections.stages[stage].blocks.size())
        return std::nullopt;
    return BlockRange{stage, *first, *last, false};
}

std::optional<BlockRange> findRange(const Sections &sections, std::string_view path)
{
    for (std::size_t s = 0; s < sections.stages.size(); ++s) {
        const std::string torchvision = "layer" + std::to_string(s + 1);
        for (const std::string_view name : {std::string_view(sections.stages[s].path), std::string_view(torchvision)}) {
            if (name.empty() || !path.starts_with(name))
                continue;
            if (path.size() == name.size())
                return BlockRange{s, 0, sections.stages[s].blocks.size() - 1, true};
            if (path[name.size()] == '.')
                if (const auto range = blockRange(sections, s, path.substr(name.size() + 1)))
                    return range;
        }
        // A module round the list of blocks, as "encoder.layers.2" is round "encoder.layers.2.layer".
        const std::string_view own = sections.stages[s].path;
        const std::string_view parent = own.substr(0, own.rfind('.') == std::string_view::npos ? 0 : own.rfind('.'));
        const bool sole = std::none_of(sections.stages.begin(), sections.stages.end(), [&](const SectionStage &other) {
            return &other != &sections.stages[s] && other.path.starts_with(parent);
        });
        if (!parent.empty() && path == parent && sole)
            return BlockRange{s, 0, sections.stages[s].blocks.size() - 1, true};
    }
    return std::nullopt;
}

bool names(const Graph &graph, const std::vector<int> &ids, std::string_view path)
{
    return std::any_of(ids.begin(), ids.end(), [&](int id) {
        const std::string &own = graph.nodes[static_cast<std::size_t>(id)].path;
        return own.starts_with(path) && (own.size() == path.size() || own[path.size()] == '.');
    });
}

void openRange(Opened &opened, Level level, const BlockRange &range)
{
    OpenedStage &stage = opened.stages[range.stage];
    stage.open = true;
    if (range.whole && level == Level::Stage)
        return;
    // A run or a whole stage opens to single blocks, a single block to its operations.
    const OpenedStage::Detail detail = range.whole || range.first != range.last ? OpenedStage::Single : OpenedStage::Operations;
    for (std::size_t b = range.first; b <= range.last; ++b)
        stage.blocks[b] = std::max(stage.blocks[b], detail);
}

} // namespace

Sections::Sections(const Graph &graph)
{
    for (const Node &node : graph.nodes) {
        if (node.slot.part == Part::Input) {
            input.push_back(node.id);
        } else if (node.slot.stage >= 0) {
            const std::size_t s = static_cast<std::size_t>(node.slot.stage);
            const std::size_t b = static_cast<std::size_t>(node.slot.block);
            if (stages.size() <= s)
                stages.resize(s + 1);
            if (stages[s].blocks.size() <= b)
                stages[s].blocks.resize(b + 1);
            stages[s].blocks[b].push_back(node.id);
        } else {
            (stages.empty() ? stem : head).push_back(node.id);
        }
    }
    for (SectionStage &stage : stages) {
        for (const std::vector<int> &ids : stage.blocks)
            stage.blockPaths.push_back(commonPath(graph, ids));
        const std::string &first = stage.blockPaths.front();
        stage.path = first.substr(0, first.rfind('.') == std::string::npos ? 0 : first.rfind('.'));
    }
}

Opened openPaths(const Graph &graph, const Sections &sections, Level level, const std::vector<std::string> &unfold)
{
    Opened opened;
    opened.stem = opened.head = level == Level::Operation;
    for (const SectionStage &stage : sections.stages)
        opened.stages.push_back(
            OpenedStage{level != Level::Stage,
                        std::vector(stage.blocks.size(), level == Level::Operation ? OpenedStage::Operations : OpenedStage::Run)});
    for (const std::string &path : unfold) {
        if (const auto range = findRange(sections, path))
            openRange(opened, level, *range);
        else if (!path.empty() && (path == "stem" || names(graph, sections.stem, path)) && !sections.stem.empty())
            opened.stem = true;
        else if (!path.empty() && (path == "head" || names(graph, sections.head, path)) && !sections.head.empty())
            opened.head = true;
        else
            opened.unmatched.push_back(path);
    }
    return opened;
}

} // namespace residua
