#include "core/infer/outline.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace residua {

namespace {

/// Where a block's norms are registered: each beside its convolution, or behind all convolutions of the block, those of a projection
/// among them or apart.
enum class Norms { Beside, Behind, BehindBranch };

/// What is taken for granted while a list is read.
struct Reading {
    Norms norms;
    bool preActivation;
    bool shortcutFirst; ///< registered before the branch
    bool shortcutNorm;  ///< projections have one
};

constexpr int kNever = std::numeric_limits<int>::max() / 4;

/// Finds the cheapest way to cut a list of modules into stem, blocks and head.
class OrderedReader {
public:
    OrderedReader(const std::vector<FileModule> &modules, Reading reading) : m_modules(modules), m_reading(reading) {}

    /// The cost; `kNever` where the list cannot be read so.
    int read(Outline &outline)
    {
        int best = kNever;
        for (const int convs : {1, 3})
            for (const bool pool : {false, true})
                for (const bool normed : {true, false}) {
                    Outline stem;
                    int at = 0;
                    std::int64_t channels = 0;
                    if (!readStem(convs, pool, normed, stem, at, channels))
                        continue;
                    const int cost = rest(at, channels, 0) + (convs == 3 ? 5 : 0) + (pool ? 3 : 0);
                    if (cost >= best)
                        continue;
                    best = cost;
                    outline = std::move(stem);
                    collect(at, channels, outline);
                }
        return best;
    }

    /// Where the best attempt stopped.
    std::string stop() const
    {
        const auto at = static_cast<std::size_t>(m_farthest);
        return at < m_modules.size() ? describe(m_modules[at]) + " begins no further block" : "the list ends within a block";
    }

private:
    struct Step {
        int cost = kNever;
        std::vector<OutlineBlock> stage;
        int next = 0;
        std::int64_t channels = 0;
        std::size_t signature = 0;
    };
    using Key = std::tuple<int, std::int64_t, std::size_t>;

    const std::vector<FileModule> &m_modules;
    Reading m_reading;
    std::map<Key, Step> m_steps;
    std::map<std::vector<std::int64_t>, std::size_t> m_signatures{{{}, 0}};
    int m_farthest = 0;
    std::int64_t m_work = 0; ///< convolutions that were looked at

    const FileModule &module(int index) const { return m_modules[static_cast<std::size_t>(index)]; }
    int size() const { return static_cast<int>(m_modules.size()); }
    bool is(int at, ModuleKind kind) const { return at < size() && module(at).kind == kind; }
    bool isNorm(int at, std::int64_t channels) const { return is(at, ModuleKind::Norm) && module(at).out() == channels; }

    /// A convolution that takes `channels`, perhaps in groups.
    bool isConv(int at, std::int64_t channels) const
    {
        if (!is(at, ModuleKind::Conv))
            return false;
        const Shape &weight = module(at).weight;
        return weight[2] == weight[3] && weight[2] % 2 == 1 && weight[1] > 0 && channels % weight[1] == 0
            && weight[0] % (channels / weight[1]) == 0;
    }

    bool readStem(int convs, bool pool, bool normed, Outline &outline, int &at, std::int64_t &channels) const
    {
        if (!is(0, ModuleKind::Conv))
            return false;
        channels = module(0).weight[1];
        const int all = convs + (pool ? 1 : 0);
        for (int i = 0; i < all; ++i) {
            if (!isConv(at, channels) || module(at).weight[1] != channels)
                return false;
            const bool three = module(at).weight[2] == 3;
            if ((convs == 3 || i == convs) && !three)
                return false;
            if (i == convs && module(at).out() != channels)
                return false;
            outline.stemConvs.push_back(at);
            channels = module(at++).out();
            const bool bare = i == convs - 1 && m_reading.preActivation && !normed;
            if (bare)
                continue;
            if (!isNorm(at, channels))
                return false;
            outline.stemNorms.push_back(at++);
        }
        return m_reading.preActivation || normed;
    }

    /// The next `convs` convolutions with their norms as a branch.
    bool readBranch(int convs, int &at, std::int64_t &channels, OutlineBlock &block)
    {
        m_work += convs;
        if (m_reading.norms != Norms::Beside) {
            const std::int64_t in = channels;
            return readConvs(convs, at, channels, block) && readNorms(at, in, block);
        }
        for (int i = 0; i < convs; ++i) {
            if (m_reading.preActivation) {
                if (!isNorm(at, channels))
                    return false;
                block.norms.push_back(at++);
            }
            if (!isConv(at, channels))
                return false;
            channels = module(at).out();
            block.convs.push_back(at++);
            if (!m_reading.preActivation) {
                if (!isNorm(at, channels))
                    return false;
                block.norms.push_back(at++);
            }
        }
        return true;
    }

    bool readConvs(int convs, int &at, std::int64_t &channels, OutlineBlock &block) const
    {
        for (int i = 0; i < convs; ++i) {
            if (!isConv(at, channels))
                return false;
            channels = module(at).out();
            block.convs.push_back(at++);
        }
        return true;
    }

