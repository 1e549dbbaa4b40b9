#include "core/export/pytorch_classes.h"

#include <algorithm>

namespace residua {

namespace {

const ModuleNode &moduleAt(const ModuleNode &root, std::string_view path)
{
    for (const ModuleNode &child : root.children) {
        if (path == child.path)
            return child;
        if (path.starts_with(child.path) && path[child.path.size()] == '.')
            return moduleAt(child, path);
    }
    return root;
}

/// The first block of each stage: no other changes the shape.
std::vector<PyBlock> firstBlocks(const Model &model)
{
    const std::vector<Node> &nodes = model.graph.nodes;
    std::vector<PyBlock> blocks;
    for (auto first = nodes.begin(); first != nodes.end();) {
        const auto beside = [&](const Node &n) { return n.slot.stage == first->slot.stage && n.slot.block == first->slot.block; };
        const auto last = std::find_if_not(first, nodes.end(), beside);
        if (first->slot.block == 0) {
            PyBlock block{{first, last}};
            const std::string_view sum = block.find(Part::Add)->path;
            block.module = &moduleAt(model.tree, sum.substr(0, sum.rfind('.')));
            blocks.push_back(block);
        }
        first = last;
    }
    return blocks;
}

/// What blocks of one class have in common, as text; with `shortcut` that of their shortcuts, which is empty where the shape is kept.
std::string structureOf(const PyPlan &plan, const PyClass &cls, bool shortcut)
{
    std::string text;
    for (const Node &node : cls.block.nodes) {
        const bool attention = node.slot.part >= Part::SeAverage && node.slot.part <= Part::SeMultiply;
        if (attention || isShortcut(node.slot.part) != shortcut)
            continue;
        const PyOp op = plan.made(cls, node);
        text += (node.slot.part == Part::ShortcutPool ? "pool" : op.module + op.call) + "\n";
    }
    if (shortcut)
        return text;
    for (const auto &[name, value] : cls.words.options)
        text += name + "\n";
    for (const auto &[name, value] : cls.words.definitions)
        text += value + "\n";
    return text + cls.block.module->cls;
}

/// A name for a class that no class before it has.
std::string freeIdentifier(const PyPlan &plan, const std::string &name, std::size_t stage)
{
    const auto used = [&](const std::string &candidate) {
        return std::any_of(plan.classes.begin(), plan.classes.end(), [&](const PyClass &c) { return c.identifier == candidate; });
    };
    std::string candidate = identifierOf(name);
    // A second structure under the same name is called after the stage that it first serves.
    if (used(candidate))
        candidate += "Stage" + std::to_string(stage + 1);
    while (used(candidate))
        candidate += "_";
    return candidate;
}

std::ptrdiff_t operations(const PyBlock &block)
{
    return std::count_if(block.nodes.begin(), block.nodes.end(), [](const Node &n) { return !std::holds_alternative<IdentityOp>(n.op); });
}

/// The class for `block` of `stage`, a new one where no other fits.
std::size_t classFor(PyPlan &plan, const PyBlock &block, std::size_t stage)
{
    PyClass own{"", block, {stage}, wordsOf(plan.model.spec, {stage}, true)};
    const std::string shortcut = structureOf(plan, own, true);
    for (std::size_t i = 0; i < plan.classes.size(); ++i) {
        PyClass &cls = plan.classes[i];
        const std::string other = structureOf(plan, cls, true);
        if (structureOf(plan, cls, false) != structureOf(plan, own, false) || (shortcut != other && !shortcut.empty() && !other.empty()))
            continue;
        if (operations(block) > operations(cls.block))
            cls.block = block;
        cls.stages.push_back(stage);
        return i;
    }
    own.identifier = freeIdentifier(plan, block.module->cls, stage);
    plan.classes.push_back(std::move(own));
    return plan.classes.size() - 1;
}

} // namespace

bool isShortcut(Part part)
{
    return part >= Part::ShortcutPool && part <= Part::ShortcutPad;
}

const Node *PyBlock::find(Part part) const
{
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const Node &n) { return n.slot.part == part; });
    return found == nodes.end() ? nullptr : &*found;
}

PyOp PyPlan::made(const PyClass &cls, const Node &node) const
{
    const PyWords &words = cls.words;
    const auto step = static_cast<std::size_t>(node.slot.step);
    const auto channels = [&](std::size_t convs) { return convs == 0 ? "in_channels" : words.channels[convs - 1]; }; // after so many
    PyNumbers n;
    switch (node.slot.part) {
    case Part::Conv:
        n.in = channels(step);
        n.out = channels(step + 1);
        n.groups = words.groups[step];
        if (step == words.strided)
            n.stride = "stride";
        if (const std::int64_t half = std::get<ConvOp>(node.op).kernel / 2; dilated && half > 0) {
            n.padding = half == 1 ? "dilation" : std::to_string(half) + " * dilation";
            n.dilation = "dilation";
        }
        break;
    case Part::Norm: n.in = channels(cls.block.pre() ? step : step + 1); break;
    case Part::ShortcutPool: n.stride = "stride"; break;
    case Part::ShortcutConv:
        n.in = "in_channels";
        n.out = cls.outChannels();
        if (!cls.block.find(Part::ShortcutPool))
            n.stride = "stride";
        break;
    case Part::ShortcutNorm: n.in = cls.outChannels(); break;
    default: break;
    }
    return pyOp(node, model.spec.style, n);
}

PyPlan planPytorch(const Model &model)
{
    const std::vector<StageSpec> &stages = model.spec.stages;
    PyPlan plan{model, {}, {}};
    plan.dilated = std::any_of(stages.begin(), stages.end(), [](const StageSpec &s) { return s.dilation != 1; });
    for (const PyBlock &block : firstBlocks(model)) {
        const std::size_t index = classFor(plan, block, plan.classOf.size());
        if (const Node *pool = block.find(Part::ShortcutPool))
            (std::holds_alternative<IdentityOp>(pool->op) ? plan.classes[index].poolsWithoutStride : plan.classes[index].poolsWithStride) =
                true;
        plan.classOf.push_back(index);
    }
    for (PyClass &cls : plan.classes)
        cls.words = wordsOf(model.spec, cls.stages);
    return plan;
}

} // namespace residua
