#include "core/arch/expand.h"
#include "core/arch/module_tree.h"

#include <algorithm>
#include <array>
#include <bit>

namespace residua {

namespace {

/// What squeeze and excitation reduces `channels` to: rounded down, or to the nearest multiple of a divisor above 1.
std::int64_t squeezedChannels(std::int64_t channels, const AttentionSpec &attention)
{
    const std::int64_t reduction = attention.reduction, divisor = attention.divisor;
    if (divisor <= 1)
        return std::max<std::int64_t>(1, channels / reduction);
    return std::max(divisor, (2 * channels + reduction * divisor) / (2 * reduction * divisor) * divisor);
}

/// The channels that efficient channel attention looks at for each of `channels`: the odd number at or above (log2 + 1) / 2, at least 3.
std::int64_t neighbours(std::int64_t channels)
{
    const std::int64_t half = std::bit_width(static_cast<std::uint64_t>(channels)) / 2;
    return std::max<std::int64_t>(3, half | 1);
}

/// Appends operations in order of execution.
class Builder {
public:
    explicit Builder(const ResNetSpec &spec) : m_spec(spec) {}

    Graph build()
    {
        int x = add({Part::Input}, InputOp{}, {});
        x = stem(x);
        for (std::size_t s = 0; s < m_spec.stages.size(); ++s)
            x = stage(x, static_cast<int>(s));
        if (pre() && m_spec.finalNorm) {
            x = norm({Part::FinalNorm}, x);
            x = activation({Part::FinalAct}, m_spec.block.activation, x);
        }
        head(x);
        return std::move(m_graph);
    }

private:
    const ResNetSpec &m_spec;
    Graph m_graph;
    std::int64_t m_channels = 0; ///< of the value that was made last on the trunk

    bool pre() const { return m_spec.block.order == Order::PreActivation; }

    int add(Slot slot, Op op, std::vector<int> inputs)
    {
        Node node;
        node.id = static_cast<int>(m_graph.nodes.size());
        node.slot = slot;
        node.op = std::move(op);
        node.inputs = std::move(inputs);
        m_graph.nodes.push_back(std::move(node));
        return m_graph.nodes.back().id;
    }

    int conv(Slot slot, std::int64_t out, std::int64_t kernel, std::int64_t stride, std::int64_t dilation, std::int64_t groups, int x)
    {
        const std::int64_t d = kernel > 1 ? dilation : 1;
        const std::int64_t in = m_channels;
        m_channels = out;
        return add(slot, ConvOp{in, out, kernel, stride, d * (kernel / 2), d, groups == 0 ? in : groups, m_spec.convBias}, {x});
    }

    int norm(Slot slot, int x)
    {
        if (m_spec.norm.type == NormType::Group)
            return add(slot, GroupNormOp{m_spec.norm.groups, m_channels, m_spec.norm.eps}, {x});
        return add(slot, BatchNormOp{m_channels, m_spec.norm.eps}, {x});
    }

    int activation(Slot slot, Activation kind, int x) { return add(slot, ActivationOp{kind}, {x}); }

    int stem(int x)
    {
        const StemSpec &stem = m_spec.stem;
        const bool deep = stem.convs == 3;
        const std::size_t convs = deep ? 3 : 1;
        std::array<std::int64_t, 3> widths{stem.channels / 2, stem.channels / 2, stem.channels};
        if (stem.widths)
            std::copy(stem.widths->begin(), stem.widths->end(), widths.begin());
        m_channels = m_spec.input.channels;
        for (std::size_t at = 3 - convs; at < 3; ++at) {
            const bool last = at == 2;
            const int i = static_cast<int>(at + convs) - 3;
            x = conv({Part::StemConv, -1, -1, i}, widths[at], deep ? 3 : stem.kernel, i == 0 ? stem.stride : 1, 1, 1, x);
            if (last && pre() && !stem.norm)
                break;
            x = norm({Part::StemNorm, -1, -1, i}, x);
            x = activation({Part::StemAct, -1, -1, i}, stemActivation(m_spec), x);
        }
        return stem.pool ? stemPool(*stem.pool, x) : x;
    }