    /// The norms of the convolutions that `block` has, the first of which takes `channels`.
    bool readNorms(int &at, std::int64_t channels, OutlineBlock &block) const
    {
        for (const int conv : block.convs) {
            const std::int64_t out = module(conv).out();
            if (!isNorm(at, m_reading.preActivation ? channels : out))
                return false;
            block.norms.push_back(at++);
            channels = out;
        }
        return true;
    }

    /// A branch and a projection, all convolutions before all norms.
    bool readTogether(int convs, int &at, std::int64_t &channels, OutlineBlock &block)
    {
        m_work += convs;
        const std::int64_t in = channels;
        if (m_reading.shortcutFirst)
            return readProjection(at, in, block) && readConvs(convs, at, channels, block) && readShortcutNorm(at, block)
                && readNorms(at, in, block);
        return readConvs(convs, at, channels, block) && readProjection(at, in, block) && readNorms(at, in, block)
            && readShortcutNorm(at, block);
    }

    /// Squeeze and excitation, or a convolution over channels, where one stands at `at`.
    void readAttention(int &at, std::int64_t channels, OutlineBlock &block) const
    {
        if (is(at, ModuleKind::ChannelConv)) {
            block.attention.push_back(at++);
            return;
        }
        const auto gate = [&](int i) {
            return is(i, ModuleKind::Linear)
                || (is(i, ModuleKind::Conv) && module(i).weight[2] == 1 && module(i).has("bias") && !is(i + 1, ModuleKind::Norm));
        };
        // Where norms come later, so may look the projection and the first convolution of the next block, which do not squeeze.
        const auto squeezes = [&] { return m_reading.norms == Norms::Beside || is(at, ModuleKind::Linear) || module(at).out() < channels; };
        if (gate(at) && gate(at + 1) && squeezes() && module(at).weight[1] == channels && module(at + 1).out() == channels
            && module(at + 1).weight[1] == module(at).out()) {
            block.attention = {at, at + 1};
            at += 2;
        }
    }

    bool readProjection(int &at, std::int64_t in, OutlineBlock &block) const
    {
        if (!isConv(at, in) || module(at).weight[1] != in || module(at).weight[2] > 3)
            return false;
        block.shortcutConv = at++;
        return true;
    }

    bool readShortcutNorm(int &at, OutlineBlock &block) const
    {
        if (!m_reading.shortcutNorm)
            return true;
        if (!isNorm(at, module(block.shortcutConv).out()))
            return false;
        block.shortcutNorm = at++;
        return true;
    }

    /// The first block of a stage.
    bool readFirst(int convs, bool shortcut, int &at, std::int64_t &channels, OutlineBlock &block)
    {
        const std::int64_t in = channels;
        const bool together = shortcut && m_reading.norms == Norms::Behind;
        const auto readShortcut = [&] { return readProjection(at, in, block) && readShortcutNorm(at, block); };
        if (shortcut && !together && m_reading.shortcutFirst && !readShortcut())
            return false;
        if (!(together ? readTogether(convs, at, channels, block) : readBranch(convs, at, channels, block)))
            return false;
        readAttention(at, channels, block);
        if (shortcut && !together && !m_reading.shortcutFirst && !readShortcut())
            return false;
        if (shortcut && module(block.shortcutConv).out() != channels)
            return false;
        return shortcut || channels >= in; // zeros cannot narrow
    }

    /// Kernels and groups of a branch, and what they do with the number of channels.
    std::vector<std::int64_t> shapeOf(const OutlineBlock &block) const
    {
        std::vector<std::int64_t> shape;
        const std::int64_t out = module(block.convs.back()).out();
        for (const int conv : block.convs) {
            const Shape &weight = module(conv).weight;
            shape.insert(shape.end(), {weight[2], 1000 * weight[0] / out});
        }
        shape.push_back(static_cast<std::int64_t>(block.attention.size()));
        return shape;
    }

    /// Whether a block that takes what it gives out has the branch of the first block of its stage, which takes `in` channels.
    bool sameBranch(const OutlineBlock &first, std::int64_t in, const OutlineBlock &other, std::int64_t out) const
    {
        if (first.attention.size() != other.attention.size())
            return false;
        for (std::size_t i = 0; i < first.convs.size(); ++i) {
            const Shape &a = module(first.convs[i]).weight, &b = module(other.convs[i]).weight;
            const bool depthwise = a[1] == 1 && b[1] == 1 && a[0] == in && b[0] == out;
            const bool sameGroups = i > 0 ? a[1] == b[1] : in / a[1] == out / b[1] || depthwise;
            if (a[0] != b[0] || a[2] != b[2] || !sameGroups)
                return false;
        }
        return true;
    }

    int costOf(const OutlineBlock &block, bool changes) const
    {
        const auto kernel = [&](std::size_t i) { return module(block.convs[i]).weight[2]; };
        const auto out = [&](std::size_t i) { return module(block.convs[i]).out(); };
        const std::size_t convs = block.convs.size();
        const bool basic = convs == 2 && kernel(0) == 3 && kernel(1) == 3 && out(0) == out(1);
        const bool bottleneck =
            convs == 3 && kernel(0) == 1 && kernel(1) == 3 && kernel(2) == 1 && module(block.convs[2]).weight[1] == out(1);
        return 2 + (basic || bottleneck ? 0 : 3 + static_cast<int>(convs)) + (changes && block.shortcutConv < 0 ? 4 : 0);
    }

