#include "core/arch/module_tree.h"

#include "core/arch/op_facts.h"
#include "core/arch/op_words.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace residua {

namespace {

/// What PyTorch prints between a leaf's parentheses.
std::string extraOf(const Node &node, Style style)
{
    const Part part = node.slot.part;
    const bool inPlace = part == Part::SeAct || style == Style::Torchvision || style == Style::SmallImage
        || (style == Style::EncoderDecoder && (part == Part::StemAct || part == Part::StemPool));
    return printedArguments(node.op, inPlace, part != Part::SeAverage);
}

std::string classOf(const BlockSpec &block, Style style)
{
    if (block.type == BlockType::Custom)
        return block.name;
    const bool basic = block.type == BlockType::Basic;
    switch (style) {
    case Style::Torchvision: return basic ? "BasicBlock" : "Bottleneck";
    case Style::EncoderDecoder:
        return std::string(basic ? "BasicBlock" : "Bottleneck") + std::string(block.attention ? attentionName(block.attention->type) : "");
    case Style::Sequential: return basic ? "Residual" : "Bottleneck";
    case Style::SmallImage: return basic ? "ResidualBlock" : "BottleneckBlock";
    }
    return {};
}

/// Puts modules into their containers, in each class's order of registration. A leaf stands in the tree when the graph calls it.
class TreeBuilder {
public:
    TreeBuilder(const ResNetSpec &spec, const Graph &graph) : m_spec(spec), m_graph(graph)
    {
        m_calls.reserve(graph.nodes.size());
        for (const Node &node : graph.nodes)
            if (!node.module.empty())
                m_calls[node.module].push_back(node.id);
    }

    ModuleNode build()
    {
        switch (m_spec.style) {
        case Style::Sequential: return sequential();
        case Style::EncoderDecoder: return encoderDecoder();
        default: return resnet();
        }
    }

private:
    const ResNetSpec &m_spec;
    const Graph &m_graph;
    std::unordered_map<std::string_view, std::vector<int>> m_calls; ///< by module; moved out as its leaf is made
    std::string m_path;                                             ///< of the leaf that is asked for: most of the names are not there

    std::span<const Node> m_block; ///< the operations of the block that is built

    /// Goes on to the operations of the next block.
    void nextBlock()
    {
        const auto place = [](const Node &node) { return std::pair(node.slot.stage, node.slot.block); };
        auto first = m_block.empty()
            ? std::find_if(m_graph.nodes.begin(), m_graph.nodes.end(), [](const Node &n) { return n.slot.stage >= 0; })
            : m_graph.nodes.begin() + m_block.back().id + 1;
        const auto end = std::find_if(first, m_graph.nodes.end(), [&](const Node &node) { return place(node) != place(*first); });
        m_block = {first, end};
    }

    bool smallImage() const { return m_spec.style == Style::SmallImage; }

    static std::string join(const std::string &path, const std::string &name) { return path.empty() ? name : path + "." + name; }

    static ModuleNode container(const std::string &parent, const std::string &name, std::string cls)
    {
        ModuleNode node;
        node.name = name;
        node.path = join(parent, name);
        node.cls = std::move(cls);
        return node;
    }

    /// Adds the leaf `name` to `parent` if it exists.
    bool leaf(ModuleNode &parent, std::string_view name)
    {
        m_path = parent.path;
        if (!m_path.empty())
            m_path += '.';
        m_path += name;
        const auto found = m_calls.find(m_path);
        if (found == m_calls.end() || found->second.empty()) // no such module, or a shared one that stands in the tree already
            return false;
        const Node &node = m_graph.nodes[static_cast<std::size_t>(found->second.front())];
        ModuleNode &child = parent.children.emplace_back();
        child.name = name;
        child.path = m_path;
        child.cls = typeName(node.op);
        child.extra = extraOf(node, m_spec.style);
        child.calls = std::exchange(found->second, {});
        return true;
    }

    void leaves(ModuleNode &parent, std::initializer_list<const char *> names)
    {
        for (const char *name : names)
            leaf(parent, name);
    }

    /// A Sequential of leaves "0", "1", ..., where `nested` of such Sequentials too; nothing when it would be empty.
    bool numbered(ModuleNode &parent, const std::string &name, bool nested = false)
    {
        ModuleNode group = container(parent.path, name, "Sequential");
        for (int i = 0; leaf(group, std::to_string(i)) || (nested && numbered(group, std::to_string(i))); ++i) {
        }
        if (group.children.empty())
            return false;
        parent.children.push_back(std::move(group));
        return true;
    }

