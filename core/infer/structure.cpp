#include "core/infer/structure.h"

#include "core/arch/spec_reader.h"
#include "core/arch/visible.h"
#include "core/infer/block_solver.h"
#include "core/infer/stage_shortcut.h"

#include <algorithm>

namespace residua {

namespace {

class StructureReader {
public:
    StructureReader(const std::vector<FileModule> &modules, const Outline &outline) : m_modules(modules), m_outline(outline) {}

    StructureOrMisfit read()
    {
        if (!(stem() && norms() && order() && blocks() && blurs() && biases() && shortcuts()))
            return Misfit{m_misfit};
        head();
        return std::move(m_found);
    }

private:
    const std::vector<FileModule> &m_modules;
    const Outline &m_outline;
    Structure m_found;
    std::string m_misfit;
    std::vector<StageBranch> m_branches;
    std::vector<StageShortcut> m_shortcuts;
    std::int64_t m_channels = 0;
    bool m_pre = false;

    const FileModule &module(int index) const { return m_modules[static_cast<std::size_t>(index)]; }
    ResNetSpec &spec() { return m_found.spec; }

    bool misfit(const std::string &text)
    {
        m_misfit = text;
        return false;
    }

    /// A convolution over maps with a square, odd kernel that takes `channels`; its groups follow.
    std::optional<BranchConv> conv(int index, std::int64_t channels)
    {
        const FileModule &each = module(index);
        const Shape &w = each.weight;
        if (w[2] != w[3] || w[2] % 2 == 0 || w[2] > 15)
            misfit(describe(each) + " has no square kernel of an odd size up to 15");
        else if (w[0] < 1 || w[1] < 1 || channels % w[1] != 0 || w[0] % (channels / w[1]) != 0)
            misfit(describe(each) + " cannot take the " + std::to_string(channels) + " channels that come before it");
        else
            return BranchConv{w[2], channels, w[0], channels / w[1]};
        return {};
    }

    /// The first of `convs` that the file has behind all convolutions of the blocks; -1: none.
    int behindBlocks(const std::vector<int> &convs) const
    {
        const auto place = [this](int index) { return module(index).tensors.front().tensor; };
        std::size_t last = 0;
        for (const auto &stage : m_outline.stages)
            for (const OutlineBlock &block : stage)
                for (const int conv : block.convs)
                    last = std::max(last, place(conv));
        const auto found = std::find_if(convs.begin(), convs.end(), [&](int conv) { return place(conv) > last; });
        return found == convs.end() ? -1 : *found;
    }

    bool stem()
    {
        const std::vector<int> &convs = m_outline.stemConvs;
        if (convs.size() > 4)
            if (const int behind = behindBlocks(convs); behind >= 0)
                return misfit(describe(module(behind))
                              + " stands behind the blocks, where a residual network has an average and a classifier");
        if (convs.empty() || convs.size() > 4)
            return misfit(std::to_string(convs.size()) + " convolutions stand before the first block ("
                          + describe(module(convs.empty() ? 0 : convs.back()))
                          + "), where residual networks have 1 or 3, or one more as pooling");
        StemSpec &stem = spec().stem;
        const bool pool = convs.size() % 2 == 0;
        const std::size_t count = convs.size() - (pool ? 1 : 0);
        m_channels = module(convs.front()).weight[1];
        spec().input.channels = m_channels;
        std::vector<std::int64_t> widths;
        for (std::size_t i = 0; i < convs.size(); ++i) {
            const auto read = conv(convs[i], m_channels);
            if (!read)
                return false;
            if (read->groups != 1)
                return misfit(describe(module(convs[i])) + " in the stem has groups");
            const bool last = i + 1 == convs.size();
            if ((count == 3 || (pool && last)) && read->kernel != 3)
                return misfit(describe(module(convs[i])) + " is one of " + std::to_string(convs.size()) + " in the stem and not 3x3");
            if (pool && last && read->out != m_channels)
                return misfit(describe(module(convs[i])) + " in the place of pooling changes the number of channels");
            if (i == 0)
                stem.kernel = read->kernel;
            m_channels = read->out;
            widths.push_back(read->out);
        }
        stem.channels = m_channels;
        stem.convs = static_cast<std::int64_t>(count);
        if (count == 3)
            stem.widths = {widths[0], widths[1]};
        if (pool)
            stem.pool.emplace().type = PoolType::Convolution;
        return true;
    }

