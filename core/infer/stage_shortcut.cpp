#include "core/infer/stage_shortcut.h"

#include <algorithm>
#include <string>
#include <utility>

namespace residua {

namespace {

class ShortcutDecision {
public:
    ShortcutDecision(const std::vector<StageShortcut> &shortcuts, std::vector<BlockSpec> blocks, Structure &found)
        : m_shortcuts(shortcuts), m_blocks(std::move(blocks)), m_found(found)
    {}

    void decide()
    {
        strides();
        kinds();
        shareBlocks();
    }

private:
    const std::vector<StageShortcut> &m_shortcuts;
    std::vector<BlockSpec> m_blocks;
    Structure &m_found;

    bool anyWeights() const
    {
        return std::any_of(m_shortcuts.begin(), m_shortcuts.end(), [](const StageShortcut &each) { return each.weights; });
    }

    /// A projection where channels stay as they are can only be there for a stride; where projections are, its absence means none.
    void strides()
    {
        const bool three = std::any_of(m_shortcuts.begin(), m_shortcuts.end(), [](const StageShortcut &each) { return each.kernel == 3; });
        for (std::size_t s = 0; s < m_shortcuts.size(); ++s) {
            const StageShortcut &each = m_shortcuts[s];
            std::int64_t &stride = m_found.spec.stages[s].stride;
            if (each.weights && (!each.changes || each.kernel == 3))
                stride = 2;
            else if (!each.changes && anyWeights())
                stride = 1;
            else if (three && each.weights && each.changes)
                stride = 1; // 1x1 among 3x3 ones
        }
    }

    void kinds()
    {
        std::vector<std::optional<Shortcut>> kinds(m_shortcuts.size());
        const bool indexed =
            std::any_of(m_shortcuts.begin(), m_shortcuts.end(), [](const StageShortcut &each) { return each.averaged == true; });
        for (std::size_t s = 0; s < kinds.size(); ++s) {
            const StageShortcut &each = m_shortcuts[s];
            if (each.weights) {
                kinds[s] = each.averaged.value_or(false) ? Shortcut::AveragePool : Shortcut::Projection;
                if (!each.averaged && !indexed)
                    m_found.open.insert("block.shortcut");
            } else if (each.changes || m_found.spec.stages[s].stride != 1) {
                kinds[s] = Shortcut::ZeroPadAround;
                m_found.zeros = true;
            }
        }
        const Shortcut common = mostOf(kinds).value_or(Shortcut::Projection);
        std::int64_t kernel = 1;
        for (std::size_t s = 0; s < kinds.size(); ++s)
            kernel = std::max(kernel, m_shortcuts[s].kernel);
        for (std::size_t s = 0; s < kinds.size(); ++s) {
            if (!kinds[s])
                m_found.open.insert("stages." + std::to_string(s) + ".block.shortcut");
            m_blocks[s].shortcut = kinds[s].value_or(common);
            // Without a change of channels a projection is there for its stride, and shows its kernel.
            m_blocks[s].shortcutKernel = m_shortcuts[s].weights && !m_shortcuts[s].changes ? m_shortcuts[s].kernel : kernel;
        }
    }

    template <class T>
    static std::optional<T> mostOf(const std::vector<std::optional<T>> &values)
    {
        std::optional<T> best;
        std::ptrdiff_t most = 0;
        for (const std::optional<T> &value : values)
            if (const auto count = std::count(values.begin(), values.end(), value); value && count > most) {
                most = count;
                best = value;
            }
        return best;
    }

    /// The commonest block becomes the network's, the others overrides.
    void shareBlocks()
    {
        const auto common = std::max_element(m_blocks.begin(), m_blocks.end(), [&](const BlockSpec &a, const BlockSpec &b) {
            return std::count(m_blocks.begin(), m_blocks.end(), a) < std::count(m_blocks.begin(), m_blocks.end(), b);
        });
        m_found.spec.block = *common;
        for (std::size_t s = 0; s < m_blocks.size(); ++s) {
            const BlockSpec &own = m_blocks[s];
            BlockOverride &over = m_found.spec.stages[s].block;
            over = {.type = own.type,
                    .convs = own.convs,
                    .name = own.name,
                    .expansion = own.expansion,
                    .groups = own.groups,
                    .baseWidth = own.baseWidth,
                    .attention = own.attention,
                    .strideAt = own.strideAt,
                    .shortcut = own.shortcut,
                    .activation = own.activation,
                    .antialias = own.antialias,
                    .reduceFirst = own.reduceFirst,
                    .shortcutKernel = own.shortcutKernel};
        }
    }
};

} // namespace

void decideShortcuts(const std::vector<StageShortcut> &shortcuts, std::vector<BlockSpec> blocks, Structure &found)
{
    ShortcutDecision(shortcuts, std::move(blocks), found).decide();
}

} // namespace residua