    /// Whether what is left at `at` is what stands behind the last stage.
    bool ends(int at, std::int64_t channels, Outline *outline) const
    {
        if (m_reading.preActivation && isNorm(at, channels)) {
            if (outline)
                outline->finalNorm = at;
            ++at;
        }
        const int left = size() - at;
        std::int64_t in = channels;
        for (int i = at; i < size(); ++i) {
            if (!is(i, ModuleKind::Linear) || module(i).weight[1] != in)
                return false;
            in = module(i).out();
            if (outline)
                outline->head.push_back(i);
        }
        return left <= 2;
    }

    /// The cheapest way to read everything from `at` on as stages and head, behind a stage with blocks of kind `signature`.
    int rest(int at, std::int64_t channels, std::size_t signature)
    {
        m_farthest = std::max(m_farthest, at);
        const Key key{at, channels, signature};
        if (const auto found = m_steps.find(key); found != m_steps.end())
            return found->second.cost;
        Step best;
        if (signature != 0 && ends(at, channels, nullptr))
            best.cost = 0;
        for (int convs = 1; convs <= 8; ++convs)
            for (const bool shortcut : {true, false})
                tryStage(at, channels, signature, convs, shortcut, best);
        const int cost = best.cost;
        m_steps[key] = std::move(best);
        return cost;
    }

    void tryStage(int at, std::int64_t channels, std::size_t signature, int convs, bool shortcut, Step &best)
    {
        constexpr std::int64_t enough = 400'000; // a network takes a tenth of it
        if (m_work > enough)
            return;
        Step step;
        step.next = at;
        step.channels = channels;
        OutlineBlock &first = step.stage.emplace_back();
        if (!readFirst(convs, shortcut, step.next, step.channels, first))
            return;
        const std::vector<std::int64_t> shape = shapeOf(first);
        step.signature = m_signatures.try_emplace(shape, m_signatures.size()).first->second;
        int cost = costOf(first, channels != step.channels);
        if (step.signature == signature)
            cost = std::min(cost, 2 + (channels != step.channels && !shortcut ? 4 : 0));
        int before = step.next; // where the last block begins, which may be the next stage's first, with a shortcut behind it
        for (std::size_t depth = 1; depth < 512; ++depth) {
            OutlineBlock block;
            int next = step.next;
            std::int64_t out = step.channels;
            if (!readBranch(convs, next, out, block) || out != step.channels)
                break;
            readAttention(next, out, block);
            if (!sameBranch(step.stage.front(), channels, block, step.channels))
                break;
            step.stage.push_back(std::move(block));
            before = std::exchange(step.next, next);
        }
        step.cost = cost + rest(step.next, step.channels, step.signature);
        const bool open = step.cost >= kNever || m_reading.norms != Norms::Beside; // a projection and a final norm look like a block, too
        const int other = open && before != step.next ? cost + rest(before, step.channels, step.signature) : step.cost;
        if (other < step.cost) {
            step.stage.pop_back();
            step.next = before;
            step.cost = other;
        }
        if (step.cost < best.cost)
            best = std::move(step);
    }

    void collect(int at, std::int64_t channels, Outline &outline)
    {
        std::size_t signature = 0;
        while (true) {
            const Step &step = m_steps.at({at, channels, signature});
            if (step.stage.empty())
                break;
            outline.stages.push_back(step.stage);
            at = step.next;
            channels = step.channels;
            signature = step.signature;
        }
        ends(at, channels, &outline);
        outline.preActivation = m_reading.preActivation;
    }
};

} // namespace

OutlineOrMisfit orderedOutline(const std::vector<FileModule> &modules)
{
    constexpr std::size_t most = 6'000; // above the largest architecture; the search goes as deep as there are stages
    if (modules.size() > most)
        return Misfit{std::to_string(modules.size()) + " modules are more than any network here has"};
    Outline best;
    int cost = kNever;
    std::string stop;
    // What needs no explanation comes first and wins a tie: a branch before its shortcut, norms behind convolutions.
    for (const Norms norms : {Norms::Beside, Norms::Behind, Norms::BehindBranch})
        for (const bool shortcutFirst : {false, true})
            for (const auto &[preActivation, shortcutNorm] : {std::pair(false, true), std::pair(false, false), std::pair(true, false)}) {
                OrderedReader reader(modules, {norms, preActivation, shortcutFirst, shortcutNorm});
                Outline outline;
                const int found = reader.read(outline);
                if (found < cost) {
                    cost = found;
                    best = std::move(outline);
                }
                if (stop.empty())
                    stop = reader.stop();
            }
    if (cost >= kNever)
        return Misfit{stop};
    best.naming = Naming::Order;
    return best;
}

} // namespace residua
