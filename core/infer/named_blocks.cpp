#include "core/infer/named_blocks.h"

#include "core/infer/module_place.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace residua {

namespace {

using NamedBlock = std::tuple<std::string, std::string, int, int>; ///< prefix, the stage's word, stage, block

/// The block that the names put each module into; nothing for a module outside all blocks.
std::vector<std::optional<NamedBlock>> namedBlocks(const std::vector<FileModule> &modules)
{
    std::vector<std::optional<NamedBlock>> blocks;
    for (const FileModule &module : modules) {
        const std::optional<ModulePlace> place = placeOf(module.path);
        blocks.push_back(place ? std::optional<NamedBlock>({place->prefix, place->word, place->stage, place->block}) : std::nullopt);
    }
    return blocks;
}

/// Whether most convolutions stand in blocks, and these have two of them or more: then they are blocks.
bool numberBlocks(const std::vector<FileModule> &modules, const std::vector<std::optional<NamedBlock>> &blocks)
{
    std::map<NamedBlock, int> sizes;
    std::ptrdiff_t convs = 0, placed = 0;
    for (std::size_t i = 0; i < modules.size(); ++i) {
        if (modules[i].kind != ModuleKind::Conv)
            continue;
        ++convs;
        if (blocks[i]) {
            ++placed;
            ++sizes[*blocks[i]];
        }
    }
    const bool several = !sizes.empty() && std::all_of(sizes.begin(), sizes.end(), [](const auto &each) { return each.second > 1; });
    return several && 2 * placed > convs;
}

std::vector<int> modulesOf(const OutlineBlock &block)
{
    std::vector<int> list = block.convs;
    list.insert(list.end(), block.norms.begin(), block.norms.end());
    list.insert(list.end(), block.attention.begin(), block.attention.end());
    for (const int one : {block.shortcutConv, block.shortcutNorm, block.blur})
        if (one >= 0)
            list.push_back(one);
    return list;
}

} // namespace

std::optional<Misfit> againstNames(const std::vector<FileModule> &modules, const Outline &ordered)
{
    const std::vector<std::optional<NamedBlock>> named = namedBlocks(modules);
    if (!numberBlocks(modules, named))
        return {};
    std::map<NamedBlock, std::pair<std::size_t, std::size_t>> taken; // which of the outline's blocks each is
    for (std::size_t s = 0; s < ordered.stages.size(); ++s)
        for (std::size_t b = 0; b < ordered.stages[s].size(); ++b)
            for (const int index : modulesOf(ordered.stages[s][b])) {
                const auto at = static_cast<std::size_t>(index);
                if (!named[at])
                    return Misfit{describe(modules[at]) + " stands in none of the blocks that the names tell"};
                if (taken.try_emplace(*named[at], s, b).first->second != std::pair(s, b))
                    return Misfit{describe(modules[at]) + " belongs to the block that stands before it, by its name"};
            }
    const auto outside = [&](const std::vector<int> &list) {
        return std::find_if(list.begin(), list.end(), [&](int index) { return named[static_cast<std::size_t>(index)].has_value(); });
    };
    if (const auto within = outside(ordered.stemConvs); within != ordered.stemConvs.end())
        return Misfit{describe(modules[static_cast<std::size_t>(*within)]) + " stands in a block, by its name, and would be of the stem"};
    return {};
}

} // namespace residua
