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
            block.module = &moduleAt(model.tree(), sum.substr(0, sum.rfind('.')));
            blocks.push_back(block);
        }
        first = last;
    }
    return blocks;
}

/// What blocks of one class have in common, as text.
std::string structureOf(const PyPlan &plan, const PyClass &cls)
{
    std::string text = cls.block.module->cls;
    for (const auto &[name, value] : cls.words.options)
        text += "\n" + name;
    for (const auto &[name, value] : cls.words.definitions)
        text += "\n" + value;
    if (const ModuleNode *attention = cls.block.attention())
        text += "\n" + attention->cls;
    for (const Node &node : cls.block.nodes)
        if (const Part part = node.slot.part; part < Part::Antialias || part > Part::ShortcutPad)
            text += "\n" + plan.made(cls, node).module;
    return text;
}

/// What the blocks of the class of `stage` have each in its own way. A padding of one channel may be one on either side and says nothing.
void noteOptional(const PyPlan &plan, PyClass &cls)
{
    const StageSpec &stage = plan.model.spec.stages[cls.stages.front()];
    const PyCase which = stage.stride != 1 ? PyCase::Strided : stage.dilation != 1 ? PyCase::Dilated : PyCase::Plain;
    for (const Node &node : cls.block.nodes) {
        if (!isOptional(node.slot.part))
            continue;
        const PyOp op = plan.made(cls, node);
        std::map<PyCase, std::string> &texts = cls.optional[node.slot.part];
        const auto *pad = std::get_if<ZeroPadOp>(&node.op);
        if (!pad || pad->out - pad->in > 1)
            texts[which] = op.module + op.call + (node.slot.part == Part::Antialias ? std::to_string(node.slot.step) : "");
    }
}

/// Whether one class can have the optional operations of both.
bool agree(const PyClass &a, const PyClass &b)
{
    const auto shortcutParts = [](const PyClass &cls) {
        std::vector<Part> parts;
        for (const auto &[part, texts] : cls.optional)
            if (isShortcut(part))
                parts.push_back(part);
        return parts;
    };
    const std::vector<Part> ours = shortcutParts(a), others = shortcutParts(b);
    if (!ours.empty() && !others.empty() && ours != others)
        return false;
    for (const auto &[part, texts] : a.optional)
        if (const auto other = b.optional.find(part); other != b.optional.end())
            for (const auto &[which, text] : texts)
                if (const auto found = other->second.find(which); found != other->second.end() && found->second != text)
                    return false;
    return true;
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

/// The class for `block` of `stage`, a new one where no other fits.
std::size_t classFor(PyPlan &plan, const PyBlock &block, std::size_t stage)
{
    PyClass own{"", block, {stage}, wordsOf(plan.model.spec, {stage}, true), {}};
    noteOptional(plan, own);
    const std::string structure = structureOf(plan, own);
    for (std::size_t i = 0; i < plan.classes.size(); ++i) {
        PyClass &cls = plan.classes[i];
        if (structureOf(plan, cls) != structure || !agree(cls, own))
            continue;
        if (block.nodes.size() > cls.block.nodes.size())
            cls.block = block;
        for (auto &[part, texts] : own.optional)
            cls.optional[part].merge(texts);
        cls.stages.push_back(stage);
        return i;
    }
    own.identifier = freeIdentifier(plan, block.module->cls, stage);
    plan.classes.push_back(std::move(own));
    return plan.classes.size() - 1;
}

/// Whether a block that begins a dilated stage says the dilation before it and its own.
bool needsTwo(const PyBlock &block)
{
    int large = 0;
    for (const Node &node : block.nodes) {
        const auto *conv = std::get_if<ConvOp>(&node.op);
        large += conv && conv->kernel > 1 ? 1 : 0;
        if (const auto *pool = std::get_if<AvgPoolOp>(&node.op); pool && pool->trailing > 0)
            return true;
    }
    return large > 1;
}

} // namespace

bool isShortcut(Part part)
{
    return part >= Part::ShortcutPool && part <= Part::ShortcutPad;
}

bool isOptional(Part part)
{
    return part == Part::Antialias || isShortcut(part);
}

const ModuleNode *PyBlock::attention() const
{
    const auto found =
        std::find_if(module->children.begin(), module->children.end(), [](const ModuleNode &child) { return child.name == "se"; });
    return found == module->children.end() ? nullptr : &*found;
}

const Node *PyBlock::find(Part part) const
{
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const Node &n) { return n.slot.part == part; });
    return found == nodes.end() ? nullptr : &*found;
}

bool PyClass::chooses(Part part) const
{
    const auto found = optional.find(part);
    if (found == optional.end())
        return false;
    const auto &texts = found->second;
    return std::any_of(texts.begin(), texts.end(), [&](const auto &t) { return t.second != texts.begin()->second; });
}

PyOp PyPlan::made(const PyClass &cls, const Node &node) const
{
    const PyWords &words = cls.words;
    const auto step = static_cast<std::size_t>(node.slot.step);
    const auto channels = [&](std::size_t convs) { return convs == 0 ? "in_channels" : words.channels[convs - 1]; }; // after so many
    const auto large = [](const Node &n) { return std::holds_alternative<ConvOp>(n.op) && std::get<ConvOp>(n.op).kernel > 1; };
    PyNumbers n;
    if (dilated && large(node)) {
        const std::int64_t half = std::get<ConvOp>(node.op).kernel / 2;
        const auto branch = [&](const Node &other) { return other.slot.part == Part::Conv && large(other); };
        const bool first =
            isShortcut(node.slot.part) || std::find_if(cls.block.nodes.begin(), cls.block.nodes.end(), branch)->slot == node.slot;
        n.dilation = twoDilations && first ? "first_dilation" : "dilation";
        n.padding = (half == 1 ? "" : std::to_string(half) + " * ") + n.dilation;
    }
    switch (node.slot.part) {
    case Part::Conv:
        n.in = channels(step);
        n.out = channels(step + 1);
        n.groups = words.groups[step];
        if (step == words.strided)
            n.stride = "stride";
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
    const std::vector<PyBlock> blocks = firstBlocks(model);
    PyPlan plan{model, {}, {}};
    plan.dilated = std::any_of(stages.begin(), stages.end(), [](const StageSpec &s) { return s.dilation != 1; });
    plan.twoDilations = plan.dilated && std::any_of(blocks.begin(), blocks.end(), needsTwo);
    for (const PyBlock &block : blocks)
        plan.classOf.push_back(classFor(plan, block, plan.classOf.size()));
    for (PyClass &cls : plan.classes)
        cls.words = wordsOf(model.spec, cls.stages);
    return plan;
}

} // namespace residua
