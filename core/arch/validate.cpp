#include "core/arch/expand.h"
#include "core/arch/map_sizes.h"
#include "core/arch/op_facts.h"
#include "core/arch/op_words.h"
#include "core/arch/phrases.h"
#include "core/arch/problem_list.h"
#include "core/arch/spec_reader.h"
#include "core/arch/visible.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace residua {

namespace {

class Checker {
public:
    explicit Checker(const ResNetSpec &spec) : m_spec(spec) {}

    std::vector<Problem> check()
    {
        ranges();
        // What values say together can only be asked of values that are in range.
        if (m_problems.empty())
            together();
        if (m_problems.empty())
            graph();
        return m_problems.take();
    }

private:
    const ResNetSpec &m_spec;
    ProblemList m_problems;

    void problem(std::string_view field, std::string_view message, std::string_view nearest = {})
    {
        m_problems.add(field, message, nearest);
    }
    void problem(std::string_view field, const Complaint &complaint) { problem(field, complaint.message, complaint.nearest); }

    void range(const std::string &field, Range range, std::int64_t value)
    {
        if (!range.contains(value))
            problem(field, outOfRange(std::to_string(value), range, value));
    }

    void range(const std::string &field, RealRange range, double value)
    {
        if (!range.contains(value))
            problem(field, outOfRange(value, range));
    }

    void length(const std::string &field, const std::string &value)
    {
        if (characterCount(value) > limits::text)
            problem(field,
                    filled(phrase("Problem", "is %1 characters long, must be at most %2"),
                           {std::to_string(characterCount(value)), std::to_string(limits::text)}));
    }

    static std::string stagePath(std::size_t stage) { return "stages." + std::to_string(stage); }

    void ranges()
    {
        length("name", m_spec.name);
        range("input.channels", limits::channels, m_spec.input.channels);
        range("input.height", limits::side, m_spec.input.height);
        range("input.width", limits::side, m_spec.input.width);
        range("stem.channels", limits::stemChannels, m_spec.stem.channels);
        if (m_spec.stem.convs != 1 && m_spec.stem.convs != 3)
            problem("stem.convs", outOfRange(std::to_string(m_spec.stem.convs), Range{1, 3, true}, m_spec.stem.convs));
        range("stem.kernel", limits::stemKernel, m_spec.stem.kernel);
        range("stem.stride", limits::stemStride, m_spec.stem.stride);
        if (m_spec.stem.pool) {
            range("stem.pool.kernel", limits::poolKernel, m_spec.stem.pool->kernel);
            range("stem.pool.stride", limits::poolStride, m_spec.stem.pool->stride);
            if (m_spec.stem.pool->type == PoolType::Max && m_spec.stem.pool->padding)
                range("stem.pool.padding", limits::poolPadding(m_spec.stem.pool->kernel), *m_spec.stem.pool->padding);
        }
        if (m_spec.stem.widths)
            for (std::size_t i = 0; i < 2; ++i)
                range("stem.widths." + std::to_string(i), limits::stemChannels, (*m_spec.stem.widths)[i]);
        if (m_spec.stages.empty() || std::ssize(m_spec.stages) > limits::stages)
            problem("stages",
                    filled(phrase("Problem", "is a list of %1, must be a list of 1 to 8 stages"), {std::to_string(m_spec.stages.size())}));
        blockRanges("block", m_spec.block);
        for (std::size_t i = 0; i < m_spec.stages.size(); ++i) {
            const StageSpec &stage = m_spec.stages[i];
            const std::string path = stagePath(i);
            range(path + ".depth", limits::depth, stage.depth);
            range(path + ".width", limits::width, stage.width);
            range(path + ".stride", limits::stride, stage.stride);
            range(path + ".dilation", limits::dilation, stage.dilation);
            if (const BlockSpec block = stageBlock(m_spec, i); !(block == m_spec.block))
                blockRanges(path + ".block", block);
        }
        if (m_spec.norm.type == NormType::Group)
            range("norm.groups", limits::normGroups, m_spec.norm.groups);
        range("norm.eps", limits::eps, m_spec.norm.eps);
        range("head.classes", limits::classes, m_spec.head.classes);
        range("head.hidden", limits::hidden, m_spec.head.hidden);
        range("head.dropout", limits::dropout, m_spec.head.dropout);
    }

