#include "core/arch/fold.h"
#include "core/arch/presets.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <utility>

using namespace residua;

namespace {

FoldedGraph folded(const ResNetSpec &spec, Level level, const std::vector<std::string> &unfold = {})
{
    return fold(*makeModel(spec), level, unfold);
}

std::string name(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::Trunk: return "->";
    case EdgeKind::Identity: return "-identity->";
    case EdgeKind::Projection: return "-projection->";
    case EdgeKind::AveragePool: return "-average pool->";
    case EdgeKind::ZeroPad: return "-zero pad->";
    }
    return {};
}

/// A folded graph as text, so that a failing test reads like a picture.
std::string text(const FoldedGraph &graph)
{
    std::string result;
    for (const FoldedNode &node : graph.nodes)
        result += node.path + ": " + node.label + " (" + std::to_string(node.nodes.size()) + ")\n";
    for (const FoldedGroup &group : graph.groups)
        result += "[" + group.title + "] " + std::to_string(group.members.front()) + ".." + std::to_string(group.members.back()) + "\n";
    for (const FoldedEdge &edge : graph.edges)
        result += graph.nodes[static_cast<std::size_t>(edge.from)].path + " " + name(edge.kind) + " "
            + graph.nodes[static_cast<std::size_t>(edge.to)].path + "\n";
    return result;
}

std::size_t blocksShown(const FoldedGraph &graph, int stage)
{
    std::size_t count = 0;
    for (const FoldedNode &node : graph.nodes)
        count += node.stage == stage;
    return count;
}

/// Every operation is in one node, every edge is one of the network, and every edge of the network is drawn or inside a node.
void checkFolded(const Graph &graph, const FoldedGraph &folded)
{
    std::vector<int> holder(graph.nodes.size(), -1);
    for (std::size_t i = 0; i < folded.nodes.size(); ++i) {
        for (const int id : folded.nodes[i].nodes) {
            REQUIRE(holder[static_cast<std::size_t>(id)] == -1);
            holder[static_cast<std::size_t>(id)] = static_cast<int>(i);
        }
    }
    std::set<std::pair<int, int>> real, drawn;
    for (const Node &node : graph.nodes) {
        REQUIRE(holder[static_cast<std::size_t>(node.id)] >= 0);
        for (const int input : node.inputs)
            if (holder[static_cast<std::size_t>(input)] != holder[static_cast<std::size_t>(node.id)])
                real.emplace(holder[static_cast<std::size_t>(input)], holder[static_cast<std::size_t>(node.id)]);
    }
    for (const FoldedEdge &edge : folded.edges)
        CHECK(drawn.emplace(edge.from, edge.to).second);
    CHECK(drawn == real);
    for (const FoldedGroup &group : folded.groups)
        CHECK_FALSE(group.members.empty());
}

} // namespace

TEST_CASE("stage level shows one node a stage")
{
    CHECK(text(folded(*preset("resnet50"), Level::Stage))
          == "input: input (1)\n"
             "stem: stem (4)\n"
             "layer1: stage 1 (32)\n"
             "layer2: stage 2 (42)\n"
             "layer3: stage 3 (62)\n"
             "layer4: stage 4 (32)\n"
             "head: head (3)\n"
             "input -> stem\n"
             "stem -> layer1\n"
             "layer1 -> layer2\n"
             "layer2 -> layer3\n"
             "layer3 -> layer4\n"
             "layer4 -> head\n");
}

TEST_CASE("block level folds runs of equal blocks and keeps blocks that change the shape")
{
    ResNetSpec spec = *preset("resnet18");
    spec.stages = {{3, 64, 1, 1, {}}, {1, 128, 2, 1, {}}};
    CHECK(text(folded(spec, Level::Block))
          == "input: input (1)\n"
             "stem: stem (4)\n"
             "layer1.0-2: 3 × Basic block (21)\n"
             "layer2.0: Basic block (9)\n"
             "head: head (3)\n"
             "[stage 1 · 3 blocks] 2..2\n"
             "[stage 2 · 1 block] 3..3\n"
             "input -> stem\n"
             "stem -> layer1.0-2\n"
             "layer1.0-2 -> layer2.0\n"
             "layer2.0 -> head\n");
}

TEST_CASE("an unfolded block shows its operations and tells its shortcut apart")
{
    ResNetSpec spec = *preset("resnet18");
    spec.stages = {{2, 64, 1, 1, {}}, {1, 128, 2, 1, {}}};
    CHECK(text(folded(spec, Level::Stage, {"layer2.0"}))
          == "input: input (1)\n"
             "stem: stem (4)\n"
             "layer1: stage 1 (14)\n"
             "layer2.0.conv1: conv 3×3 /2 (1)\n"
             "layer2.0.bn1: BN (1)\n"
             "layer2.0.relu: ReLU (1)\n"
             "layer2.0.conv2: conv 3×3 (1)\n"
             "layer2.0.bn2: BN (1)\n"
             "layer2.0.downsample.0: conv 1×1 /2 (1)\n"
             "layer2.0.downsample.1: BN (1)\n"
             "layer2.0.add: + (1)\n"
             "layer2.0.relu_1: ReLU (1)\n"
             "head: head (3)\n"
             "[stage 2 · 1 block] 3..11\n"
             "[layer2.0] 3..11\n"
             "input -> stem\n"
             "stem -> layer1\n"
             "layer1 -> layer2.0.conv1\n"
             "layer2.0.conv1 -> layer2.0.bn1\n"
             "layer2.0.bn1 -> layer2.0.relu\n"
             "layer2.0.relu -> layer2.0.conv2\n"
             "layer2.0.conv2 -> layer2.0.bn2\n"
             "layer1 -projection-> layer2.0.downsample.0\n"
             "layer2.0.downsample.0 -projection-> layer2.0.downsample.1\n"
             "layer2.0.bn2 -> layer2.0.add\n"
             "layer2.0.downsample.1 -projection-> layer2.0.add\n"
             "layer2.0.add -> layer2.0.relu_1\n"
             "layer2.0.relu_1 -> head\n");
}

