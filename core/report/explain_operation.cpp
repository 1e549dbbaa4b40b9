#include "core/report/explain_words.h"

#include <algorithm>

namespace residua::explained {

namespace {

using Of = ExplainedLine::Of;

std::string times(std::initializer_list<std::int64_t> factors)
{
    std::string text;
    for (const std::int64_t factor : factors)
        text += (text.empty() ? "" : " · ") + num(factor);
    return text;
}

std::string mapText(const Shape &shape)
{
    std::string text;
    for (std::size_t i = 1; i < shape.size(); ++i)
        text += (i > 1 ? " × " : "") + std::to_string(shape[i]);
    return text;
}

/// The extents of one image as factors: "64 · 112 · 112".
std::string extents(const Shape &shape)
{
    std::string text;
    for (std::size_t i = 1; i < shape.size(); ++i)
        text += (i > 1 ? " · " : "") + num(shape[i]);
    return text;
}

struct PoolWindow {
    std::int64_t kernel, stride, padding;
    bool ceil;
};

std::string windowFormula(std::int64_t size, const PoolWindow &window)
{
    std::string inner = num(size);
    if (window.padding)
        inner += " + " + times({2, window.padding});
    inner += " − " + num(window.kernel);
    if (window.stride == 1)
        return inner + " + 1";
    return std::string(window.ceil ? "⌈(" : "⌊(") + inner + ") / " + num(window.stride) + (window.ceil ? "⌉" : "⌋") + " + 1";
}

class OperationExplainer {
public:
    OperationExplainer(const ExplainSource &source, int id)
        : m_source(source), m_id(static_cast<std::size_t>(id)), m_node(source.graph.nodes[m_id]), m_cost(source.profile.nodes[m_id])
    {
        if (!m_node.inputs.empty())
            m_from = &source.profile.nodes[static_cast<std::size_t>(m_node.inputs.front())];
    }

    Explanation explain()
    {
        if (m_from) {
            output();
            parameters();
            count();
            bytes();
            field();
        }
        facts();
        return std::move(m_out);
    }

private:
    template <typename T>
    const T *as() const
    {
        return std::get_if<T>(&m_node.op);
    }

    void add(Of of, const std::string &label, const std::string &formula, std::int64_t value)
    {
        if (value != tooLarge)
            m_out.lines.push_back({of, label, formula, value});
    }

    void window(const PoolWindow &window)
    {
        // A square is said once.
        const bool square = m_from->shape[2] == m_from->shape[3];
        for (std::size_t axis = 2; axis < (square ? 3U : 4U); ++axis) {
            std::string formula = windowFormula(m_from->shape[axis], window);
            if (window.ceil && droppedWindow(axis, window))
                formula += " − 1";
            add(axis == 2 ? Of::Height : Of::Width, square ? "side" : axis == 2 ? "height" : "width", formula, m_cost.shape[axis]);
        }
    }

    /// PyTorch drops a last window that would start beyond the edge.
    bool droppedWindow(std::size_t axis, const PoolWindow &window) const
    {
        const std::int64_t room = m_from->shape[axis] - window.kernel;
        const std::int64_t out = room <= 0 ? 1 : (room + window.stride - 1) / window.stride + 1;
        return out != m_cost.shape[axis];
    }

    void output()
    {
        if (const auto *c = as<ConvOp>()) {
            const std::int64_t span = c->dilation * (c->kernel - 1) + 1;
            if (c->dilation > 1)
                add(Of::Text, "span", num(c->dilation) + " · (" + num(c->kernel) + " − 1) + 1 = " + num(span) + " pixels a side, dilated",
                    0);
            window({span, c->stride, c->padding, false});
        } else if (const auto *m = as<MaxPoolOp>()) {
            window({m->kernel, m->stride, m->padding, false});
        } else if (const auto *a = as<AvgPoolOp>()) {
            window({a->kernel, a->stride, 0, true});
        } else if (const auto *z = as<ZeroPadOp>()) {
            const bool square = m_from->shape[2] == m_from->shape[3];
            add(Of::Height, square ? "side" : "height", "⌈" + num(m_from->shape[2]) + " / " + num(z->stride) + "⌉", m_cost.shape[2]);
            if (!square)
                add(Of::Width, "width", "⌈" + num(m_from->shape[3]) + " / " + num(z->stride) + "⌉", m_cost.shape[3]);
            add(Of::Text, "channels", num(z->in) + " + " + num(z->out - z->in) + " of zeros = " + num(z->out), 0);
        }
    }