    int stemPool(const PoolSpec &pool, int x)
    {
        const auto slot = [](int step = 0) { return Slot{Part::StemPool, -1, -1, step}; };
        switch (pool.type) {
        case PoolType::Max: return add(slot(), MaxPoolOp{pool.kernel, pool.stride, pool.padding.value_or(pool.kernel / 2), pool.ceil}, {x});
        case PoolType::Average: return add(slot(), AvgPoolOp{2, 2}, {x});
        case PoolType::MaxBlur: return add(slot(1), BlurPoolOp{m_channels, 2}, {add(slot(), MaxPoolOp{3, 1, 1}, {x})});
        case PoolType::Convolution: break;
        }
        x = conv(slot(), m_channels, 3, 2, 1, 1, x);
        return activation(slot(2), stemActivation(m_spec), norm(slot(1), x));
    }

    int stage(int x, int s)
    {
        const StageSpec &stage = m_spec.stages[static_cast<std::size_t>(s)];
        const BlockSpec spec = stageBlock(m_spec, static_cast<std::size_t>(s));
        const std::vector<ConvPlan> plan = convPlan(spec, stage.width);
        const std::int64_t before = s == 0 ? 1 : m_spec.stages[static_cast<std::size_t>(s) - 1].dilation;
        for (int b = 0; b < stage.depth; ++b)
            x = block(x, {spec, plan, b == 0 ? stage.stride : 1, b == 0 ? before : stage.dilation, stage.dilation, s, b});
        return x;
    }

    struct Block {
        const BlockSpec &spec;
        const std::vector<ConvPlan> &plan;
        std::int64_t stride;
        std::int64_t firstDilation; ///< of the first convolution with a kernel above 1
        std::int64_t dilation;
        int s, b;

        Slot slot(Part part, int step = 0) const { return {part, s, b, step}; }
    };

    int block(int x, const Block &block)
    {
        const BlockSpec &spec = block.spec;
        const std::int64_t in = m_channels;
        const std::int64_t out = block.plan.back().channels;
        const bool changes = block.stride != 1 || in != out;
        const bool shortcutFirst = m_spec.style == Style::EncoderDecoder;
        const bool readsActivation = pre() && spec.shortcutInput == ShortcutInput::Activation;

        int y = x;
        int carried = x; // what the shortcut brings to the addition
        const auto takeShortcut = [&](int from) {
            if (changes)
                carried = shortcut(from, block, in, out);
            m_channels = in;
        };
        if (shortcutFirst && !readsActivation)
            takeShortcut(x);
        int shortcutInput = x;
        std::int64_t dilation = block.firstDilation;
        for (int i = 0; i < static_cast<int>(block.plan.size()); ++i) {
            const ConvPlan &c = block.plan[static_cast<std::size_t>(i)];
            if (pre()) {
                y = norm(block.slot(Part::Norm, i), y);
                y = activation(block.slot(Part::Act, i), spec.activation, y);
                if (i == 0 && readsActivation) {
                    shortcutInput = y;
                    if (shortcutFirst)
                        takeShortcut(y);
                }
            }
            // An anti-aliasing pool takes over the stride of its convolution, which is 1 or 2 where there is one.
            const bool antialiased = spec.antialias && c.stride && block.stride == 2;
            y = conv(block.slot(Part::Conv, i), c.channels, c.kernel, c.stride && !antialiased ? block.stride : 1, dilation, c.groups, y);
            if (c.kernel > 1)
                dilation = block.dilation;
            if (!pre()) {
                y = norm(block.slot(Part::Norm, i), y);
                if (spec.order == Order::BranchActivation || i + 1 < static_cast<int>(block.plan.size()))
                    y = activation(block.slot(Part::Act, i), spec.activation, y);
            }
            if (antialiased)
                y = add(block.slot(Part::Antialias, i), antialias(*spec.antialias), {y});
        }
        if (spec.attention)
            y = attention(y, out, *spec.attention, block);
        if (!shortcutFirst)
            takeShortcut(shortcutInput);
        m_channels = out;
        y = add(block.slot(Part::Add), AddOp{}, {y, carried});
        if (spec.order == Order::PostActivation)
            y = activation(block.slot(Part::AfterAdd), spec.activation, y);
        return y;
    }

