#include "core/report/explain.h"

#include "core/arch/assert.h"
#include "core/arch/op_facts.h"
#include "core/arch/phrases.h"
#include "core/arch/saturating.h"
#include "core/report/explain_words.h"
#include "core/report/format.h"

#include <algorithm>

namespace residua {

namespace explained {

std::string num(std::int64_t value)
{
    return value < 0 ? "−" + formatThousands(-value) : formatThousands(value);
}

std::string plural(std::int64_t count, const std::string &one, const std::string &many)
{
    return filled(count == 1 ? one : many, {num(count)});
}

std::string share(std::int64_t part, std::int64_t whole)
{
    const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    if (percent < 0.01)
        return "< 0.01 %";
    return formatFixed(percent, percent >= 10 ? 0 : percent < 0.1 ? 2 : 1) + " %";
}

} // namespace explained

namespace {

using explained::num, explained::plural, explained::share, explained::tooLarge;

void addBlock(const Model &model, const std::vector<int> &nodes, Explanation &out)
{
    std::string branch, shortcut, gate;
    bool early = false, after = false;
    for (const int id : nodes) {
        const Node &node = model.graph.nodes[static_cast<std::size_t>(id)];
        const auto append = [&node](std::string &steps) {
            if (const std::string step = explained::stepText(node.op); !step.empty())
                steps += (steps.empty() ? "" : " → ") + step;
        };
        switch (node.slot.part) {
        case Part::Conv:
        case Part::Antialias: append(branch); break;
        case Part::ShortcutPool:
        case Part::ShortcutConv:
        case Part::ShortcutPad: append(shortcut); break;
        case Part::SeAverage:
            gate = filled(phrase("Explanation", "gate %1"), {std::to_string(model.profile.nodes[static_cast<std::size_t>(id)].shape[1])});
            break;
        default:
            if (isAttention(node.slot.part))
                if (const std::string step = explained::stepText(node.op); !step.empty())
                    gate += " " + step;
        }
        early = early || (node.slot.part == Part::Norm && branch.empty());
        after = after || node.slot.part == Part::AfterAdd;
    }
    out.facts.push_back(filled(phrase("Explanation", "Branch: %1."), {branch + (gate.empty() ? "" : " → " + gate)}));
    out.facts.push_back(shortcut.empty() ? phrase("Explanation", "Shortcut: the input as it is.")
                                         : filled(phrase("Explanation", "Shortcut: %1."), {shortcut}));
    out.facts.push_back(
        early       ? phrase("Explanation", "Normalization and activation come before each convolution; nothing after the addition.")
            : after ? phrase("Explanation", "The activation comes after the addition.")
                    : phrase("Explanation", "Nothing comes after the addition."));
}

PyramidLevel levelOf(const Model &model, std::size_t last, int stage)
{
    const NodeProfile &out = model.profile.nodes[last];
    const std::int64_t stride = out.stride[0];
    PyramidLevel level;
    level.stage = stage;
    for (int index = 0; index < 62; ++index) {
        if (stride == std::int64_t{1} << index)
            level.name = "C" + std::to_string(index);
    }
    level.text =
        filled(out.shape[1] == 1 ? phrase("Explanation", "%1 channel, stride %2") : phrase("Explanation", "%1 channels, stride %2"),
               {std::to_string(out.shape[1]), std::to_string(stride)})
        + ", " + std::to_string(out.shape[2]) + " × " + std::to_string(out.shape[3]);
    return level;
}

/// Every stage's level, in order.
std::vector<PyramidLevel> levels(const Model &model)
{
    std::vector<PyramidLevel> result;
    std::vector<std::int64_t> strides;
    const auto &nodes = model.graph.nodes;
    for (std::size_t id = 0; id < nodes.size(); ++id) {
        const int stage = nodes[id].slot.stage;
        if (stage < 0 || (id + 1 < nodes.size() && nodes[id + 1].slot.stage == stage))
            continue;
        result.push_back(levelOf(model, id, stage));
        strides.push_back(model.profile.nodes[id].stride[0]);
    }
    for (std::size_t i = 0; i + 1 < result.size(); ++i)
        result[i].last = strides[i] != strides[i + 1];
    return result;
}

void addGroup(const Model &model, const std::vector<int> &nodes, Explanation &out)
{
    const auto slotOf = [&model](int id) { return model.graph.nodes[static_cast<std::size_t>(id)].slot; };
    const Slot first = slotOf(nodes.front()), last = slotOf(nodes.back());
    std::int64_t count = 0, parameters = 0;
    for (const int id : nodes) {
        addSaturating(count, model.profile.nodes[static_cast<std::size_t>(id)].macs);
        addSaturating(parameters, model.profile.nodes[static_cast<std::size_t>(id)].parameters);
    }
    const bool together = static_cast<std::size_t>(nodes.back() - nodes.front()) + 1 == nodes.size();
    const auto &all = model.graph.nodes;
    const auto before = static_cast<std::size_t>(nodes.front()), after = static_cast<std::size_t>(nodes.back()) + 1;
    const bool starts = before == 0 || all[before - 1].slot.stage != first.stage || all[before - 1].slot.block != first.block;
    const bool ends = after == all.size() || all[after].slot.stage != last.stage || all[after].slot.block != last.block;
    const bool whole = first.stage >= 0 && first.stage == last.stage && together && starts && ends;
    if (whole && first.block == last.block)
        addBlock(model, nodes, out);
    if (whole && first.block == 0 && (after == all.size() || all[after].slot.stage != last.stage)) {
        const std::vector<PyramidLevel> every = levels(model);
        const auto found =
            std::find_if(every.begin(), every.end(), [&first](const PyramidLevel &level) { return level.stage == first.stage; });
        out.levels.push_back(*found);
    }
    const Totals &totals = model.profile.totals;
    if (count > 0 && totals.macs > 0 && totals.macs != tooLarge && totals.parameters > 0)
        out.facts.push_back(filled(phrase("Explanation", "%1 of the network's %2 and %3 of its parameters."),
                                   {share(count, totals.macs), countWord(model.counting), share(parameters, totals.parameters)}));
}

void collectTensors(const ModuleNode &module, const Graph &graph, const std::vector<int> &nodes, std::vector<NamedTensor> &out)
{
    const bool called = std::any_of(module.calls.begin(), module.calls.end(),
                                    [&nodes](int id) { return std::binary_search(nodes.begin(), nodes.end(), id); });
    if (called) {
        for (const StateTensor &tensor : stateOf(graph.nodes[static_cast<std::size_t>(module.calls.front())].op))
            out.push_back({stateName(module.path, tensor.name), shapeText(tensor.shape), tensor.parameter});
    }
    for (const ModuleNode &child : module.children)
        collectTensors(child, graph, nodes, out);
}

} // namespace

std::string lineText(const ExplainedLine &line)
{
    if (line.of == ExplainedLine::Of::Text)
        return line.formula;
    const std::string equation = line.formula + (line.of == ExplainedLine::Of::Bytes ? " B = " : " = ") + num(line.value);
    return line.of == ExplainedLine::Of::Bytes ? equation + " B" : equation;
}

std::string countWord(Counting counting)
{
    if (counting.unit == Counting::Unit::Flops)
        return "FLOPs";
    return counting.scope == Counting::Scope::Torchinfo ? phrase("Explanation", "mult-adds") : "MACs";
}

Explanation explain(const Model &model, const std::vector<int> &nodes)
{
    RESIDUA_ASSERT(std::all_of(nodes.begin(), nodes.end(), [&model](int node) { return isNode(model.graph, node); }));
    if (nodes.size() == 1)
        return explained::operation(model, nodes.front());
    Explanation out;
    if (nodes.empty())
        out.levels = levels(model);
    else
        addGroup(model, nodes, out);
    return out;
}

std::vector<NamedTensor> tensorsOf(const Model &model, const std::vector<int> &nodes)
{
    RESIDUA_ASSERT(std::all_of(nodes.begin(), nodes.end(), [&model](int node) { return isNode(model.graph, node); }));
    std::vector<NamedTensor> tensors;
    collectTensors(model.tree(), model.graph, nodes, tensors);
    return tensors;
}

} // namespace residua