    void parameters()
    {
        if (const auto *c = as<ConvOp>()) {
            m_weights = c->out * (c->in / c->groups) * c->kernel * c->kernel;
            std::string formula = times({c->out, c->in / c->groups, c->kernel, c->kernel});
            if (c->bias)
                formula += " + " + num(c->out);
            add(Of::Parameters, "parameters", formula, m_cost.parameters);
        } else if (const auto *l = as<LinearOp>()) {
            add(Of::Parameters, "parameters", times({l->out, l->in}) + " + " + num(l->out), m_cost.parameters);
        } else if (as<BatchNormOp>() || as<GroupNormOp>()) {
            add(Of::Parameters, "parameters", times({2, m_cost.shape[1]}), m_cost.parameters);
        }
    }

    /// The count's formula before the unit; empty where nothing is counted.
    std::string countFormula(bool &sum) const
    {
        const Counting::Scope scope = m_source.counting.scope;
        const bool all = scope == Counting::Scope::AllOperations, torchinfo = scope == Counting::Scope::Torchinfo;
        const Shape &out = m_cost.shape;
        if (const auto *c = as<ConvOp>()) {
            if (torchinfo)
                return times({m_cost.parameters, out[2], out[3]});
            sum = all && c->bias;
            return times({m_weights, out[2], out[3]}) + (sum ? " + " + extents(out) : "");
        }
        if (const auto *l = as<LinearOp>()) {
            sum = all || torchinfo;
            return times({l->out, l->in}) + (sum ? " + " + num(l->out) : "");
        }
        if (torchinfo)
            return m_cost.parameters > 0 ? times({2, out[1]}) : std::string();
        if (!all)
            return {};
        if (as<BatchNormOp>())
            return "2 · " + extents(out);
        if (as<GroupNormOp>())
            return "5 · " + extents(out);
        if (const auto *m = as<MaxPoolOp>())
            return times({m->kernel, m->kernel}) + " · " + extents(out);
        if (const auto *a = as<AvgPoolOp>())
            return times({a->kernel, a->kernel}) + " · " + extents(out);
        if (as<GlobalAvgPoolOp>())
            return extents(m_from->shape);
        return m_cost.macs > 0 ? extents(out) : std::string();
    }

    void count()
    {
        bool sum = false;
        std::string formula = countFormula(sum);
        if (formula.empty())
            return;
        if (m_source.counting.unit == Counting::Unit::Flops)
            formula = "2 · " + (sum ? "(" + formula + ")" : formula);
        if (formula != num(m_cost.macs))
            add(Of::Count, countWord(m_source.counting), formula, m_cost.macs);
    }

    void bytes()
    {
        if (m_cost.activationBytes > 0)
            add(Of::Bytes, "memory", extents(m_cost.shape) + " · 4", m_cost.activationBytes);
    }

    /// Whether a global average lies before the input: each of its pixels then sees the whole image.
    bool seesAll() const
    {
        std::vector<bool> all(m_id, false);
        for (std::size_t id = 0; id < m_id; ++id) {
            const Node &node = m_source.graph.nodes[id];
            all[id] = std::holds_alternative<GlobalAvgPoolOp>(node.op)
                || std::any_of(node.inputs.begin(), node.inputs.end(), [&all](int input) { return all[static_cast<std::size_t>(input)]; });
        }
        return all[static_cast<std::size_t>(m_node.inputs.front())];
    }

