#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/arch/profile.h"

#include "tests/core/edited.h"

#include <doctest/doctest.h>

#include <limits>

using namespace residua;

namespace {

Totals totalsOf(const ResNetSpec &spec)
{
    return profile(spec, expand(spec)).totals;
}

const NodeProfile &at(const Graph &graph, const Profile &costs, const std::string &path)
{
    for (const Node &node : graph.nodes)
        if (node.path == path)
            return costs.nodes[static_cast<std::size_t>(node.id)];
    FAIL("no operation " << path);
    return costs.nodes.front();
}

} // namespace

TEST_CASE("totals are the published ones")
{
    struct Case {
        const char *name;
        std::int64_t parameters, macs, operations;
    };
    // torchvision, timm, and section 4.2 of He 2015 (CIFAR). A zero: not published.
    const Case cases[] = {
        {"resnet18", 11689512, 1814073344, 70},
        {"resnet34", 21797672, 3663761408, 126},
        {"resnet50", 25557032, 4089184256, 176},
        {"resnet101", 44549160, 7801405440, 346},
        {"resnet152", 60192808, 11513626624, 516},
        {"resnet50_v1", 25557032, 3857973248, 176},
        {"resnext50_32x4d", 25028904, 4230479872, 0},
        {"wide_resnet50_2", 68883240, 11398021120, 0},
        {"resnet50_d", 25576264, 0, 0},
        {"se_resnet50", 28088024, 0, 0},
        {"se_resnet18", 11778592, 0, 0},
        {"preact_resnet50", 25549352, 0, 0},
        {"cifar_resnet20", 269722, 0, 0},
        {"cifar_resnet56", 853018, 0, 0},
        {"cifar_resnet110", 1727962, 0, 0},
    };
    for (const Case &c : cases) {
        CAPTURE(c.name);
        const Totals totals = totalsOf(*preset(c.name));
        CHECK(totals.parameters == c.parameters);
        if (c.macs)
            CHECK(totals.macs == c.macs);
        if (c.operations)
            CHECK(totals.operations == c.operations);
    }
}

TEST_CASE("receptive fields and strides of ResNet-18 are the known ones")
{
    const ResNetSpec spec = *preset("resnet18");
    const Graph graph = expand(spec);
    const Profile costs = profile(spec, graph);
    const auto field = [&](const char *path) { return at(graph, costs, path).receptiveField[0]; };
    CHECK(field("conv1") == 7);
    CHECK(field("maxpool") == 11);
    CHECK(field("layer1.1.relu_1") == 43);
    CHECK(field("layer2.1.relu_1") == 99);
    CHECK(field("layer3.1.relu_1") == 211);
    CHECK(field("layer4.1.relu_1") == 435);
    CHECK(field("fc") == 224);
    CHECK(at(graph, costs, "layer4.1.relu_1").stride[0] == 32);
}

TEST_CASE("bytes leave out what owns no storage")
{
    ResNetSpec spec = *preset("resnet18");
    spec.head.type = HeadType::Mlp;
    const Graph graph = expand(spec);
    const Profile costs = profile(spec, graph, 2);
    CHECK(costs.nodes.front().activationBytes == 0);
    CHECK(at(graph, costs, "flatten").activationBytes == 0);
    CHECK(at(graph, costs, "fc.1").activationBytes == 0);
    CHECK(at(graph, costs, "conv1").activationBytes == 2 * 64 * 112 * 112 * 4);
    CHECK(costs.totals.parameterBytes == 4 * costs.totals.parameters);
    CHECK(totalsOf(*preset("resnet18")).bufferBytes == 4 * 9600 + 8 * 20);
}

TEST_CASE("odd sides follow PyTorch's rounding on both ways round a block")
{
    for (const std::string shortcut : {"projection", "average_pool", "zero_pad"})
        for (int side = 1; side < 40; ++side) {
            const auto parsed =
                parseSpec("{}", {{"block.shortcut", shortcut}, {"input.height", std::to_string(side)}, {"input.width", "37"}});
            REQUIRE(std::holds_alternative<ResNetSpec>(parsed));
            const auto &spec = std::get<ResNetSpec>(parsed);
            const Graph graph = expand(spec);
            const Profile costs = profile(spec, graph);
            for (const Node &node : graph.nodes)
                if (std::holds_alternative<AddOp>(node.op))
                    CHECK(costs.nodes[static_cast<std::size_t>(node.inputs[0])].shape
                          == costs.nodes[static_cast<std::size_t>(node.inputs[1])].shape);
        }
}

TEST_CASE("counts that do not fit saturate")
{
    const ResNetSpec spec = test::edited("resnet18", test::overflowing);
    CHECK(profile(spec, expand(spec), 1000).totals.macs == std::numeric_limits<std::int64_t>::max());
}