    void leafOrNumbered(ModuleNode &parent, const std::string &name)
    {
        if (!leaf(parent, name))
            numbered(parent, name);
    }

    void attention(ModuleNode &block, const BlockSpec &spec)
    {
        if (!spec.attention)
            return;
        ModuleNode se = container(block.path, "se", std::string(attentionName(spec.attention->type)) + "Module");
        for (const Node &node : m_block) {
            if (!isAttention(node.slot.part) || node.module.empty())
                continue;
            const std::string name = node.module.substr(se.path.size() + 1);
            if (const std::size_t dot = name.find('.'); dot != std::string::npos)
                numbered(se, name.substr(0, dot));
            else
                leaf(se, name);
        }
        block.children.push_back(std::move(se));
    }

    ModuleNode resnet()
    {
        ModuleNode root = container("", "", "ResNet");
        leafOrNumbered(root, "conv1");
        leaf(root, "bn1");
        // The last activation may be this same `relu`, which then stands here, or another of that name, which does not.
        const bool activated = m_spec.block.order != Order::PreActivation || m_spec.stem.norm;
        if (activated && !smallImage())
            leaf(root, stemActivation(m_spec) == Activation::Relu ? "relu" : "act1");
        leafOrNumbered(root, "maxpool");
        for (std::size_t s = 0; s < m_spec.stages.size(); ++s)
            root.children.push_back(stage("", "layer" + std::to_string(s + 1), s));
        leaf(root, "norm");
        if (m_spec.block.order == Order::PreActivation)
            leaves(root, {"relu", "act"});
        leaf(root, "avgpool");
        leafOrNumbered(root, "fc");
        return root;
    }

    ModuleNode sequential()
    {
        ModuleNode root = container("", "", "Sequential");
        numbered(root, "0", true);
        for (std::size_t s = 0; s < m_spec.stages.size(); ++s)
            root.children.push_back(stage("", std::to_string(s + 1), s));
        for (std::size_t i = m_spec.stages.size() + 1; leaf(root, std::to_string(i)) || numbered(root, std::to_string(i)); ++i) {
        }
        return root;
    }

    ModuleNode encoderDecoder()
    {
        ModuleNode root = container("", "", "ResNet");
        ModuleNode encoder = container("", "encoder", "ResNetEncoder");
        numbered(encoder, "gate", true);
        ModuleNode layers = container("encoder", "layers", "ModuleList");
        for (std::size_t s = 0; s < m_spec.stages.size(); ++s) {
            ModuleNode layer = container(layers.path, std::to_string(s), "ResNetLayer");
            layer.children.push_back(stage(layer.path, "layer", s));
            layers.children.push_back(std::move(layer));
        }
        encoder.children.push_back(std::move(layers));
        leaves(encoder, {"norm", "act"});
        root.children.push_back(std::move(encoder));
        ModuleNode decoder = container("", "decoder", "ResnetDecoder");
        leaf(decoder, "avg");
        leafOrNumbered(decoder, "decoder");
        if (!decoder.children.empty())
            root.children.push_back(std::move(decoder));
        return root;
    }

    ModuleNode stage(const std::string &parent, const std::string &name, std::size_t index)
    {
        ModuleNode node = container(parent, name, "Sequential");
        const BlockSpec spec = stageBlock(m_spec, index);
        const std::vector<ConvPlan> plan = convPlan(spec, 64);
        const int convs = static_cast<int>(plan.size());
        node.children.reserve(static_cast<std::size_t>(m_spec.stages[index].depth));
        for (std::int64_t b = 0; b < m_spec.stages[index].depth; ++b) {
            nextBlock();
            ModuleNode &block = node.children.emplace_back(container(node.path, std::to_string(b), classOf(spec, m_spec.style)));
            block.children.reserve(static_cast<std::size_t>(2 * convs) + 3);
            switch (m_spec.style) {
            case Style::Sequential: sequentialBlock(block, spec, convs); break;
            case Style::EncoderDecoder: encoderBlock(block, spec, convs); break;
            default: torchvisionBlock(block, spec, plan); break;
            }
        }
        return node;
    }

