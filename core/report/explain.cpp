#include "core/report/explain.h"

#include "core/arch/saturating.h"
#include "core/report/format.h"

#include <algorithm>
#include <limits>

namespace residua {

namespace {

using Of = ExplainedLine::Of;
constexpr std::int64_t tooLarge = std::numeric_limits<std::int64_t>::max();

std::string num(std::int64_t value) { return value < 0 ? "−" + formatThousands(-value) : formatThousands(value); }

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

std::string plural(std::int64_t count, const std::string &one, const std::string &many) { return num(count) + " " + (count == 1 ? one : many); }

/// A share for people: "2.9 %", "41 %", "< 0.01 %".
std::string share(std::int64_t part, std::int64_t whole)
{
    const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    if (percent < 0.01)
        return "< 0.01 %";
    return formatFixed(percent, percent >= 10 ? 0 : percent < 0.1 ? 2 : 1) + " %";
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
    OperationExplainer(const ExplainSource &source, int id) :
        m_source(source), m_id(static_cast<std::size_t>(id)), m_node(source.graph.nodes[m_id]), m_cost(source.profile.nodes[m_id])
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
    template <typename T> const T *as() const { return std::get_if<T>(&m_node.op); }

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
                add(Of::Text, "span", num(c->dilation) + " · (" + num(c->kernel) + " − 1) + 1 = " + num(span) + " pixels a side, dilated", 0);
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
                add(Of::Field, "field", num(m_from->receptiveField[0]) + " + (" + num(span) + " − 1) · " + num(m_from->stride[0]), m_cost.receptiveField[0]);
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
            m_out.facts.push_back("Adds the branch, " + pathOf(0) + ", and the shortcut, " + pathOf(1) + ", element by element; both are " + here + ".");
        else if (as<MulOp>())
            m_out.facts.push_back("Multiplies each channel of " + pathOf(0) + " by its gate, " + pathOf(1) + ".");
        else if (as<GlobalAvgPoolOp>())
            m_out.facts.push_back("One mean for each channel, of " + times({m_from->shape[2], m_from->shape[3]}) + " = " + num(m_from->shape[2] * m_from->shape[3]) + " pixels.");
        else if (as<BatchNormOp>())
            m_out.facts.push_back("A scale and a shift for each channel; mean and variance are buffers.");
        else if (const auto *g = as<GroupNormOp>())
            m_out.facts.push_back("A scale and a shift for each channel; mean and variance of " + plural(g->channels / g->groups, "channel", "channels") + " together, of this very image.");
        else if (as<ActivationOp>() || as<SigmoidOp>())
            m_out.facts.push_back("Applied to each element: the shape stays " + here + ".");
        else if (as<FlattenOp>() || as<IdentityOp>())
            m_out.facts.push_back("Changes no number.");
        else if (as<DropoutOp>())
            m_out.facts.push_back("Changes nothing at inference.");
        else if (const auto *c = as<ConvOp>(); c && c->groups > 1)
            m_out.facts.push_back(c->groups == c->in ? "Depthwise: every channel is convolved by itself."
                                                     : num(c->groups) + " groups: each output sees " + num(c->in / c->groups) + " of the " + num(c->in) + " channels.");
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

/// "3×3 /2, 128".
std::string convText(const ConvOp &c)
{
    std::string text = num(c.kernel) + "×" + num(c.kernel);
    if (c.stride > 1)
        text += " /" + num(c.stride);
    if (c.dilation > 1)
        text += " d" + num(c.dilation);
    if (c.groups > 1)
        text += c.groups == c.in ? " depthwise" : " in " + num(c.groups) + " groups";
    return text + ", " + std::to_string(c.out);
}

void addBlock(const ExplainSource &source, const std::vector<int> &nodes, Explanation &out)
{
    std::string branch, shortcut, gate;
    bool early = false, after = false;
    for (const int id : nodes) {
        const Node &node = source.graph.nodes[static_cast<std::size_t>(id)];
        const auto *conv = std::get_if<ConvOp>(&node.op);
        const auto *linear = std::get_if<LinearOp>(&node.op);
        if (node.slot.part == Part::Conv && conv)
            branch += (branch.empty() ? "" : " → ") + convText(*conv);
        else if (node.slot.part == Part::ShortcutConv && conv)
            shortcut += (shortcut.empty() ? "" : " → ") + convText(*conv);
        else if (const auto *pool = std::get_if<AvgPoolOp>(&node.op); node.slot.part == Part::ShortcutPool && pool)
            shortcut = "average of " + num(pool->kernel) + "×" + num(pool->kernel) + " /" + num(pool->stride);
        else if (const auto *pad = std::get_if<ZeroPadOp>(&node.op))
            shortcut = "every " + (pad->stride == 1 ? std::string("pixel") : num(pad->stride) + "th pixel") + ", zeros for " + plural(pad->out - pad->in, "channel", "channels");
        else if (node.slot.part == Part::SeReduce && linear)
            gate = "gate " + std::to_string(linear->in) + " → " + std::to_string(linear->out) + " → " + std::to_string(linear->in);
        early = early || (node.slot.part == Part::Norm && branch.empty());
        after = after || node.slot.part == Part::AfterAdd;
    }
    out.facts.push_back("Branch: " + branch + (gate.empty() ? "" : " → " + gate) + ".");
    out.facts.push_back("Shortcut: " + (shortcut.empty() ? "the input as it is" : shortcut) + ".");
    out.facts.push_back(early ? "Normalization and activation come before each convolution; nothing after the addition."
                        : after ? "The activation comes after the addition."
                                : "Nothing comes after the addition.");
}

PyramidLevel levelOf(const ExplainSource &source, std::size_t last, int stage)
{
    const NodeProfile &out = source.profile.nodes[last];
    const std::int64_t stride = out.stride[0];
    PyramidLevel level;
    level.stage = stage;
    for (int index = 0; index < 62; ++index) {
        if (stride == std::int64_t{1} << index)
            level.name = "C" + std::to_string(index);
    }
    level.text = std::to_string(out.shape[1]) + (out.shape[1] == 1 ? " channel" : " channels") + ", stride " + std::to_string(stride) + ", " + std::to_string(out.shape[2]) + " × " + std::to_string(out.shape[3]);
    return level;
}

/// Every stage's level, in order.
std::vector<PyramidLevel> levels(const ExplainSource &source)
{
    std::vector<PyramidLevel> result;
    std::vector<std::int64_t> strides;
    const auto &nodes = source.graph.nodes;
    for (std::size_t id = 0; id < nodes.size(); ++id) {
        const int stage = nodes[id].slot.stage;
        if (stage < 0 || (id + 1 < nodes.size() && nodes[id + 1].slot.stage == stage))
            continue;
        result.push_back(levelOf(source, id, stage));
        strides.push_back(source.profile.nodes[id].stride[0]);
    }
    for (std::size_t i = 0; i + 1 < result.size(); ++i)
        result[i].last = strides[i] != strides[i + 1];
    return result;
}

void addGroup(const ExplainSource &source, const std::vector<int> &nodes, Explanation &out)
{
    const auto slotOf = [&source](int id) { return source.graph.nodes[static_cast<std::size_t>(id)].slot; };
    const Slot first = slotOf(nodes.front()), last = slotOf(nodes.back());
    std::int64_t count = 0, parameters = 0;
    for (const int id : nodes) {
        count = saturatingAdd(count, source.profile.nodes[static_cast<std::size_t>(id)].macs);
        parameters = saturatingAdd(parameters, source.profile.nodes[static_cast<std::size_t>(id)].parameters);
    }
    const bool together = static_cast<std::size_t>(nodes.back() - nodes.front()) + 1 == nodes.size();
    const auto &all = source.graph.nodes;
    const auto before = static_cast<std::size_t>(nodes.front()), after = static_cast<std::size_t>(nodes.back()) + 1;
    const bool starts = before == 0 || all[before - 1].slot.stage != first.stage || all[before - 1].slot.block != first.block;
    const bool ends = after == all.size() || all[after].slot.stage != last.stage || all[after].slot.block != last.block;
    const bool whole = first.stage >= 0 && first.stage == last.stage && together && starts && ends;
    if (whole && first.block == last.block)
        addBlock(source, nodes, out);
    if (whole && first.block == 0 && (after == all.size() || all[after].slot.stage != last.stage)) {
        const std::vector<PyramidLevel> every = levels(source);
        const auto found = std::find_if(every.begin(), every.end(), [&first](const PyramidLevel &level) { return level.stage == first.stage; });
        out.levels.push_back(*found);
    }
    const Totals &totals = source.profile.totals;
    if (count > 0 && totals.macs > 0 && totals.macs != tooLarge && totals.parameters > 0)
        out.facts.push_back(share(count, totals.macs) + " of the network's " + countWord(source.counting) + " and " + share(parameters, totals.parameters) + " of its parameters.");
}

void collectTensors(const ModuleNode &module, const Graph &graph, const std::vector<int> &nodes, std::vector<NamedTensor> &out)
{
    const bool called = std::any_of(module.calls.begin(), module.calls.end(), [&nodes](int id) { return std::binary_search(nodes.begin(), nodes.end(), id); });
    if (called) {
        for (const StateTensor &tensor : stateOf(graph.nodes[static_cast<std::size_t>(module.calls.front())].op))
            out.push_back({module.path + "." + tensor.name, shapeText(tensor.shape), tensor.parameter});
    }
    for (const ModuleNode &child : module.children)
        collectTensors(child, graph, nodes, out);
}

} // namespace

std::string lineText(const ExplainedLine &line)
{
    if (line.of == Of::Text)
        return line.formula;
    const std::string equation = line.formula + (line.of == Of::Bytes ? " B = " : " = ") + num(line.value);
    return line.of == Of::Bytes ? equation + " B" : equation;
}

const char *countWord(Counting counting)
{
    if (counting.unit == Counting::Unit::Flops)
        return "FLOPs";
    return counting.scope == Counting::Scope::Torchinfo ? "mult-adds" : "MACs";
}

Explanation explain(const ExplainSource &source, const std::vector<int> &nodes)
{
    if (nodes.size() == 1)
        return OperationExplainer(source, nodes.front()).explain();
    Explanation out;
    if (nodes.empty())
        out.levels = levels(source);
    else
        addGroup(source, nodes, out);
    return out;
}

std::vector<NamedTensor> tensorsOf(const ModuleNode &tree, const Graph &graph, const std::vector<int> &nodes)
{
    std::vector<NamedTensor> tensors;
    collectTensors(tree, graph, nodes, tensors);
    return tensors;
}

} // namespace residua
