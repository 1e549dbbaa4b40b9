#include "core/infer/block_solver.h"

#include "core/arch/spec_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace residua {

namespace {

bool isBasic(const StageBranch &stage)
{
    const std::vector<BranchConv> &c = stage.convs;
    return c.size() == 2 && c[0].kernel == 3 && c[1].kernel == 3 && c[0].groups == 1 && c[1].groups == 1 && c[0].out == c[1].out;
}

bool isBottleneck(const StageBranch &stage)
{
    const std::vector<BranchConv> &c = stage.convs;
    return c.size() == 3 && c[0].kernel == 1 && c[1].kernel == 3 && c[2].kernel == 1 && c[0].groups == 1 && c[2].groups == 1;
}

/// The base widths that give a stage of `width` its inner channels a group.
Range baseWidths(std::int64_t width, std::int64_t perGroup)
{
    return {std::max<std::int64_t>(1, (64 * perGroup + width - 1) / width),
            std::min(limits::baseWidth.most, (64 * (perGroup + 1) + width - 1) / width - 1)};
}

/// What several stages of bottlenecks share.
struct Shared {
    std::int64_t expansion, baseWidth;
};

std::optional<Shared> sharedWith(const std::vector<const StageBranch *> &stages, std::int64_t expansion)
{
    Range base{1, limits::baseWidth.most};
    std::int64_t exact = -1;
    for (const StageBranch *stage : stages) {
        const std::vector<BranchConv> &c = stage->convs;
        const std::int64_t width = c[2].out / expansion;
        if (c[2].out % expansion != 0 || !limits::width.contains(width))
            return {};
        const std::int64_t perGroup = c[1].out / c[1].groups;
        const Range own = baseWidths(width, perGroup);
        base = {std::max(base.least, own.least), std::min(base.most, own.most)};
        if (64 * perGroup % width == 0)
            exact = 64 * perGroup / width;
    }
    if (base.least > base.most)
        return {};
    return Shared{expansion, base.contains(64) ? 64 : base.contains(exact) ? exact : base.least};
}

/// Expansion 4 as all published networks have, else one that leaves the base width at 64, else the nearest to 4.
std::optional<Shared> sharedBy(const std::vector<const StageBranch *> &stages)
{
    if (const auto four = sharedWith(stages, 4))
        return four;
    std::optional<Shared> found;
    for (const std::int64_t expansion : {2, 1, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}) {
        const auto next = sharedWith(stages, expansion);
        if (next && (!found || (found->baseWidth != 64 && next->baseWidth == 64)))
            found = next;
    }
    return found;
}

/// What `reduce_first` makes the first convolutions as narrow as they are.
std::vector<std::int64_t> reductions(const std::vector<const StageBranch *> &stages)
{
    std::vector<std::int64_t> found;
    for (std::int64_t r = limits::reduceFirst.least; r <= limits::reduceFirst.most; ++r)
        if (std::all_of(stages.begin(), stages.end(),
                        [&](const StageBranch *stage) { return stage->convs[1].out / r == stage->convs[0].out; }))
            found.push_back(r);
    return found;
}

std::int64_t squeezedTo(std::int64_t channels, std::int64_t reduction, std::int64_t divisor)
{
    if (divisor <= 1)
        return std::max<std::int64_t>(1, channels / reduction);
    return std::max(divisor, (2 * channels + reduction * divisor) / (2 * reduction * divisor) * divisor);
}

/// The attention that squeezes all these stages as they are; of several the one that is published most.
std::optional<AttentionSpec> attentionOf(const std::vector<const StageBranch *> &stages, bool &several)
{
    const auto suits = [&](std::int64_t reduction, std::int64_t divisor) {
        return std::all_of(stages.begin(), stages.end(), [&](const StageBranch *stage) {
            return squeezedTo(stage->convs.back().out, reduction, divisor) == *stage->squeezed;
        });
    };
    std::optional<AttentionSpec> found;
    static constexpr std::array<std::array<std::int64_t, 2>, 7> published{{{16, 1}, {16, 8}, {4, 8}, {8, 1}, {4, 1}, {2, 1}, {32, 1}}};
    for (const auto &[reduction, divisor] : published)
        if (suits(reduction, divisor)) {
            several = several || found;
            if (!found)
                found = AttentionSpec{reduction, divisor};
        }
    for (std::int64_t divisor = limits::divisor.least; divisor <= limits::divisor.most; ++divisor)
        for (std::int64_t reduction = limits::reduction.least; reduction <= limits::reduction.most; ++reduction)
            if (suits(reduction, divisor)) {
                if (found && several)
                    return found;
                const AttentionSpec next{reduction, divisor};
                several = several || (found && *found != next);
                if (!found)
                    found = next;
            }
    return found;
}

/// A factor that gives every stage its channels: floor(width x factor), at least one channel.
std::optional<double> factorOf(const std::vector<std::pair<std::int64_t, std::int64_t>> &widthsAndChannels)
{
    double factor = limits::convWidth.least;
    for (const auto &[width, channels] : widthsAndChannels)
        if (channels > 1 || width < 2)
            factor = std::max(factor, static_cast<double>(channels) / static_cast<double>(width));
    const auto gives = [&](double f) {
        return std::all_of(widthsAndChannels.begin(), widthsAndChannels.end(), [&](const auto &each) {
            return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::floor(static_cast<double>(each.first) * f))) == each.second;
        });
    };
    for (int i = 0; i < 3; ++i, factor = std::nextafter(factor, 100.0))
        if (limits::convWidth.contains(factor) && gives(factor))
            return factor;
    return {};
}