    void torchvisionBlock(ModuleNode &block, const BlockSpec &spec, const std::vector<ConvPlan> &plan)
    {
        const bool pre = spec.order == Order::PreActivation;
        // torchvision's BasicBlock registers its relu after the first norm, its Bottleneck after the last.
        const bool early = spec.type == BlockType::Basic && !pre && !smallImage();
        for (int i = 1; i <= std::ssize(plan); ++i) {
            const std::string n = std::to_string(i);
            leaf(block, (pre ? "bn" : "conv") + n);
            leaf(block, (pre ? "conv" : "bn") + n);
            if (early && i == 1)
                leaves(block, {"relu", "act"});
            if (plan[static_cast<std::size_t>(i) - 1].stride)
                leaf(block, "aa");
        }
        attention(block, spec);
        if (smallImage()) {
            const bool padded =
                std::any_of(m_block.begin(), m_block.end(), [](const Node &node) { return node.slot.part == Part::ShortcutPad; });
            if (!numbered(block, "shortcut") && !padded)
                block.children.push_back(container(block.path, "shortcut", "Sequential"));
            leaves(block, {"relu", "act"});
            return;
        }
        if (!early)
            leaves(block, {"relu", "act"});
        numbered(block, "downsample");
    }

    void sequentialBlock(ModuleNode &block, const BlockSpec &spec, int convs)
    {
        for (int i = 1; i <= convs + 1; ++i)
            leaf(block, "conv" + std::to_string(i));
        for (int i = 1; i <= convs + 1; ++i)
            leaf(block, "bn" + std::to_string(i));
        leaf(block, "aa");
        attention(block, spec);
        leaf(block, "pool");
    }

    void encoderBlock(ModuleNode &block, const BlockSpec &spec, int convs)
    {
        ModuleNode list = container(block.path, "convs", "Sequential");
        for (int i = 0; i < convs; ++i)
            numbered(list, std::to_string(i));
        block.children.push_back(std::move(list));
        leaf(block, "aa");
        numbered(block, "shortcut");
        attention(block, spec);
        leaves(block, {"relu", "act"});
    }
};

void addIndented(std::string &out, std::string_view text)
{
    for (const char c : text) {
        out += c;
        if (c == '\n')
            out += "  ";
    }
}

std::string repr(const ModuleNode &node)
{
    if (node.children.empty())
        return node.cls + "(" + node.extra + ")";
    std::string out = node.cls + "(";
    const bool list = node.cls == "ModuleList"; // the one container whose equal neighbours PyTorch prints as "(1-2): 2 x ..."
    for (std::size_t i = 0; i < node.children.size();) {
        const std::string text = repr(node.children[i]);
        std::size_t end = i + 1;
        while (list && end < node.children.size() && repr(node.children[end]) == text)
            ++end;
        const std::size_t count = end - i;
        std::string name = node.children[i].name;
        if (count > 1)
            name += "-" + node.children[end - 1].name;
        out += "\n  (" + name + "): ";
        if (count > 1)
            out += std::to_string(count) + " x ";
        addIndented(out, text);
        i = end;
    }
    out += "\n)";
    return out;
}

void collectState(const ModuleNode &node, const Graph &graph, std::vector<StateEntry> &out)
{
    if (!node.calls.empty()) {
        const Node &op = graph.nodes[static_cast<std::size_t>(node.calls.front())];
        for (StateTensor &tensor : stateOf(op.op))
            out.push_back({stateName(node.path, tensor.name), stateName(op.seedPath, tensor.name), std::move(tensor.shape),
                           tensor.parameter, tensor.integer});
    }
    for (const ModuleNode &child : node.children)
        collectState(child, graph, out);
}

} // namespace

std::string blockClassName(const ResNetSpec &spec, std::size_t stage)
{
    return classOf(stageBlock(spec, stage), spec.style);
}

ModuleNode moduleTree(const ResNetSpec &spec, const Graph &graph)
{
    return TreeBuilder(spec, graph).build();
}

std::string stateName(const std::string &module, std::string_view tensor)
{
    std::string text;
    text.reserve(module.size() + 1 + tensor.size());
    text += module;
    text += '.';
    return text += tensor;
}

std::string printTree(const ModuleNode &root)
{
    return repr(root) + "\n";
}

std::vector<StateEntry> stateDict(const ModuleNode &root, const Graph &graph)
{
    std::vector<StateEntry> entries;
    entries.reserve(3 * graph.nodes.size());
    collectState(root, graph, entries);
    return entries;
}

} // namespace residua
