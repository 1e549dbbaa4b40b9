#include "core/arch/module_tree.h"

#include "core/arch/op_facts.h"
#include "core/arch/op_words.h"

namespace residua {

namespace {

/// A name within a block (or within the network, outside the blocks), and whether it is a function call.
struct Name {
    std::string text;
    bool function = false;
};

std::string number(std::int64_t n)
{
    return std::to_string(n);
}

Activation kindOf(const Node &node)
{
    return activationOf(node.op).value_or(Activation::Relu);
}

std::string attributeName(Activation kind)
{
    return kind == Activation::Relu ? "relu" : "act";
}

/// What naming needs to know of the whole network.
struct Context {
    Style style;
    bool pre;       ///< pre-activation
    bool finalPair; ///< a norm and an activation after the last stage
    bool deepStem;
    bool mlp;
    int stages;
    int convs = 0;                               ///< in this stage's branch
    AttentionType attention = AttentionType::Se; ///< of this stage, where it has one
    int stemCalls;                               ///< modules in a stem that is one Sequential, without its pool
    bool poolSteps;                              ///< the stem's pool is a Sequential
};

Name shortcutName(const Context &c, Part part, bool averagePool)
{
    if (c.style == Style::Sequential) {
        if (part == Part::ShortcutPool)
            return {"pool"};
        return {(part == Part::ShortcutConv ? "conv" : "bn") + number(c.convs + 1)};
    }
    const std::string container = c.style == Style::Torchvision ? "downsample." : "shortcut.";
    if (part == Part::ShortcutPool)
        return {container + "0"};
    return {container + number((averagePool ? 1 : 0) + (part == Part::ShortcutConv ? 0 : 1))};
}

Name branchName(const Context &c, const Node &node)
{
    const int i = node.slot.step;
    if (c.style == Style::EncoderDecoder) {
        const int conv = c.pre ? 2 : 0;
        const int position = node.slot.part == Part::Conv ? conv : node.slot.part == Part::Norm ? (c.pre ? 0 : 1) : (c.pre ? 1 : 2);
        return {"convs." + number(i) + "." + number(position)};
    }
    if (node.slot.part == Part::Conv)
        return {"conv" + number(i + 1)};
    if (node.slot.part == Part::Norm)
        return {"bn" + number(i + 1)};
    if (c.style == Style::Sequential)
        return {std::string(functionName(kindOf(node))), true};
    return {attributeName(kindOf(node))};
}

Name attentionName(const Context &c, Part part)
{
    const bool nested = c.style == Style::EncoderDecoder && c.attention == AttentionType::Se; // the seed has no word for others
    switch (part) {
    case Part::SeAverage: return nested ? Name{"se.avg_pool"} : Name{"se.adaptive_avg_pool2d", true};
    case Part::EcaConv: return {"se.conv"};
    case Part::SeReduce: return {nested ? "se.se.0" : "se.fc1"};
    case Part::SeAct: return {nested ? "se.se.1" : "se.act"};
    case Part::SeExpand: return {nested ? "se.se.2" : "se.fc2"};
    case Part::SeGate: return {nested ? "se.se.3" : "se.gate"};
    default: return {"se.mul", true};
    }
}

Name nameInBlock(const Context &c, const Node &node, bool averagePool)
{
    switch (node.slot.part) {
    case Part::Conv:
    case Part::Norm:
    case Part::Act: return branchName(c, node);
    case Part::Antialias: return {"aa"};
    case Part::ShortcutPool:
    case Part::ShortcutConv:
    case Part::ShortcutNorm: return shortcutName(c, node.slot.part, averagePool);
    case Part::ShortcutPad: return {"pad", true};
    case Part::Add: return {"add", true};
    case Part::AfterAdd:
        if (c.style == Style::Sequential)
            return {std::string(functionName(kindOf(node))), true};
        return {attributeName(kindOf(node))};
    default: return attentionName(c, node.slot.part);
    }
}

Name stemName(const Context &c, const Node &node)
{
    const int i = node.slot.step;
    const Part part = node.slot.part;
    const std::string poolStep = part == Part::StemPool && c.poolSteps ? "." + number(i) : "";
    if (c.style == Style::Sequential || c.style == Style::EncoderDecoder) {
        const std::string container = c.style == Style::Sequential ? "0." : "encoder.gate.";
        const int position = part == Part::StemConv ? 0 : part == Part::StemNorm ? 1 : 2;
        return {container + (part == Part::StemPool ? number(c.stemCalls) + poolStep : number(3 * i + position))};
    }
    if (part == Part::StemPool)
        return {"maxpool" + poolStep};
    if (c.deepStem && (i < 2 || part == Part::StemConv)) {
        const int position = part == Part::StemConv ? 0 : part == Part::StemNorm ? 1 : 2;
        return {"conv1." + number(3 * i + position)};
    }
    if (part == Part::StemConv)
        return {"conv1"};
    if (part == Part::StemNorm)
        return {"bn1"};
    if (c.style == Style::SmallImage)
        return {std::string(functionName(kindOf(node))), true};
    return {kindOf(node) == Activation::Relu ? "relu" : "act1"};
}

Name headName(const Context &c, const Node &node)
{
    const Part part = node.slot.part;
    if (part == Part::HeadDropout && !c.mlp)
        return {c.style == Style::EncoderDecoder ? "decoder.dropout" : "dropout", true};
    const int place = part == Part::HeadFc ? 0 : part == Part::HeadDropout ? 1 : 2;
    const std::string inner = c.mlp ? "." + number(place) : "";
    if (c.style == Style::Sequential) {
        const int first = c.stages + 1 + (c.finalPair ? 2 : 0);
        switch (part) {
        case Part::FinalNorm: return {number(c.stages + 1)};
        case Part::FinalAct: return {number(c.stages + 2)};
        case Part::HeadPool: return {number(first)};
        case Part::HeadFlatten: return {number(first + 1)};
        default: return {number(first + 2) + inner};
        }
    }
    if (c.style == Style::EncoderDecoder) {
        switch (part) {
        case Part::FinalNorm: return {"encoder.norm"};
        case Part::FinalAct: return {"encoder.act"};
        case Part::HeadPool: return {"decoder.avg"};
        case Part::HeadFlatten: return {"decoder.flatten", true};
        default: return {"decoder.decoder" + inner};
        }
    }
    switch (part) {
    case Part::FinalNorm: return {"norm"};
    case Part::FinalAct: return {attributeName(kindOf(node))};
    case Part::HeadPool: return {"avgpool"};
    case Part::HeadFlatten: return {"flatten", true};
    default: return {"fc" + inner};
    }
}

std::string blockPrefix(Style style, int stage, int block)
{
    switch (style) {
    case Style::Sequential: return number(stage + 1) + "." + number(block) + ".";
    case Style::EncoderDecoder: return "encoder.layers." + number(stage) + ".layer." + number(block) + ".";
    default: return "layer" + number(stage + 1) + "." + number(block) + ".";
    }
}

Context contextOf(const ResNetSpec &spec, Style style)
{
    const bool pre = spec.block.order == Order::PreActivation;
    const int stemOps = (spec.stem.convs == 3 ? 9 : 3) - (pre && !spec.stem.norm ? 2 : 0);
    return {style,
            pre,
            pre && spec.finalNorm,
            spec.stem.convs == 3,
            spec.head.type == HeadType::Mlp,
            static_cast<int>(spec.stages.size()),
            0,
            AttentionType::Se,
            stemOps,
            spec.stem.pool && (spec.stem.pool->type == PoolType::Convolution || spec.stem.pool->type == PoolType::MaxBlur)};
}

/// Names one node after another; a name that its block has used already gets torchvision's suffix: "relu_1".
class Namer {
public:
    Namer(const ResNetSpec &spec, Style style) : m_spec(spec), m_context(contextOf(spec, style)) {}