class Solver {
public:
    explicit Solver(const std::vector<StageBranch> &stages) : m_stages(stages)
    {
        m_solved.blocks.resize(stages.size());
        m_solved.widths.resize(stages.size());
    }

    SolvedBlocks solve()
    {
        std::vector<std::size_t> bottlenecks, customs;
        for (std::size_t s = 0; s < m_stages.size(); ++s) {
            if (isBasic(m_stages[s])) {
                m_solved.blocks[s].type = BlockType::Basic;
                m_solved.widths[s] = m_stages[s].convs.back().out;
            } else {
                (isBottleneck(m_stages[s]) ? bottlenecks : customs).push_back(s);
            }
        }
        for (const std::size_t s : solveBottlenecks(bottlenecks))
            customs.push_back(s);
        solveCustoms(customs);
        solveAttention();
        return std::move(m_solved);
    }

private:
    const std::vector<StageBranch> &m_stages;
    SolvedBlocks m_solved;

    std::vector<const StageBranch *> at(const std::vector<std::size_t> &indices) const
    {
        std::vector<const StageBranch *> list;
        for (const std::size_t s : indices)
            list.push_back(&m_stages[s]);
        return list;
    }

    /// Returns the stages for which no bottleneck's numbers are found.
    std::vector<std::size_t> solveBottlenecks(const std::vector<std::size_t> &stages)
    {
        std::vector<std::size_t> left;
        if (stages.empty())
            return left;
        m_solved.open.insert({"block.expansion", "block.base_width"});
        if (tryBottlenecks(stages))
            return left;
        for (const std::size_t s : stages) {
            if (!tryBottlenecks({s}))
                left.push_back(s);
            for (const char *key : {"expansion", "base_width"})
                m_solved.open.insert("stages." + std::to_string(s) + ".block." + key);
        }
        return left;
    }

    bool tryBottlenecks(const std::vector<std::size_t> &stages)
    {
        const std::vector<const StageBranch *> branches = at(stages);
        const auto shared = sharedBy(branches);
        const std::vector<std::int64_t> reduce = reductions(branches);
        if (!shared || reduce.empty())
            return false;
        if (reduce.size() > 1)
            m_solved.open.insert("block.reduce_first");
        for (const std::size_t s : stages) {
            BlockSpec &block = m_solved.blocks[s];
            block.type = BlockType::Bottleneck;
            block.expansion = shared->expansion;
            block.baseWidth = shared->baseWidth;
            block.groups = m_stages[s].convs[1].groups;
            block.reduceFirst = reduce.front();
            m_solved.widths[s] = m_stages[s].convs[2].out / shared->expansion;
            m_solved.open.insert("stages." + std::to_string(s) + ".width");
        }
        return true;
    }

