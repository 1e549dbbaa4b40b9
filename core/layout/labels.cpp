#include "core/layout/labels.h"

#include "core/arch/op_facts.h"
#include "core/arch/op_words.h"
#include "core/layout/text.h"
#include "core/report/format.h"

#include <limits>

namespace residua {

namespace {

constexpr std::size_t longestText = 28; // characters in a box; more is elided

const Node &operation(const LayoutRequest &request, int id)
{
    return request.model.graph.nodes[static_cast<std::size_t>(id)];
}

/// "1×1, 3×3 /2, 1×1" for the convolutions of the first block in `node`, or of the stem. A whole stage has no
/// strides there: only its first block has one.
std::string convolutions(const LayoutRequest &request, const FoldedNode &node)
{
    std::string text;
    int count = 0;
    bool attention = false;
    std::int64_t groups = 1;
    for (const int id : node.nodes) {
        const Node &n = operation(request, id);
        if (n.slot.block > node.firstBlock)
            break;
        if (n.slot.part == Part::SeReduce)
            attention = true;
        if (n.slot.part != Part::Conv && n.slot.part != Part::StemConv)
            continue;
        if (const Grouping grouping = groupingOf(n.op); grouping.groups > 1 && !grouping.depthwise())
            groups = grouping.groups;
        if (++count <= 4)
            text += (count > 1 ? ", " : "") + kernelText(n.op, node.kind != FoldedNode::Kind::Stage);
    }
    if (count > 4)
        text = std::to_string(count) + " convolutions";
    if (groups > 1)
        text += ", g" + std::to_string(groups);
    if (attention)
        text += " + SE";
    return text;
}

std::string stemText(const LayoutRequest &request, const FoldedNode &node)
{
    std::string text = convolutions(request, node);
    for (const int id : node.nodes)
        if (const Node &n = operation(request, id); n.slot.part == Part::StemPool)
            text += ", pool /" + std::to_string(windowOf(n.op).stride);
    return text;
}

std::vector<std::string> headText(const LayoutRequest &request, const FoldedNode &node)
{
    std::string layers;
    for (const int id : node.nodes) {
        const Node &n = operation(request, id);
        if (n.slot.part == Part::HeadPool)
            layers += layers.empty() ? "global avg" : ", global avg";
        else if (n.slot.part == Part::FinalNorm)
            layers += "norm, act";
        else if (n.slot.part == Part::HeadFc || n.slot.part == Part::HeadFc2)
            layers += ", linear";
    }
    return {layers};
}

void addCost(const LayoutRequest &request, const FoldedNode &node, BoxText &text)
{
    if (const std::int64_t macs = macsOf(request.model, node); macs > 0)
        text.details.push_back(formatMacs(macs));
}

} // namespace

std::string shapeCaption(const Shape &shape)
{
    std::string text;
    for (std::size_t i = 1; i < shape.size(); ++i)
        text += (i > 1 ? "×" : "") + std::to_string(shape[i]);
    return text;
}

std::int64_t macsOf(const Model &model, const FoldedNode &node)
{
    std::int64_t macs = 0;
    for (const int id : node.nodes)
        if (__builtin_add_overflow(macs, model.profile.nodes[static_cast<std::size_t>(id)].macs, &macs))
            return std::numeric_limits<std::int64_t>::max();
    return macs;
}

ShortcutMarks shortcutMarks(const Model &model, const FoldedNode &node)
{
    int additions = 0;
    int changing = 0;
    for (const int id : node.nodes) {
        const Part part = model.graph.nodes[static_cast<std::size_t>(id)].slot.part;
        additions += part == Part::Add;
        changing += part == Part::ShortcutConv || part == Part::ShortcutPad;
    }
    return ShortcutMarks{additions > changing, changing > 0};
}

std::string shortcutName(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::Trunk:
    case EdgeKind::Identity: return {};
    case EdgeKind::Projection: return "projection";
    case EdgeKind::AveragePool: return "average pool and projection";
    case EdgeKind::ZeroPad: return "zero padding";
    }
    return {};
}

BoxText boxText(const LayoutRequest &request, const FoldedNode &node)
{
    BoxText text{node.label, {}};
    switch (node.kind) {
    case FoldedNode::Kind::Input: break;
    case FoldedNode::Kind::Stem:
        text.details.push_back(stemText(request, node));
        addCost(request, node, text);
        break;
    case FoldedNode::Kind::Head:
        text.details = headText(request, node);
        addCost(request, node, text);
        break;
    case FoldedNode::Kind::Stage: {
        const std::size_t s = static_cast<std::size_t>(node.stage);
        const BlockSpec block = stageBlock(request.model.spec, s);
        const std::string name = block.type == BlockType::Bottleneck ? "Bottleneck"
            : block.type == BlockType::Basic                         ? "Basic block"
                                                                     : block.name;
        text.details.push_back(printable((node.repeats > 1 ? std::to_string(node.repeats) + " × " : "") + name, longestText));
        text.details.push_back(convolutions(request, node));
        addCost(request, node, text);
        break;
    }
    case FoldedNode::Kind::Blocks:
        text.details.push_back(convolutions(request, node));
        addCost(request, node, text);
        break;
    case FoldedNode::Kind::Operation: {
        const Node &n = operation(request, node.nodes.front());
        if (traitsOf(n.op).sized)
            text.details.push_back(shapeCaption(request.model.profile.nodes[static_cast<std::size_t>(n.id)].shape));
        break;
    }
    }
    text.title = printable(text.title, longestText);
    return text;
}

} // namespace residua