    Op antialias(Antialias kind) const
    {
        if (kind == Antialias::Blur)
            return BlurPoolOp{m_channels, 2};
        return AvgPoolOp{2, 2};
    }

    int attention(int x, std::int64_t channels, const AttentionSpec &attention, const Block &block)
    {
        int g = add(block.slot(Part::SeAverage), GlobalAvgPoolOp{}, {x});
        switch (attention.type) {
        case AttentionType::Se: {
            const std::int64_t squeezed = squeezedChannels(channels, attention);
            g = add(block.slot(Part::SeReduce), LinearOp{channels, squeezed}, {g});
            g = add(block.slot(Part::SeAct), ActivationOp{Activation::Relu}, {g});
            g = add(block.slot(Part::SeExpand), LinearOp{squeezed, channels}, {g});
            break;
        }
        case AttentionType::Eca: g = add(block.slot(Part::EcaConv), ChannelConvOp{neighbours(channels)}, {g}); break;
        }
        g = add(block.slot(Part::SeGate), SigmoidOp{}, {g});
        return add(block.slot(Part::SeMultiply), MulOp{}, {x, g});
    }

    int shortcut(int x, const Block &block, std::int64_t in, std::int64_t out)
    {
        const Shortcut kind = block.spec.shortcut;
        if (kind == Shortcut::ZeroPad || kind == Shortcut::ZeroPadAround) {
            const std::int64_t before = kind == Shortcut::ZeroPad ? 0 : (out - in) / 2;
            return add(block.slot(Part::ShortcutPad), ZeroPadOp{in, out, block.stride, before}, {x});
        }
        m_channels = in;
        const Slot slot = block.slot(Part::ShortcutConv);
        if (kind == Shortcut::AveragePool) {
            x = add(block.slot(Part::ShortcutPool), shortcutPool(block), {x});
            x = conv(slot, out, 1, 1, 1, 1, x);
        } else {
            const std::int64_t kernel = block.stride > 1 || block.dilation > 1 ? block.spec.shortcutKernel : 1;
            x = conv(slot, out, kernel, block.stride, block.firstDilation, 1, x);
        }
        if (m_spec.shortcutNorm && !pre())
            x = norm(block.slot(Part::ShortcutNorm), x);
        return x;
    }

    static Op shortcutPool(const Block &block)
    {
        if (block.stride > 1)
            return AvgPoolOp{2, block.stride, true};
        if (block.dilation > 1)
            return AvgPoolOp{2, 1, false, 1};
        return IdentityOp{};
    }

    void head(int x)
    {
        const HeadSpec &head = m_spec.head;
        if (head.type == HeadType::None)
            return;
        x = add({Part::HeadPool}, GlobalAvgPoolOp{}, {x});
        x = add({Part::HeadFlatten}, FlattenOp{}, {x});
        if (head.type == HeadType::Pool)
            return;
        if (head.type == HeadType::Linear) {
            if (head.dropout > 0)
                x = add({Part::HeadDropout}, DropoutOp{head.dropout}, {x});
            add({Part::HeadFc}, LinearOp{m_channels, head.classes}, {x});
            return;
        }
        x = add({Part::HeadFc}, LinearOp{m_channels, head.hidden}, {x});
        x = add({Part::HeadDropout}, DropoutOp{head.dropout}, {x});
        add({Part::HeadFc2}, LinearOp{head.hidden, head.classes}, {x});
    }
};

} // namespace

Graph expandOperations(const ResNetSpec &spec)
{
    return Builder(spec).build();
}

Graph expand(const ResNetSpec &spec)
{
    Graph graph = expandOperations(spec);
    nameNodes(spec, graph);
    return graph;
}

} // namespace residua