    void blockRanges(const std::string &path, const BlockSpec &block)
    {
        range(path + ".expansion", limits::expansion, block.expansion);
        range(path + ".groups", limits::groups, block.groups);
        range(path + ".base_width", limits::baseWidth, block.baseWidth);
        range(path + ".reduce_first", limits::reduceFirst, block.reduceFirst);
        range(path + ".shortcut_kernel", limits::shortcutKernel, block.shortcutKernel);
        if (block.attention) {
            range(path + ".attention.reduction", limits::reduction, block.attention->reduction);
            range(path + ".attention.divisor", limits::divisor, block.attention->divisor);
        }
        if (std::ssize(block.convs) > limits::convs)
            problem(
                path + ".convs",
                filled(phrase("Problem", "is a list of %1, must be a list of 1 to 8 convolutions"), {std::to_string(block.convs.size())}));
        if (&block == &m_spec.block || block.name != m_spec.block.name) {
            length(path + ".name", block.name);
            if (!isVisible(block.name))
                problem(path + ".name", phrase("Problem", "holds a control character; a class name must be one line of text"));
        }
        for (std::size_t i = 0; i < block.convs.size(); ++i) {
            const ConvSpec &conv = block.convs[i];
            const std::string at = path + ".convs." + std::to_string(i);
            range(at + ".kernel", limits::convKernel, conv.kernel);
            range(at + ".width", limits::convWidth, conv.width);
            if (conv.groups)
                range(at + ".groups", limits::groups, *conv.groups);
        }
        const auto carriers = std::count_if(block.convs.begin(), block.convs.end(), [](const ConvSpec &c) { return c.stride; });
        if (!block.convs.empty() && carriers != 1)
            problem(
                path + ".convs",
                filled(phrase("Problem", "has %1 convolutions with \"stride\": true, must have exactly one"), {std::to_string(carriers)}));
    }

    void together()
    {
        if (m_spec.stem.convs == 3 && !m_spec.stem.widths && m_spec.stem.channels % 2 != 0) {
            const std::string near = std::to_string(m_spec.stem.channels + 1);
            problem("stem.channels",
                    filled(phrase("Problem", "is %1, must be even for a deep stem (stem.convs 3); the nearest valid value is %2"),
                           {std::to_string(m_spec.stem.channels), near}),
                    near);
        }
        std::int64_t depths = 0;
        std::int64_t in = m_spec.stem.channels;
        for (std::size_t i = 0; i < m_spec.stages.size(); ++i) {
            const StageSpec &stage = m_spec.stages[i];
            const BlockSpec block = stageBlock(m_spec, i);
            const std::vector<ConvPlan> plan = convPlan(block, stage.width);
            depths += stage.depth;
            if (block.type == BlockType::Bottleneck && plan[1].channels == 0) {
                const std::string near = std::to_string((63 + block.baseWidth) / block.baseWidth);
                problem(stagePath(i) + ".width",
                        filled(phrase("Problem", "gives an inner width of %1 x %2 / 64 = 0 channels; the nearest valid width is %3"),
                               {std::to_string(stage.width), std::to_string(block.baseWidth), near}),
                        near);
            }
            const std::int64_t out = plan.back().channels;
            if (block.shortcut == Shortcut::AveragePool && stage.stride > 2)
                problem(stagePath(i) + ".stride",
                        filled(phrase("Problem", "is %1, must be 1 or 2 with the average_pool shortcut; the nearest valid value is 2"),
                               {std::to_string(stage.stride)}),
                        "2");
            if ((block.shortcut == Shortcut::ZeroPad || block.shortcut == Shortcut::ZeroPadAround) && out < in)
                problem(stagePath(i) + ".width",
                        filled(phrase("Problem",
                                      "narrows the network from %1 to %2 channels, which the %3 shortcut cannot do; give at least %1 or "
                                      "another shortcut"),
                               {std::to_string(in), std::to_string(out), std::string(text(block.shortcut))}));
            if (block.antialias)
                antialias(i, block);
            reduceFirst(i, block);
            in = out;
        }
        if (depths > limits::totalDepth)
            problem("stages", filled(phrase("Problem", "have %1 blocks together, must have at most 1024"), {std::to_string(depths)}));
    }

    /// The path of a `block` key in a stage that gives it itself (`own`) or not.
    static std::string blockPath(bool own, std::size_t stage, std::string_view key)
    {
        return (own ? stagePath(stage) + "." : std::string()) + "block." + std::string(key);
    }

