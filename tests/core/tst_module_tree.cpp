#include "core/arch/json.h"
#include "core/arch/module_tree.h"
#include "core/arch/presets.h"
#include "tests/core/edited.h"

#include <doctest/doctest.h>

#include <set>

using namespace residua;
using test::edited;
using test::Edits;

namespace {

/// The attribute names of `path`'s children, as they are registered.
std::string childrenOf(const ResNetSpec &spec, const std::string &path)
{
    const Graph graph = expand(spec);
    const ModuleNode root = moduleTree(spec, graph);
    std::string names;
    const auto visit = [&](const auto &self, const ModuleNode &node) -> void {
        if (node.path == path)
            for (const ModuleNode &child : node.children)
                names += (names.empty() ? "" : " ") + child.name;
        for (const ModuleNode &child : node.children)
            self(self, child);
    };
    visit(visit, root);
    return names;
}

} // namespace

TEST_CASE("blocks register in their class's order")
{
    CHECK(childrenOf(edited("resnet18", {}), "layer2.0") == "conv1 bn1 relu conv2 bn2 downsample");
    CHECK(childrenOf(edited("resnet50", {}), "layer2.0") == "conv1 bn1 conv2 bn2 conv3 bn3 relu downsample");
    CHECK(childrenOf(edited("se_resnet18", {}), "layer2.0") == "conv1 bn1 relu conv2 bn2 se downsample");
    CHECK(childrenOf(edited("preact_resnet50", {}), "layer2.0") == "bn1 conv1 bn2 conv2 bn3 conv3 relu downsample");
    CHECK(childrenOf(edited("resnet18", {{"block.activation", "silu"}}), "layer1.0") == "conv1 bn1 act conv2 bn2");
    CHECK(childrenOf(edited("sequential_resnet18", {}), "2.0") == "conv1 conv2 conv3 bn1 bn2");
    CHECK(childrenOf(edited("sequential_resnet18", {{"shortcut_norm", "true"}}), "2.0") == "conv1 conv2 conv3 bn1 bn2 bn3");
    CHECK(childrenOf(edited("small_image_resnet18", {}), "layer1.0") == "conv1 bn1 conv2 bn2 shortcut relu");
    CHECK(childrenOf(edited("encoder_decoder_resnet18", {}), "encoder.layers.1.layer.0") == "convs shortcut");
}

TEST_CASE("networks register in their style's order")
{
    CHECK(childrenOf(edited("resnet18", {}), "") == "conv1 bn1 relu maxpool layer1 layer2 layer3 layer4 avgpool fc");
    CHECK(childrenOf(edited("preact_resnet18", {}), "") == "conv1 maxpool layer1 layer2 layer3 layer4 norm relu avgpool fc");
    CHECK(childrenOf(edited("resnet18", {{"stem.activation", "gelu"}, {"head", R"({"type":"none"})"}}), "")
          == "conv1 bn1 act1 maxpool layer1 layer2 layer3 layer4");
    CHECK(childrenOf(edited("resnet50_d", {}), "conv1") == "0 1 2 3 4 5 6");
    CHECK(childrenOf(edited("resnet50_d", {}), "layer1.0.downsample") == "0 1 2");
    CHECK(childrenOf(edited("encoder_decoder_resnet18", {{"stem.convs", "3"}}), "encoder.gate") == "0 1 2 3 4 5 6 7 8 9");
    CHECK(childrenOf(edited("encoder_decoder_resnet18", {{"block.order", "pre_activation"}}), "encoder") == "gate layers norm act");
    CHECK(childrenOf(edited("sequential_resnet18", {{"block.order", "pre_activation"}}), "") == "0 1 2 3 4 5 6 7 8 9");
}

