#include "core/layout/labels.h"

#include "core/arch/op_facts.h"
#include "core/arch/op_words.h"
#include "core/arch/phrases.h"
#include "core/arch/saturating.h"
#include "core/layout/text.h"
#include "core/report/format.h"

#include <algorithm>
#include <cmath>

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
    std::int64_t groups = 1;
    for (const int id : node.nodes) {
        const Node &n = operation(request, id);
        if (n.slot.block > node.firstBlock)
            break;
        if (n.slot.part == Part::Antialias && node.kind != FoldedNode::Kind::Stage && count <= 4)
            text += ", " + boxLabel(n.op);
        if (n.slot.part != Part::Conv && n.slot.part != Part::StemConv)
            continue;
        if (const Grouping grouping = groupingOf(n.op); grouping.groups > 1 && !grouping.depthwise())
            groups = grouping.groups;
        if (++count <= 4)
            text += (count > 1 ? ", " : "") + kernelText(n.op, node.kind != FoldedNode::Kind::Stage);
    }
    if (count > 4)
        text = filled(phrase("Picture", "%1 convolutions"), {std::to_string(count)});
    if (groups > 1)
        text += ", g" + std::to_string(groups);
    if (node.stage >= 0)
        if (const auto attention = stageBlock(request.model.spec, static_cast<std::size_t>(node.stage)).attention)
            text += " + " + std::string(attentionName(attention->type));
    return text;
}

std::string stemText(const LayoutRequest &request, const FoldedNode &node)
{
    std::string text = convolutions(request, node);
    const bool max = request.model.spec.stem.pool && request.model.spec.stem.pool->type == PoolType::Max;
    for (const int id : node.nodes)
        if (const Node &n = operation(request, id); n.slot.part == Part::StemPool && traitsOf(n.op).sized)
            text += ", " + (max ? "pool /" + std::to_string(windowOf(n.op).stride) : boxLabel(n.op));
    return text;
}

std::vector<std::string> headText(const LayoutRequest &request, const FoldedNode &node)
{
    std::string layers;
    for (const int id : node.nodes) {
        const Node &n = operation(request, id);
        if (n.slot.part == Part::HeadPool)
            layers += (layers.empty() ? "" : ", ") + phrase("Picture", "global avg");
        else if (n.slot.part == Part::FinalNorm)
            layers += phrase("Picture", "norm, act");
        else if (n.slot.part == Part::HeadFc || n.slot.part == Part::HeadFc2)
            layers += ", " + phrase("Picture", "linear");
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
        addSaturating(macs, model.profile.nodes[static_cast<std::size_t>(id)].macs);
    return macs;
}

unsigned shortcutsIn(const Model &model, const FoldedNode &node)
{
    unsigned kinds = 0;
    EdgeKind kind = EdgeKind::Identity;
    for (const int id : node.nodes) {
        switch (model.graph.nodes[static_cast<std::size_t>(id)].slot.part) {
        case Part::ShortcutPool: kind = EdgeKind::AveragePool; break;
        case Part::ShortcutPad: kind = EdgeKind::ZeroPad; break;
        case Part::ShortcutConv: kind = kind == EdgeKind::Identity ? EdgeKind::Projection : kind; break;
        case Part::Add:
            kinds |= bit(kind);
            kind = EdgeKind::Identity;
            break;
        default: break;
        }
    }
    return kinds;
}

void labelFlow(const LayoutRequest &request, Layout &layout)
{
    constexpr double around = 1, level = 0.01;
    const auto shapeAfter = [&](int id) -> const Shape & { return request.model.profile.nodes[static_cast<std::size_t>(id)].shape; };
    const auto from = [&](const LayoutEdge &edge) {
        return static_cast<std::size_t>(request.folded.edges[static_cast<std::size_t>(edge.edge)].from);
    };
    std::vector<bool> full(layout.boxes.size(), false); // where a shortcut leaves the trunk there is no room
    for (LayoutEdge &edge : layout.edges) {
        const auto &segments = edge.curve.segments;
        const FoldedNode &node = request.folded.nodes[from(edge)];
        const Shape &shape = shapeAfter(node.nodes.back());
        const bool plain = edge.kind == EdgeKind::Trunk && edge.label.empty() && segments.size() == 1 && !segments.front().curved
            && std::abs(segments.front().to.y - edge.curve.start.y) < level && shape.size() > 1;
        const std::string channels = plain ? std::to_string(shape[1]) : std::string();
        const std::string pixels = plain && shape.size() == 4 ? std::to_string(shape[2]) + "×" + std::to_string(shape[3]) : std::string();
        const double room = plain ? segments.front().to.x - edge.curve.start.x - around : 0;
        const double width = std::max(measureText(channels, 1, false), measureText(pixels, 1, false));
        if (!plain || width * smallFlowSize > room) {
            full[from(edge)] = true;
            continue;
        }
        const std::vector<int> &before = request.model.graph.nodes[static_cast<std::size_t>(node.nodes.front())].inputs;
        edge.channels = channels;
        edge.pixels = pixels;
        edge.flowIsSmall = width * flowSize > room;
        edge.changesShape = !before.empty() && shapeAfter(before.front()) != shape;
    }
    for (LayoutEdge &edge : layout.edges)
        if (full[from(edge)])
            edge.channels.clear(), edge.pixels.clear();
}

std::string shortcutName(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::Trunk:
    case EdgeKind::Identity: return {};
    case EdgeKind::Projection: return phrase("Picture", "projection");
    case EdgeKind::AveragePool: return phrase("Picture", "average pool and projection");
    case EdgeKind::ZeroPad: return phrase("Picture", "zero padding");
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
        const std::string name = block.type == BlockType::Bottleneck ? phrase("Picture", "Bottleneck")
            : block.type == BlockType::Basic                         ? phrase("Picture", "Basic block")
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