    /// Stages of the same kernels and groups share their factors where one set of them fits.
    void solveCustoms(const std::vector<std::size_t> &stages)
    {
        std::map<std::vector<std::int64_t>, std::vector<std::size_t>> alike;
        for (const std::size_t s : stages) {
            std::vector<std::int64_t> kinds;
            for (std::size_t i = 0; i < m_stages[s].convs.size(); ++i)
                kinds.insert(kinds.end(), {m_stages[s].convs[i].kernel, groupsOf(s, i).value_or(0)});
            alike[kinds].push_back(s);
            m_solved.open.insert({"block.convs", "block.name", "stages." + std::to_string(s) + ".width"});
        }
        for (const auto &[kinds, members] : alike) {
            if (tryCustoms(members))
                continue;
            for (const std::size_t s : members)
                if (!tryCustoms({s}) && m_solved.unsolved < 0)
                    m_solved.unsolved = static_cast<int>(s);
        }
    }

    std::optional<std::int64_t> groupsOf(std::size_t stage, std::size_t conv) const
    {
        if (m_stages[stage].depthwise[conv] && m_stages[stage].convs[conv].groups > 1)
            return {};
        return m_stages[stage].convs[conv].groups;
    }

    /// The stage's width is that of its last convolution, or another one where the factors would be out of range.
    bool tryCustoms(const std::vector<std::size_t> &stages)
    {
        const std::size_t count = m_stages[stages.front()].convs.size();
        if (count > static_cast<std::size_t>(limits::convs))
            return false;
        for (std::size_t base = count; base-- > 0;)
            if (tryWidths(stages, [&](const StageBranch &stage) { return stage.convs[base].out; }))
                return true;
        for (const std::int64_t part : {2, 4, 8, 16})
            if (tryWidths(stages, [&](const StageBranch &stage) { return (widest(stage) + part - 1) / part; }))
                return true;
        return false;
    }

    static std::int64_t widest(const StageBranch &stage)
    {
        std::int64_t most = 1;
        for (const BranchConv &conv : stage.convs)
            most = std::max(most, conv.out);
        return most;
    }

    template <class Width>
    bool tryWidths(const std::vector<std::size_t> &stages, const Width &width)
    {
        const StageBranch &first = m_stages[stages.front()];
        std::vector<ConvSpec> convs;
        for (std::size_t i = 0; i < first.convs.size(); ++i) {
            std::vector<std::pair<std::int64_t, std::int64_t>> channels;
            for (const std::size_t s : stages)
                channels.emplace_back(width(m_stages[s]), m_stages[s].convs[i].out);
            const auto factor = factorOf(channels);
            if (!factor)
                return false;
            convs.push_back({first.convs[i].kernel, *factor, groupsOf(stages.front(), i), false});
        }
        const auto carrier = std::find_if(convs.begin(), convs.end(), [](const ConvSpec &conv) { return conv.kernel > 1; });
        (carrier == convs.end() ? convs.front() : *carrier).stride = true;
        for (const std::size_t s : stages) {
            m_solved.blocks[s].type = BlockType::Custom;
            m_solved.blocks[s].convs = convs;
            m_solved.widths[s] = width(m_stages[s]);
        }
        return true;
    }

    void solveAttention()
    {
        std::vector<std::size_t> squeezed;
        for (std::size_t s = 0; s < m_stages.size(); ++s)
            if (m_stages[s].squeezed)
                squeezed.push_back(s);
        if (squeezed.empty())
            return;
        bool several = false;
        const auto shared = attentionOf(at(squeezed), several);
        if (several)
            m_solved.open.insert("block.attention");
        for (const std::size_t s : squeezed) {
            bool open = false;
            const auto own = shared ? shared : attentionOf({&m_stages[s]}, open);
            if (open)
                m_solved.open.insert("stages." + std::to_string(s) + ".block.attention");
            if (own)
                m_solved.blocks[s].attention = own;
            else if (m_solved.unsolved < 0)
                m_solved.unsolved = static_cast<int>(s);
        }
    }
};

} // namespace

SolvedBlocks solveBlocks(const std::vector<StageBranch> &stages)
{
    return Solver(stages).solve();
}

} // namespace residua