TEST_CASE("equal neighbours of a ModuleList are printed once, as PyTorch does")
{
    const ResNetSpec spec = edited(
        "encoder_decoder_resnet18",
        {{"stages.0.width", "64"}, {"stages.1.width", "64"}, {"stages.1.stride", "1"}, {"stages.2.width", "64"}, {"stages.2.stride", "1"}});
    const std::string tree = printTree(moduleTree(spec, expand(spec)));
    CHECK(tree.find("(0-2): 3 x ResNetLayer(") != std::string::npos);
    CHECK(tree.find("(3): ResNetLayer(") != std::string::npos);
}

TEST_CASE("a change of style renames the state and nothing else")
{
    for (const std::string &name : presetNames()) {
        const auto seeds = [&](const char *style) {
            const ResNetSpec spec = edited(name, {{"style", style}});
            const Graph graph = expand(spec);
            std::set<std::string> all;
            for (const StateEntry &entry : stateDict(moduleTree(spec, graph), graph))
                all.insert(entry.seedName);
            return all;
        };
        const auto expected = seeds("torchvision");
        CHECK(seeds("encoder_decoder") == expected);
        CHECK(seeds("sequential") == expected);
        CHECK(seeds("small_image") == expected);
    }
}

TEST_CASE("paths are unique and every module of the graph stands in the tree")
{
    const std::vector<Edits> later = {
        {},
        {{"block.antialias", "null"}, {"block.order", "pre_activation"}},
        {{"block.order", "branch_activation"}},
        {{"block.antialias", "null"}, {"block.order", "pre_activation"}, {"stem.norm", "true"}},
        {{"block.antialias", "null"},
         {"block.order", "pre_activation"},
         {"stem.norm", "true"},
         {"final_norm", "false"},
         {"stem.convs", "3"}},
        {{"block.antialias", "null"},
         {"block.order", "pre_activation"},
         {"stem.norm", "true"},
         {"block.activation", "silu"},
         {"stem.activation", "relu"}},
        {{"block.antialias", "null"},
         {"block.order", "pre_activation"},
         {"stem.norm", "true"},
         {"block.activation", "relu"},
         {"stem.activation", "silu"}},
        {{"stem.pool", R"({"type": "convolution"})"},
         {"block.antialias", "blur"},
         {"block.order", "post_activation"},
         {"head", R"({"type": "linear", "dropout": 0.2})"}},
        {{"stem.pool", R"({"type": "max_blur"})"},
         {"block.antialias", "average"},
         {"block.order", "branch_activation"},
         {"stem.convs", "3"}},
        {{"stem.pool", R"({"type": "average"})"}, {"block.shortcut_kernel", "3"}},
    };
    for (const std::string &name : presetNames())
        for (const Edits &edits : later)
            for (const char *style : {"torchvision", "encoder_decoder", "sequential", "small_image"}) {
                Edits all = edits;
                all.insert(all.end(), {{"style", style}, {"input.height", "256"}, {"input.width", "256"}});
                const ResNetSpec spec = edited(name, all);
                CAPTURE(name);
                CAPTURE(style);
                CAPTURE(toJson(spec));
                const Graph graph = expand(spec);
                std::set<std::string> paths, called, standing;
                for (const Node &node : graph.nodes) {
                    CHECK(paths.insert(node.path).second);
                    if (!node.module.empty())
                        called.insert(node.module);
                }
                const auto visit = [&](const auto &self, const ModuleNode &node) -> void {
                    if (!node.calls.empty())
                        standing.insert(node.path);
                    for (const ModuleNode &child : node.children)
                        self(self, child);
                };
                visit(visit, moduleTree(spec, graph));
                CHECK(called == standing);
            }
}

TEST_CASE("function calls carry torchvision's feature names")
{
    const ResNetSpec spec = edited("se_resnet18", {});
    std::string names;
    for (const Node &node : expand(spec).nodes)
        if (node.slot.stage == 0 && node.slot.block == 0)
            names += node.path.substr(std::string("layer1.0.").size()) + " ";
    CHECK(names == "conv1 bn1 relu conv2 bn2 se.adaptive_avg_pool2d se.fc1 se.act se.fc2 se.gate se.mul add relu_1 ");
}
