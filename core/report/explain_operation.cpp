#include "core/report/explain_words.h"

#include "core/arch/op_facts.h"
#include "core/arch/phrases.h"

#include <algorithm>

namespace residua::explained {

namespace {

using Of = ExplainedLine::Of;

std::string times(const Shape &factors)
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

std::string windowFormula(std::int64_t size, const Window &window)
{
    std::string inner = num(size);
    if (window.padding)
        inner += " + " + times({2, window.padding});
    if (window.trailing)
        inner += " + " + num(window.trailing);
    inner += " − " + num(window.span());
    if (window.stride != 1)
        inner = std::string(window.ceil ? "⌈(" : "⌊(") + inner + ") / " + num(window.stride) + (window.ceil ? "⌉" : "⌋");
    return inner + (window.dropsLast(size) ? " + 1 − 1" : " + 1");
}

/// "3×3 /2": a square window and its stride.
std::string windowText(std::int64_t kernel, std::int64_t stride)
{
    return num(kernel) + "×" + num(kernel) + (stride > 1 ? " /" + num(stride) : "");
}

/// "3×3 /2, 128".
std::string convText(const ConvOp &c)
{
    std::string text = windowText(c.kernel, c.stride);
    if (c.dilation > 1)
        text += " d" + num(c.dilation);
    if (c.groups > 1)
        text = c.groups == c.in ? filled(phrase("Explanation", "%1 depthwise"), {text})
                                : filled(phrase("Explanation", "%1 in %2 groups"), {text, num(c.groups)});
    return text + ", " + std::to_string(c.out);
}

std::string channelsText(std::int64_t count)
{
    return plural(count, phrase("Explanation", "%1 channel"), phrase("Explanation", "%1 channels"));
}

std::string padText(const ZeroPadOp &z)
{
    const std::string channels = channelsText(z.out - z.in);
    if (z.stride == 1)
        return filled(z.before > 0 ? phrase("Explanation", "every pixel, zeros for %1, on both sides")
                                   : phrase("Explanation", "every pixel, zeros for %1"),
                      {channels});
    return filled(z.before > 0 ? phrase("Explanation", "every %1th pixel, zeros for %2, on both sides")
                               : phrase("Explanation", "every %1th pixel, zeros for %2"),
                  {num(z.stride), channels});
}

class OperationExplainer {
public:
    OperationExplainer(const Model &model, int id)
        : m_model(model), m_id(static_cast<std::size_t>(id)), m_node(model.graph.nodes[m_id]), m_cost(model.profile.nodes[m_id])
    {
        if (!m_node.inputs.empty())
            m_from = &model.profile.nodes[static_cast<std::size_t>(m_node.inputs.front())];
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
    void add(Of of, const std::string &label, const std::string &formula, std::int64_t value)
    {
        if (value != tooLarge)
            m_out.lines.push_back({of, label, formula, value});
    }

    /// The formula of each side; a square is said once.
    template <class Formula>
    void sides(const Formula &formula)
    {
        const bool square = m_from->shape[2] == m_from->shape[3];
        add(Of::Height, square ? phrase("Explanation", "side") : phrase("Explanation", "height"), formula(m_from->shape[2]),
            m_cost.shape[2]);
        if (!square)
            add(Of::Width, phrase("Explanation", "width"), formula(m_from->shape[3]), m_cost.shape[3]);
    }

    void windowed()
    {
        const Window window = windowOf(m_node.op);
        if (window.dilation > 1)
            add(Of::Text, phrase("Explanation", "span"),
                filled(phrase("Explanation", "%1 pixels a side, dilated"),
                       {num(window.dilation) + " · (" + num(window.kernel) + " − 1) + 1 = " + num(window.span())}),
                0);
        sides([&window](std::int64_t size) { return windowFormula(size, window); });
    }

    void output()
    {
        std::visit(Overloaded{
                       [this](const OneOf<ConvOp, MaxPoolOp, AvgPoolOp, BlurPoolOp> auto &) { windowed(); },
                       [this](const ZeroPadOp &z) {
                           sides([&z](std::int64_t size) { return "⌈" + num(size) + " / " + num(z.stride) + "⌉"; });
                           const std::string in = num(z.in), behind = num(z.out - z.in - z.before), out = num(z.out);
                           add(Of::Text, phrase("Explanation", "channels"),
                               z.before > 0
                                   ? filled(phrase("Explanation", "%1 of zeros + %2 + %3 of zeros = %4"), {num(z.before), in, behind, out})
                                   : filled(phrase("Explanation", "%1 + %2 of zeros = %3"), {in, behind, out}),
                               0);
                       },
                       [](const OneOf<InputOp, ChannelConvOp, BatchNormOp, GroupNormOp, ActivationOp, SigmoidOp, IdentityOp, AddOp, MulOp,
                                      GlobalAvgPoolOp, FlattenOp, LinearOp, DropoutOp> auto &) {},
                   },
                   m_node.op);
    }

    void parameters()
    {
        std::vector<StateTensor> state = stateOf(m_node.op);
        std::erase_if(state, [](const StateTensor &tensor) { return !tensor.parameter; });
        if (state.empty())
            return;
        const Shape first = state.front().shape;
        m_weights = elementCount(first);
        std::string formula = times(first);
        if (state.size() == 2 && state.back().shape == first)
            formula = "2 · " + formula;
        else if (state.size() == 2)
            formula += " + " + times(state.back().shape);
        add(Of::Parameters, phrase("Explanation", "parameters"), formula, m_cost.parameters);
    }

    /// The count's formula before the unit; empty where nothing is counted.
    std::string countFormula(bool &sum) const
    {
        const Counting::Scope scope = m_model.counting.scope;
        const bool all = scope == Counting::Scope::AllOperations, torchinfo = scope == Counting::Scope::Torchinfo;
        const Shape &out = m_cost.shape;
        const auto ifAll = [all](const std::string &formula) { return all ? formula : std::string(); };
        const auto norm = [&](const char *each) { return torchinfo ? times({2, out[1]}) : ifAll(each + extents(out)); };
        return std::visit(Overloaded{
                              [&](const ConvOp &c) {
                                  if (torchinfo)
                                      return times({m_cost.parameters, out[2], out[3]});
                                  sum = all && c.bias;
                                  return times({m_weights, out[2], out[3]}) + (sum ? " + " + extents(out) : "");
                              },
                              [&](const ChannelConvOp &c) {
                                  return times({c.kernel, out[2]});
                              },
                              [&](const LinearOp &l) {
                                  sum = all || torchinfo;
                                  return times({l.out, l.in}) + (sum ? " + " + num(l.out) : "");
                              },
                              [&](const BatchNormOp &) { return norm("2 · "); },
                              [&](const GroupNormOp &) { return norm("5 · "); },
                              [&](const OneOf<MaxPoolOp, AvgPoolOp, BlurPoolOp> auto &p) {
                                  return ifAll(times({p.kernel, p.kernel}) + " · " + extents(out));
                              },
                              [&](const GlobalAvgPoolOp &) { return ifAll(extents(m_from->shape)); },
                              [&](const OneOf<ActivationOp, SigmoidOp, AddOp, MulOp> auto &) { return ifAll(extents(out)); },
                              [](const OneOf<InputOp, IdentityOp, ZeroPadOp, FlattenOp, DropoutOp> auto &) { return std::string(); },
                          },
                          m_node.op);
    }

    void count()
    {
        bool sum = false;
        std::string formula = countFormula(sum);
        if (formula.empty())
            return;
        if (m_model.counting.unit == Counting::Unit::Flops)
            formula = "2 · " + (sum ? "(" + formula + ")" : formula);
        if (formula != num(m_cost.macs))
            add(Of::Count, countWord(m_model.counting), formula, m_cost.macs);
    }

    void bytes()
    {
        if (m_cost.activationBytes > 0)
            add(Of::Bytes, phrase("Explanation", "memory"), extents(m_cost.shape) + " · 4", m_cost.activationBytes);
    }

    /// Whether a global average lies before the input: each of its pixels then sees the whole image.
    bool seesAll() const
    {
        std::vector<bool> all(m_id, false);
        for (std::size_t id = 0; id < m_id; ++id) {
            const Node &node = m_model.graph.nodes[id];
            all[id] = traitsOf(node.op).global
                || std::any_of(node.inputs.begin(), node.inputs.end(), [&all](int input) { return all[static_cast<std::size_t>(input)]; });
        }
        return all[static_cast<std::size_t>(m_node.inputs.front())];
    }

    void field()
    {
        if (traitsOf(m_node.op).global)
            return add(Of::Text, phrase("Explanation", "field"), phrase("Explanation", "the whole image, through the average"), 0);
        const std::int64_t span = windowOf(m_node.op).span(), stride = windowOf(m_node.op).stride;
        // Height and width differ only in what they see of the whole image.
        if (span > 1) {
            if (seesAll())
                add(Of::Text, phrase("Explanation", "field"), phrase("Explanation", "the whole image, through an average before it"), 0);
            else if (m_from->receptiveField[0] != tooLarge && m_from->stride[0] != tooLarge)
                add(Of::Field, phrase("Explanation", "field"),
                    num(m_from->receptiveField[0]) + " + (" + num(span) + " − 1) · " + num(m_from->stride[0]), m_cost.receptiveField[0]);
        }
        if (stride > 1 && m_cost.shape.size() == 4)
            add(Of::Stride, phrase("Explanation", "stride"), times({m_from->stride[0], stride}), m_cost.stride[0]);
    }

    std::string pathOf(std::size_t input) const { return m_model.graph.nodes[static_cast<std::size_t>(m_node.inputs[input])].path; }

    /// What the operation does, in one sentence.
    std::string functionWords() const
    {
        const std::string here = m_from ? mapText(m_from->shape) : std::string();
        return std::visit(
            Overloaded{
                [&](const InputOp &) { return filled(phrase("Explanation", "The image: %1 numbers."), {mapText(m_cost.shape)}); },
                [&](const AddOp &) {
                    return filled(phrase("Explanation", "Adds the branch, %1, and the shortcut, %2, element by element; both are %3."),
                                  {pathOf(0), pathOf(1), here});
                },
                [&](const MulOp &) {
                    return filled(phrase("Explanation", "Multiplies each channel of %1 by its gate, %2."), {pathOf(0), pathOf(1)});
                },
                [&](const GlobalAvgPoolOp &) {
                    const std::int64_t height = m_from->shape[2], width = m_from->shape[3];
                    return filled(phrase("Explanation", "One mean for each channel, of %1 pixels."),
                                  {times({height, width}) + " = " + num(height * width)});
                },
                [](const BatchNormOp &) {
                    return phrase("Explanation", "A scale and a shift for each channel; mean and variance are buffers.");
                },
                [](const GroupNormOp &g) {
                    return filled(phrase("Explanation",
                                         "A scale and a shift for each channel; mean and variance of %1 together, of this very image."),
                                  {channelsText(g.channels / g.groups)});
                },
                [&](const OneOf<ActivationOp, SigmoidOp> auto &) {
                    return filled(phrase("Explanation", "Applied to each element: the shape stays %1."), {here});
                },
                [](const OneOf<FlattenOp, IdentityOp> auto &) { return phrase("Explanation", "Changes no number."); },
                [](const ChannelConvOp &c) {
                    return filled(phrase("Explanation", "Each channel's average with those of %1 neighbors, through one filter for all."),
                                  {num(c.kernel - 1)});
                },
                [](const BlurPoolOp &) {
                    return phrase("Explanation", "Each channel by itself through a fixed filter, 1 2 1 each way; the border is reflected.");
                },
                [](const DropoutOp &) { return phrase("Explanation", "Changes nothing at inference."); },
                [](const ConvOp &c) {
                    if (c.groups == 1)
                        return std::string();
                    return c.groups == c.in ? phrase("Explanation", "Depthwise: every channel is convolved by itself.")
                                            : filled(phrase("Explanation", "%1 groups: each output sees %2 of the %3 channels."),
                                                     {num(c.groups), num(c.in / c.groups), num(c.in)});
                },
                [](const OneOf<MaxPoolOp, AvgPoolOp, ZeroPadOp, LinearOp> auto &) { return std::string(); },
            },
            m_node.op);
    }

    void facts()
    {
        if (const std::string words = functionWords(); !words.empty())
            m_out.facts.push_back(words);
        if (const std::string words = costWords(); !words.empty())
            m_out.facts.push_back(words);
    }

    /// "2.8 % of the network's MACs, 2.3 % of its parameters; the 3rd most of 176 operations."
    std::string costWords() const
    {
        const Totals &totals = m_model.profile.totals;
        if (m_cost.macs <= 0 || totals.macs <= 0 || totals.macs == tooLarge)
            return {};
        const auto &nodes = m_model.profile.nodes;
        const auto more = std::count_if(nodes.begin(), nodes.end(), [this](const NodeProfile &node) { return node.macs > m_cost.macs; });
        const std::string macs = share(m_cost.macs, totals.macs), word = countWord(m_model.counting);
        const std::string shares = m_cost.parameters > 0 ? filled(phrase("Explanation", "%1 of the network's %2 and %3 of its parameters"),
                                                                  {macs, word, share(m_cost.parameters, totals.parameters)})
                                                         : filled(phrase("Explanation", "%1 of the network's %2"), {macs, word});
        if (more == 0)
            return filled(phrase("Explanation", "%1; no operation costs more."), {shares});
        return filled(more == 1 ? phrase("Explanation", "%1; %2 operation costs more.")
                                : phrase("Explanation", "%1; %2 operations cost more."),
                      {shares, num(more)});
    }

    const Model &m_model;
    std::size_t m_id;
    const Node &m_node;
    const NodeProfile &m_cost;
    const NodeProfile *m_from = nullptr; ///< the first input
    std::int64_t m_weights = 0;
    Explanation m_out;
};

} // namespace

std::string stepText(const Op &op)
{
    return std::visit(
        Overloaded{
            [](const ConvOp &c) { return convText(c); },
            [](const AvgPoolOp &p) { return filled(phrase("Explanation", "average of %1"), {windowText(p.kernel, p.stride)}); },
            [](const BlurPoolOp &b) {
                return filled(phrase("Explanation", "blur %1"), {num(b.kernel) + "×" + num(b.kernel) + " /" + num(b.stride)});
            },
            [](const ZeroPadOp &z) { return padText(z); },
            [](const ChannelConvOp &c) { return filled(phrase("Explanation", "over %1"), {channelsText(c.kernel)}); },
            [](const LinearOp &l) { return "→ " + std::to_string(l.out); },
            [](const OneOf<InputOp, BatchNormOp, GroupNormOp, ActivationOp, SigmoidOp, MaxPoolOp, IdentityOp, AddOp, MulOp, GlobalAvgPoolOp,
                           FlattenOp, DropoutOp> auto &) { return std::string(); },
        },
        op);
}

Explanation operation(const Model &model, int id)
{
    return OperationExplainer(model, id).explain();
}

} // namespace residua::explained