    /// One kind of norm everywhere.
    bool norms()
    {
        int batch = 0, group = 0, first = -1;
        const auto count = [&](int index) {
            if (index < 0)
                return;
            if (first < 0)
                first = index;
            (module(index).statistics() || module(index).affine() ? batch : group) += 1;
        };
        for (const int index : m_outline.stemNorms)
            count(index);
        for (const auto &stage : m_outline.stages)
            for (const OutlineBlock &block : stage) {
                for (const int index : block.norms)
                    count(index);
                count(block.shortcutNorm);
            }
        if (batch + group == 0)
            return misfit("no norm stands in any block");
        if (batch > 0 && group > 0)
            return misfit(std::to_string(batch) + " norms have running statistics and " + std::to_string(group) + " have none");
        spec().norm.type = batch > 0 ? NormType::Batch : NormType::Group;
        return true;
    }

    /// Whether every norm of the branches has the channels that come in (or else go out) of its convolution.
    bool normsFit(bool before) const
    {
        std::int64_t channels = spec0().stem.channels;
        for (const auto &stage : m_outline.stages)
            for (const OutlineBlock &block : stage)
                for (std::size_t i = 0; i < block.convs.size(); ++i) {
                    const std::int64_t in = channels;
                    channels = module(block.convs[i]).out();
                    if (module(block.norms[i]).out() != (before ? in : channels))
                        return false;
                }
        return true;
    }
    const ResNetSpec &spec0() const { return m_found.spec; }

    bool order()
    {
        for (const auto &stage : m_outline.stages)
            for (const OutlineBlock &block : stage)
                if (block.norms.size() != block.convs.size())
                    return misfit("the block of " + describe(module(block.convs.front())) + " has " + std::to_string(block.convs.size())
                                  + " convolutions in its branch and " + std::to_string(block.norms.size()) + " norms");
        const bool after = normsFit(false), before = normsFit(true);
        const std::size_t stemNorms = m_outline.stemNorms.size(), stemConvs = m_outline.stemConvs.size();
        const bool bare = stemNorms + 1 == stemConvs;
        if (!after && !before)
            return misfit(misplacedNorm());
        if (!bare && stemNorms != stemConvs)
            return misfit("the stem has " + std::to_string(stemConvs) + " convolutions and " + std::to_string(stemNorms) + " norms");
        m_pre = !after || bare || m_outline.finalNorm >= 0;
        if (!m_pre && before)
            m_pre = m_outline.preActivation.value_or(false);
        if (m_pre && !before)
            return misfit(
                "the norms of the branches stand behind their convolutions, "
                + (bare ? std::string("but the stem has no norm") : "but " + describe(module(m_outline.finalNorm)) + " ends the network"));
        if (m_pre && !m_outline.neck.empty())
            return misfit(describe(module(m_outline.neck.front()))
                          + " stands behind the blocks, and whether before the average is not told");
        if (before && after && !bare && m_outline.finalNorm < 0 && (!m_outline.preActivation || m_outline.naming == Naming::Order))
            m_found.orderOpen = true;
        if (m_pre) {
            spec().block.order = Order::PreActivation;
            spec().stem.norm = !bare;
            spec().finalNorm = m_outline.finalNorm >= 0;
        }
        std::int64_t channels = 0;
        for (std::size_t i = 0; i < stemNorms; ++i) {
            const std::size_t at = bare && i + 1 >= static_cast<std::size_t>(spec().stem.convs) ? i + 1 : i;
            channels = module(m_outline.stemConvs[at]).out();
            if (module(m_outline.stemNorms[i]).out() != channels)
                return misfit(describe(module(m_outline.stemNorms[i])) + " does not fit " + describe(module(m_outline.stemConvs[at])));
        }
        return true;
    }

    std::string misplacedNorm() const
    {
        for (const auto &stage : m_outline.stages)
            for (const OutlineBlock &block : stage)
                for (std::size_t i = 0; i < block.convs.size(); ++i)
                    if (module(block.norms[i]).out() != module(block.convs[i]).out())
                        return describe(module(block.norms[i])) + " fits neither before nor behind " + describe(module(block.convs[i]));
        return "the norms fit neither before nor behind the convolutions";
    }