    void field()
    {
        std::int64_t span = 1, stride = 1;
        if (const auto *c = as<ConvOp>())
            span = c->dilation * (c->kernel - 1) + 1, stride = c->stride;
        else if (const auto *m = as<MaxPoolOp>())
            span = m->kernel, stride = m->stride;
        else if (const auto *a = as<AvgPoolOp>())
            span = a->kernel, stride = a->stride;
        else if (const auto *z = as<ZeroPadOp>())
            stride = z->stride;
        else if (as<GlobalAvgPoolOp>())
            return add(Of::Text, "field", "the whole image, through the average", 0);
        // Height and width differ only in what they see of the whole image.
        if (span > 1) {
            if (seesAll())
                add(Of::Text, "field", "the whole image, through an average before it", 0);
            else if (m_from->receptiveField[0] != tooLarge && m_from->stride[0] != tooLarge)
                add(Of::Field, "field", num(m_from->receptiveField[0]) + " + (" + num(span) + " − 1) · " + num(m_from->stride[0]),
                    m_cost.receptiveField[0]);
        }
        if (stride > 1 && m_cost.shape.size() == 4)
            add(Of::Stride, "stride", times({m_from->stride[0], stride}), m_cost.stride[0]);
    }

    std::string pathOf(std::size_t input) const { return m_source.graph.nodes[static_cast<std::size_t>(m_node.inputs[input])].path; }

    void facts()
    {
        const std::string here = m_from ? mapText(m_from->shape) : std::string();
        if (as<InputOp>())
            m_out.facts.push_back("The image: " + mapText(m_cost.shape) + " numbers.");
        else if (as<AddOp>())
            m_out.facts.push_back("Adds the branch, " + pathOf(0) + ", and the shortcut, " + pathOf(1) + ", element by element; both are "
                                  + here + ".");
        else if (as<MulOp>())
            m_out.facts.push_back("Multiplies each channel of " + pathOf(0) + " by its gate, " + pathOf(1) + ".");
        else if (as<GlobalAvgPoolOp>())
            m_out.facts.push_back("One mean for each channel, of " + times({m_from->shape[2], m_from->shape[3]}) + " = "
                                  + num(m_from->shape[2] * m_from->shape[3]) + " pixels.");
        else if (as<BatchNormOp>())
            m_out.facts.push_back("A scale and a shift for each channel; mean and variance are buffers.");
        else if (const auto *g = as<GroupNormOp>())
            m_out.facts.push_back("A scale and a shift for each channel; mean and variance of "
                                  + plural(g->channels / g->groups, "channel", "channels") + " together, of this very image.");
        else if (as<ActivationOp>() || as<SigmoidOp>())
            m_out.facts.push_back("Applied to each element: the shape stays " + here + ".");
        else if (as<FlattenOp>() || as<IdentityOp>())
            m_out.facts.push_back("Changes no number.");
        else if (as<DropoutOp>())
            m_out.facts.push_back("Changes nothing at inference.");
        else if (const auto *c = as<ConvOp>(); c && c->groups > 1)
            m_out.facts.push_back(c->groups == c->in ? "Depthwise: every channel is convolved by itself."
                                                     : num(c->groups) + " groups: each output sees " + num(c->in / c->groups) + " of the "
                                          + num(c->in) + " channels.");
        if (const std::string words = costWords(); !words.empty())
            m_out.facts.push_back(words);
    }

    /// "2.8 % of the network's MACs, 2.3 % of its parameters; the 3rd most of 176 operations."
    std::string costWords() const
    {
        const Totals &totals = m_source.profile.totals;
        if (m_cost.macs <= 0 || totals.macs <= 0 || totals.macs == tooLarge)
            return {};
        const auto &nodes = m_source.profile.nodes;
        const auto more = std::count_if(nodes.begin(), nodes.end(), [this](const NodeProfile &node) { return node.macs > m_cost.macs; });
        std::string text = share(m_cost.macs, totals.macs) + " of the network's " + countWord(m_source.counting);
        if (m_cost.parameters > 0)
            text += " and " + share(m_cost.parameters, totals.parameters) + " of its parameters";
        return text + (more == 0 ? "; no operation costs more." : "; " + plural(more, "operation costs more.", "operations cost more."));
    }

    const ExplainSource &m_source;
    std::size_t m_id;
    const Node &m_node;
    const NodeProfile &m_cost;
    const NodeProfile *m_from = nullptr; ///< the first input
    std::int64_t m_weights = 0;
    Explanation m_out;
};

} // namespace

Explanation operation(const ExplainSource &source, int id)
{
    return OperationExplainer(source, id).explain();
}

} // namespace residua::explained