    Name operator()(const Node &node)
    {
        const Slot &slot = node.slot;
        if (slot.part == Part::Input)
            return {"input", true};
        if (slot.stage < 0)
            return slot.part <= Part::StemPool ? stemName(m_context, node) : headName(m_context, node);
        if (slot.stage != m_stage) {
            m_stage = slot.stage;
            m_block = -1;
            const BlockSpec block = stageBlock(m_spec, static_cast<std::size_t>(slot.stage));
            m_context.convs = static_cast<int>(convPlan(block, 64).size());
            m_context.attention = block.attention.value_or(AttentionSpec{}).type;
            m_averagePool = block.shortcut == Shortcut::AveragePool;
        }
        if (slot.block != m_block) {
            m_block = slot.block;
            m_prefix = blockPrefix(m_context.style, m_stage, m_block);
        }
        Name name = nameInBlock(m_context, node, m_averagePool);
        name.text.insert(0, m_prefix);
        return name;
    }

private:
    const ResNetSpec &m_spec;
    Context m_context;
    std::string m_prefix;
    int m_stage = -1;
    int m_block = -1;
    bool m_averagePool = false;
};

} // namespace

void nameNodes(const ResNetSpec &spec, Graph &graph)
{
    Namer own(spec, spec.style);
    Namer torchvision(spec, Style::Torchvision);
    std::string stemActivation; // the last one's path: a pre-activation network's last activation may have the same
    std::pair<int, int> scope{-2, -2};
    int activations = 0; // calls of the block's activation so far: the only name that is used more than once
    for (Node &node : graph.nodes) {
        if (std::pair now{node.slot.stage, node.slot.block}; now != scope) {
            scope = now;
            activations = 0;
        }
        const Name name = own(node);
        node.path = name.text;
        if (!name.function) {
            node.module = name.text;
            node.seedPath = spec.style == Style::Torchvision ? name.text : torchvision(node).text;
        }
        const bool repeats = node.slot.stage >= 0 && (node.slot.part == Part::Act || node.slot.part == Part::AfterAdd)
            && (spec.style != Style::EncoderDecoder);
        if (node.slot.part == Part::StemAct)
            stemActivation = node.path;
        else if (node.slot.part == Part::FinalAct && node.path == stemActivation)
            node.path += "_1";
        if (repeats && activations++ > 0)
            node.path += "_" + number(activations - 1);
    }
}

} // namespace residua