    void antialias(std::size_t stage, const BlockSpec &block)
    {
        if (block.order == Order::PreActivation)
            problem(blockPath(m_spec.stages[stage].block.antialias.has_value(), stage, "antialias"),
                    filled(phrase("Problem", "is \"%1\", must be null with pre_activation; the nearest valid value is null"),
                           {std::string(text(*block.antialias))}),
                    "null");
        if (m_spec.stages[stage].stride > 2)
            problem(stagePath(stage) + ".stride",
                    filled(phrase("Problem", "is %1, must be 1 or 2 with antialias \"%2\"; the nearest valid value is 2"),
                           {std::to_string(m_spec.stages[stage].stride), std::string(text(*block.antialias))}),
                    "2");
    }

    /// Whether the first convolution of the stage's bottlenecks, narrowed by `divisor`, has channels that the next one's groups divide.
    bool canReduce(std::size_t stage, std::int64_t divisor) const
    {
        const BlockSpec block = stageBlock(m_spec, stage);
        if (block.type != BlockType::Bottleneck)
            return true;
        const std::int64_t reduced = convPlan(block, m_spec.stages[stage].width)[1].channels / divisor;
        return reduced > 0 && reduced % block.groups == 0;
    }

    void reduceFirst(std::size_t stage, const BlockSpec &block)
    {
        if (canReduce(stage, block.reduceFirst) || !canReduce(stage, 1))
            return; // without inner channels no divisor helps
        const bool own = m_spec.stages[stage].block.reduceFirst.has_value();
        // A divisor of the whole network must suit every stage that has it from there.
        const auto suits = [&](std::int64_t divisor) {
            if (own)
                return canReduce(stage, divisor);
            for (std::size_t i = 0; i < m_spec.stages.size(); ++i)
                if (!m_spec.stages[i].block.reduceFirst && !canReduce(i, divisor))
                    return false;
            return true;
        };
        std::int64_t near = block.reduceFirst - 1;
        while (near > 1 && !suits(near))
            --near;
        for (std::int64_t above = block.reduceFirst + 1; above < 2 * block.reduceFirst - near && above <= limits::reduceFirst.most; ++above)
            if (suits(above)) {
                near = above;
                break;
            }
        const std::int64_t inner = convPlan(block, m_spec.stages[stage].width)[1].channels;
        const std::int64_t reduced = inner / block.reduceFirst;
        problem(blockPath(own, stage, "reduce_first"),
                filled(reduced == 0
                           ? phrase("Problem",
                                    "is %1, which leaves the first convolution of stage %2 no channels; the nearest valid value is %3")
                           : phrase("Problem",
                                    "is %1, which leaves the first convolution of stage %2 %4 channels, which its groups do not divide; "
                                    "the nearest valid value is %3"),
                       {std::to_string(block.reduceFirst), std::to_string(stage + 1), std::to_string(near), std::to_string(reduced)}),
                std::to_string(near));
    }

    static std::string place(const Slot &slot)
    {
        if (slot.stage < 0)
            return phrase("Problem", "in the stem");
        return filled(phrase("Problem", "in stage %1, block %2"), {std::to_string(slot.stage + 1), std::to_string(slot.block + 1)});
    }

    /// The file's key that decides the channels of `slot`.
    std::string widthField(const Slot &slot) const
    {
        if (slot.part == Part::StemConv || slot.part == Part::StemNorm)
            return m_spec.stem.widths && slot.step < 2 ? "stem.widths." + std::to_string(slot.step) : "stem.channels";
        if (slot.stage < 0)
            return slot.part < Part::Conv ? "stem.channels" : stagePath(m_spec.stages.size() - 1) + ".width";
        return stagePath(static_cast<std::size_t>(slot.stage)) + ".width";
    }

    static std::int64_t nearestDivisor(std::int64_t number, std::int64_t wanted)
    {
        std::int64_t best = 1;
        for (std::int64_t d = 1; d <= std::min<std::int64_t>(number, 4096); ++d)
            if (number % d == 0 && std::llabs(d - wanted) < std::llabs(best - wanted))
                best = d;
        return best;
    }