    bool blocks()
    {
        if (m_outline.stages.size() > static_cast<std::size_t>(limits::stages))
            return misfit("its blocks differ " + std::to_string(m_outline.stages.size())
                          + " times, where a residual network has up to 8 stages");
        for (std::size_t s = 0; s < m_outline.stages.size(); ++s) {
            StageBranch branch;
            StageShortcut shortcut;
            const std::int64_t before = m_channels;
            for (std::size_t b = 0; b < m_outline.stages[s].size(); ++b)
                if (!block(m_outline.stages[s][b], b == 0, branch))
                    return false;
            const OutlineBlock &first = m_outline.stages[s].front();
            shortcut.changes = before != m_channels;
            if (!readShortcut(first, before, shortcut))
                return false;
            m_branches.push_back(std::move(branch));
            m_shortcuts.push_back(shortcut);
        }
        const SolvedBlocks solved = solveBlocks(m_branches);
        if (solved.unsolved >= 0)
            return misfit("no block has the widths of "
                          + describe(module(m_outline.stages[static_cast<std::size_t>(solved.unsolved)].front().convs.front()))
                          + " and its neighbors");
        m_found.open.insert(solved.open.begin(), solved.open.end());
        spec().stages.clear();
        for (std::size_t s = 0; s < m_branches.size(); ++s) {
            StageSpec &stage = spec().stages.emplace_back();
            stage.depth = std::ssize(m_outline.stages[s]);
            stage.width = solved.widths[s];
            stage.stride = s == 0 ? 1 : 2;
        }
        m_blocks = solved.blocks;
        for (std::size_t s = 0; s < m_blocks.size(); ++s) {
            m_blocks[s].order = spec().block.order;
            if (m_outline.stages[s].front().attention.size() == 1)
                m_blocks[s].attention = AttentionSpec{.type = AttentionType::Eca};
        }
        return true;
    }
    std::vector<BlockSpec> m_blocks; ///< of each stage

    /// A filter in a block says that the block has a stride, too.
    bool blurs()
    {
        const auto is3x3 = [this](int index, std::int64_t channels) { return module(index).weight == Shape{channels, 1, 3, 3}; };
        const auto other = [this](int index) {
            return misfit(describe(module(index)) + " is no 3x3 filter for the channels that come before it");
        };
        for (std::size_t s = 0; s < m_outline.stages.size(); ++s)
            for (const OutlineBlock &block : m_outline.stages[s]) {
                if (block.blur < 0)
                    continue;
                if (&block != &m_outline.stages[s].front())
                    return misfit(describe(module(block.blur)) + " stands in a block that is not the first of its stage");
                if (std::none_of(block.convs.begin(), block.convs.end(), [&](int conv) { return is3x3(block.blur, module(conv).out()); }))
                    return other(block.blur);
                m_found.blurred.insert(s);
            }
        for (std::size_t s = 0; s < m_blocks.size(); ++s) {
            // Without one the first stage has no stride, and then it does not matter.
            if (m_found.blurred.contains(s) || (s == 0 && !m_found.blurred.empty()))
                m_blocks[s].antialias = Antialias::Blur;
            if (m_found.blurred.contains(s))
                spec().stages[s].stride = 2;
        }
        if (m_outline.stemBlur < 0)
            return true;
        if (m_outline.stemConvs.size() % 2 == 0 || !is3x3(m_outline.stemBlur, spec().stem.channels))
            return other(m_outline.stemBlur);
        spec().stem.pool.emplace().type = PoolType::MaxBlur;
        return true;
    }

    bool block(const OutlineBlock &block, bool first, StageBranch &branch)
    {
        const std::int64_t in = m_channels;
        for (std::size_t i = 0; i < block.convs.size(); ++i) {
            const auto read = conv(block.convs[i], m_channels);
            if (!read)
                return false;
            m_channels = read->out;
            const bool each = read->groups == read->in && read->in == read->out;
            if (first) {
                branch.convs.push_back(*read);
                branch.depthwise.push_back(each);
                continue;
            }
            if (i >= branch.convs.size() || block.convs.size() != branch.convs.size())
                return misfit("the block of " + describe(module(block.convs.front())) + " has " + std::to_string(block.convs.size())
                              + " convolutions in its branch, the first of its stage " + std::to_string(branch.convs.size()));
            BranchConv &expected = branch.convs[i];
            branch.depthwise[i] = branch.depthwise[i] && each;
            const bool sameGroups = read->groups == expected.groups || branch.depthwise[i];
            if (read->kernel != expected.kernel || read->out != expected.out || !sameGroups)
                return misfit(describe(module(block.convs[i])) + " is unlike that of the first block of its stage");
        }
        if (!first && block.shortcutConv >= 0)
            return misfit(describe(module(block.shortcutConv)) + " is a projection where the block changes no shape");
        if (!first && m_channels != in)
            return misfit("the block of " + describe(module(block.convs.front())) + " changes the number of channels within its stage");
        return attention(block, first, branch);
    }