TEST_CASE("a block unfolded out of a run splits it")
{
    const FoldedGraph graph = folded(*preset("resnet50"), Level::Block, {"layer3.3"});
    std::vector<std::string> labels;
    for (const FoldedNode &node : graph.nodes)
        if (node.stage == 2 && node.kind == FoldedNode::Kind::Blocks)
            labels.push_back(node.path + " " + node.label);
    CHECK(labels == std::vector<std::string>{"layer3.0 Bottleneck", "layer3.1-2 2 × Bottleneck", "layer3.4-5 2 × Bottleneck"});
    bool identity = false;
    for (const FoldedEdge &edge : graph.edges)
        identity = identity || (edge.kind == EdgeKind::Identity && graph.nodes[static_cast<std::size_t>(edge.to)].path == "layer3.3.add");
    CHECK(identity);
}

TEST_CASE("paths open one step further than the level shows")
{
    const ResNetSpec spec = *preset("resnet50");
    CHECK(blocksShown(folded(spec, Level::Stage), 2) == 1);
    CHECK(blocksShown(folded(spec, Level::Stage, {"layer3"}), 2) == 2);
    CHECK(blocksShown(folded(spec, Level::Block, {"layer3"}), 2) == 6);
    CHECK(blocksShown(folded(spec, Level::Block, {"layer3.1-3"}), 2) == 5);
    CHECK(blocksShown(folded(spec, Level::Block, {"layer3.1.conv2"}), 2) == 12);
    CHECK(folded(spec, Level::Stage, {"stem"}).nodes.size() == 10);
    CHECK(folded(spec, Level::Stage, {"head"}).nodes.size() == 9);
    CHECK(folded(spec, Level::Stage, {"fc"}).nodes.size() == 9);
}

TEST_CASE("paths are the style's or torchvision's, and unknown ones are told")
{
    ResNetSpec spec = *preset("encoder_decoder_resnet18");
    CHECK(blocksShown(folded(spec, Level::Stage, {"encoder.layers.1"}), 1) == 2);
    CHECK(blocksShown(folded(spec, Level::Block, {"encoder.layers.1.layer.1"}), 1) == 8);
    CHECK(blocksShown(folded(spec, Level::Block, {"layer2.1"}), 1) == 8);
    spec = *preset("sequential_resnet18");
    CHECK(blocksShown(folded(spec, Level::Block, {"2.1"}), 1) == 8);
    CHECK(folded(spec, Level::Block, {"layer9", "layer1.5", "", "layer1.x", "layer1.", "layer1.1-0", "layer2"}).unmatched
          == std::vector<std::string>{"layer9", "layer1.5", "", "layer1.x", "layer1.", "layer1.1-0"});
}

TEST_CASE("every drawn edge is an edge of the network, in all presets at all levels")
{
    for (const std::string &name : presetNames()) {
        CAPTURE(name);
        const ModelPtr model = makeModel(*preset(name));
        for (const Level level : {Level::Stage, Level::Block, Level::Operation})
            checkFolded(model->graph, fold(*model, level));
        checkFolded(model->graph, fold(*model, Level::Block, {"layer2.0", "layer3", "stem", "head", "layer1.1"}));
        CHECK(fold(*model, Level::Operation).nodes.size() == model->graph.nodes.size());
    }
}

TEST_CASE("blocks with other shapes or operations are not equal")
{
    ResNetSpec spec = *preset("resnet18");
    spec.stages = {{4, 64, 1, 2, {}}}; // the first block keeps dilation 1
    const FoldedGraph graph = folded(spec, Level::Block);
    CHECK(graph.nodes[2].label == "Basic block");
    CHECK(graph.nodes[3].label == "3 × Basic block");
}

TEST_CASE("kinds of shortcut are told apart")
{
    ResNetSpec spec = *preset("resnet18");
    for (const auto &[shortcut, kind] :
         {std::pair{Shortcut::Projection, EdgeKind::Projection}, std::pair{Shortcut::AveragePool, EdgeKind::AveragePool},
          std::pair{Shortcut::ZeroPad, EdgeKind::ZeroPad}}) {
        spec.block.shortcut = shortcut;
        std::set<EdgeKind> kinds;
        for (const FoldedEdge &edge : folded(spec, Level::Operation).edges)
            kinds.insert(edge.kind);
        CHECK(kinds == std::set{EdgeKind::Trunk, EdgeKind::Identity, kind});
    }
}

TEST_CASE("more nodes than one picture takes are folded, and it is said")
{
    ResNetSpec spec = *preset("resnet18");
    spec.stages = {{499, 64, 1, 1, {}}};
    const ModelPtr model = makeModel(spec);
    REQUIRE(model->graph.nodes.size() == 499 * 7 + 8);
    CHECK(foldForPicture(*model, Level::Operation, {}, model->graph.nodes.size()).note.empty());
    const FoldedGraph less = foldForPicture(*model, Level::Operation);
    CHECK(less.nodes.size() == 4);
    CHECK(less.note
          == "3,501 visible nodes are more than the 3,500 of one picture; shown at block level, where single blocks can be unfolded");
    CHECK(foldForPicture(*model, Level::Operation, {"layer1.7"}).nodes.size() == 12);
    CHECK(foldForPicture(*model, Level::Block, {"layer1"}, 100).nodes.size() == 4);
    CHECK(foldForPicture(*model, Level::Block, {"layer1"}, 100).note.find("unfolded") != std::string::npos);
}