    void convGroups(const Slot &slot, const Grouping &op)
    {
        if (op.out > limits::totalChannels)
            problem(widthField(slot),
                    filled(phrase("Problem", "gives a convolution of %1 channels, must be at most 65536"), {std::to_string(op.out)}));
        const bool divides = op.in % op.groups == 0 && op.out % op.groups == 0;
        if (slot.part != Part::Conv || stageBlock(m_spec, static_cast<std::size_t>(slot.stage)).type != BlockType::Custom)
            return; // only a custom block's groups can be wrong
        const std::size_t stage = static_cast<std::size_t>(slot.stage);
        const BlockOverride &over = m_spec.stages[stage].block;
        const bool own = over.convs || over.type;
        const std::string at = blockPath(own, stage, "convs." + std::to_string(slot.step) + ".groups");
        const BlockSpec block = stageBlock(m_spec, stage);
        const bool depthwise = !block.convs[static_cast<std::size_t>(slot.step)].groups;
        if (depthwise ? op.in == op.out : divides)
            return;
        const std::string in = std::to_string(op.in), out = std::to_string(op.out), where = place(slot);
        if (depthwise)
            return problem(
                at,
                filled(phrase("Problem", "is depthwise, but the convolution has %1 channels in and %2 out %3; they must be equal"),
                       {in, out, where}));
        const std::string near = std::to_string(nearestDivisor(std::gcd(op.in, op.out), op.groups));
        problem(at,
                filled(phrase("Problem", "is %1, must divide the %2 channels in and the %3 out %4; the nearest valid value is %5"),
                       {std::to_string(op.groups), in, out, where, near}),
                near);
    }

    void normGroups(const Slot &slot, const Grouping &op)
    {
        if (op.in % op.groups == 0)
            return;
        const std::string near = std::to_string(nearestDivisor(op.in, op.groups));
        problem("norm.groups",
                filled(phrase("Problem", "is %1, must divide the %2 channels that %3 leads to; the nearest valid value for them is %4"),
                       {std::to_string(op.groups), std::to_string(op.in), widthField(slot), near}),
                near);
    }

    void graph()
    {
        const Graph graph = expandOperations(m_spec);
        for (const Node &node : graph.nodes) {
            const Part part = node.slot.part;
            const bool inPool = part == Part::StemPool && node.slot.step == 1; // of a pool that is a convolution
            if (inPool || part == Part::StemNorm || part == Part::Norm || part == Part::ShortcutNorm || part == Part::FinalNorm)
                normGroups(node.slot, groupingOf(node.op));
            else
                convGroups(node.slot, groupingOf(node.op));
        }
        if (!m_problems.empty())
            return;
        countParameters(graph);
        const MapSizes sizes(graph);
        side(sizes, graph, "input.height", m_spec.input.height,
             [](bool one) { return one ? phrase("Problem", "%1 row") : phrase("Problem", "%1 rows"); });
        side(sizes, graph, "input.width", m_spec.input.width,
             [](bool one) { return one ? phrase("Problem", "%1 column") : phrase("Problem", "%1 columns"); });
    }

    void countParameters(const Graph &graph)
    {
        std::int64_t parameters = 0;
        for (const Node &node : graph.nodes)
            for (const StateTensor &tensor : stateOf(node.op))
                if (tensor.parameter) {
                    std::int64_t count = 1;
                    for (const std::int64_t size : tensor.shape)
                        count *= size;
                    parameters += count;
                }
        if (parameters > limits::totalParameters)
            problem("",
                    filled(phrase("Problem", "has %1 parameters, must have at most 2000000000; make stages narrower or shallower"),
                           {std::to_string(parameters)}));
    }

    /// Whether every operation can work on its maps along one axis; `unit` says "%1 row" of one, "%1 rows" of more.
    template <class Unit>
    void side(const MapSizes &sizes, const Graph &graph, const std::string &field, std::int64_t size, const Unit &unit)
    {
        const auto misfit = sizes.misfit(size);
        if (!misfit)
            return;
        const Node &node = graph.nodes[static_cast<std::size_t>(misfit->node)];
        const std::string counted = filled(unit(misfit->size == 1), {std::to_string(misfit->size)}), where = place(node.slot);
        const std::string what = misfit->second > 0
            ? filled(phrase("Problem", "is %1, which gives the branch %2 and the shortcut %3 %4, which must be equal"),
                     {std::to_string(size), counted, std::to_string(misfit->second), where})
            : filled(phrase("Problem", "is %1, which leaves %2 for %3 %4, too few for its window"),
                     {std::to_string(size), counted, std::string(typeName(node.op)), where});
        const auto found = sizes.nearest(size, limits::side.least, limits::side.most);
        const std::string near = found ? std::to_string(*found) : std::string();
        problem(
            field,
            filled(found ? phrase("Problem", "%1; the nearest valid value is %2") : phrase("Problem", "%1; no other value is valid either"),
                   {what, near}),
            near);
    }
};

} // namespace

std::vector<Problem> validate(const ResNetSpec &spec)
{
    return Checker(spec).check();
}

} // namespace residua