    bool attention(const OutlineBlock &block, bool first, StageBranch &branch)
    {
        if (block.attention.empty()) {
            if (!first && (branch.squeezed || m_channelConv))
                return misfit("the block of " + describe(module(block.convs.front())) + " has no attention, the first of its stage has");
            m_channelConv = false;
            return true;
        }
        const FileModule &reduce = module(block.attention.front());
        m_channelConv = reduce.kind == ModuleKind::ChannelConv;
        if (m_channelConv && block.attention.size() == 1)
            return true;
        const FileModule &expand = module(block.attention.back());
        if (block.attention.size() != 2 || reduce.weight.size() < 2 || expand.weight.size() < 2 || reduce.weight[1] != m_channels
            || expand.weight[0] != m_channels || reduce.weight[0] != expand.weight[1])
            return misfit(describe(reduce) + " is no squeeze and excitation of " + std::to_string(m_channels) + " channels");
        for (const FileModule *each : {&reduce, &expand})
            if (each->weight.size() == 4 && (each->weight[2] != 1 || each->weight[3] != 1))
                return misfit(describe(*each) + " is no squeeze and excitation");
        if (first)
            branch.squeezed = reduce.weight[0];
        else if (branch.squeezed != reduce.weight[0])
            return misfit(describe(reduce) + " is unlike that of the first block of its stage");
        return true;
    }
    bool m_channelConv = false; ///< the block that was read last has ECA

    bool readShortcut(const OutlineBlock &first, std::int64_t in, StageShortcut &shortcut)
    {
        if (first.shortcutConv < 0) {
            if (first.shortcutNorm >= 0)
                return misfit(describe(module(first.shortcutNorm)) + " is a norm in a shortcut without a convolution");
            if (m_channels < in)
                return misfit("the block of " + describe(module(first.convs.front())) + " narrows " + std::to_string(in) + " channels to "
                              + std::to_string(m_channels) + " and has no projection: nothing can be added there");
            return true;
        }
        const FileModule &each = module(first.shortcutConv);
        const auto read = conv(first.shortcutConv, in);
        if (!read)
            return false;
        if (read->groups != 1 || read->out != m_channels || read->kernel > 3)
            return misfit(describe(each) + " is no projection of " + std::to_string(in) + " channels to " + std::to_string(m_channels));
        if (first.shortcutNorm >= 0 && module(first.shortcutNorm).out() != m_channels)
            return misfit(describe(module(first.shortcutNorm)) + " does not fit the projection before it");
        shortcut.weights = true;
        shortcut.kernel = read->kernel;
        shortcut.averaged = first.averaged;
        m_found.indexed = m_found.indexed || first.indexed;
        if (shortcut.kernel != 1)
            shortcut.averaged = false;
        return true;
    }

    /// Where one convolution has a bias all have; those without one have zeros.
    bool biases()
    {
        const auto has = [&](int index) { return index >= 0 && module(index).has("bias"); };
        bool any = std::any_of(m_outline.stemConvs.begin(), m_outline.stemConvs.end(), has);
        for (const auto &stage : m_outline.stages)
            for (const OutlineBlock &block : stage)
                any = any || has(block.shortcutConv) || std::any_of(block.convs.begin(), block.convs.end(), has);
        spec().convBias = any;
        return true;
    }

    bool shortcuts()
    {
        int normed = 0, bare = 0, first = -1;
        for (const auto &stage : m_outline.stages) {
            const OutlineBlock &block = stage.front();
            if (block.shortcutConv >= 0)
                (block.shortcutNorm >= 0 ? normed : bare) += 1;
            if (m_pre && block.shortcutNorm >= 0)
                first = block.shortcutNorm;
        }
        if (first >= 0)
            return misfit(describe(module(first)) + " stands in a shortcut; where norms come first, a shortcut has none here");
        if (normed > 0 && bare > 0)
            return misfit("some projections have a norm and some have none");
        spec().shortcutNorm = m_pre || bare == 0;
        if (m_pre || normed + bare == 0)
            m_found.open.insert("shortcut_norm");
        // Norms in a row of modules without projections belong to the convolutions before them as well as to those behind them.
        if (m_outline.naming == Naming::Order && normed + bare == 0)
            m_found.orderOpen = true;
        decideShortcuts(m_shortcuts, m_blocks, m_found);
        return true;
    }

    void head()
    {
        HeadSpec &head = spec().head;
        head.type = HeadType::Pool;
        if (m_outline.head.empty())
            return;
        head.classes = module(m_outline.head.back()).out();
        head.type = HeadType::Linear;
        if (m_outline.head.size() == 2) {
            head.type = HeadType::Mlp;
            head.hidden = module(m_outline.head.front()).out();
            head.dropout = defaultDropout(HeadType::Mlp);
            if (m_outline.headOpen || m_outline.naming == Naming::Order)
                m_found.open.insert("head.type");
        }
    }
};

} // namespace

StructureOrMisfit readStructure(const std::vector<FileModule> &modules, const Outline &outline)
{
    return StructureReader(modules, outline).read();
}

} // namespace residua
