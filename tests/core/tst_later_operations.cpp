#include "core/arch/json.h"
#include "core/arch/module_tree.h"
#include "core/arch/op_words.h"
#include "core/arch/presets.h"
#include "core/arch/profile.h"
#include "tests/core/edited.h"

#include <doctest/doctest.h>

// What the later keys of an architecture file expand to. The numbers they compute are compared in tests/engine.

using namespace residua;
using test::edited;
using test::Edits;

namespace {

/// Every operation whose path begins with `prefix`, without it, as the picture labels it: "conv1: conv 3×3 /2".
std::string operations(const ResNetSpec &spec, const std::string &prefix)
{
    std::string text;
    for (const Node &node : expand(spec).nodes)
        if (node.path.starts_with(prefix))
            text += (text.empty() ? "" : ", ") + node.path.substr(prefix.size()) + ": " + boxLabel(node.op);
    return text;
}

/// What PyTorch prints of the module at `path`.
std::string printed(const ResNetSpec &spec, const std::string &path)
{
    std::string found;
    const auto visit = [&](const auto &self, const ModuleNode &node) -> void {
        if (node.path == path)
            found = printTree(node);
        for (const ModuleNode &child : node.children)
            self(self, child);
    };
    visit(visit, moduleTree(spec, expand(spec)));
    return found;
}

std::int64_t parameters(const ResNetSpec &spec)
{
    return profile(spec, expand(spec)).totals.parameters;
}

Shape shapeAt(const ResNetSpec &spec, const std::string &path)
{
    const Graph graph = expand(spec);
    const Profile costs = profile(spec, graph);
    for (const Node &node : graph.nodes)
        if (node.path == path)
            return costs.nodes[static_cast<std::size_t>(node.id)].shape;
    FAIL("no operation " << path);
    return {};
}

} // namespace

TEST_CASE("a tiered stem has its own widths")
{
    const ResNetSpec spec = edited("resnet50_d", {{"stem.widths", "[24, 32]"}});
    CHECK(printed(spec, "conv1.3") == "Conv2d(24, 32, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), bias=False)\n");
    CHECK(parameters(edited("resnet50_d", {{"stem.widths", "[24, 32]"}, {"stem.channels", "63"}})) > 0);
}

TEST_CASE("the stem's pools")
{
    CHECK(operations(edited("resnet18", {{"stem.pool", R"({"type": "convolution"})"}}), "maxpool") == ".0: conv 3×3 /2, .1: BN, .2: ReLU");
    CHECK(operations(edited("resnet18", {{"stem.pool", R"({"type": "max_blur"})"}}), "maxpool") == ".0: max pool 3×3, .1: blur 3×3 /2");
    CHECK(operations(edited("resnet18", {{"stem.pool", R"({"type": "average"})"}}), "maxpool") == ": avg pool 2×2 /2");
    CHECK(operations(edited("sequential_resnet18", {{"stem.pool", R"({"type": "max_blur"})"}}), "0.3")
          == ".0: max pool 3×3, .1: blur 3×3 /2");
    CHECK(
        operations(edited("encoder_decoder_resnet18", {{"stem.pool", R"({"type": "convolution"})"}, {"stem.convs", "3"}}), "encoder.gate.9")
        == ".0: conv 3×3 /2, .1: BN, .2: LeakyReLU");
    const ResNetSpec caffe = edited("resnet18", {{"stem.pool", R"({"kernel": 3, "stride": 2, "padding": 0, "ceil": true})"}});
    CHECK(printed(caffe, "maxpool") == "MaxPool2d(kernel_size=3, stride=2, padding=0, dilation=1, ceil_mode=True)\n");
    CHECK(shapeAt(caffe, "maxpool") == Shape{1, 64, 56, 56});
    // kazuto1011/deeplab-pytorch#91: 1280 x 720 gives 161 x 91.
    const ResNetSpec deeplab = edited(
        "resnet18",
        {{"stem.pool", R"({"kernel": 3, "stride": 2, "padding": 1, "ceil": true})"}, {"input.height", "1280"}, {"input.width", "720"}});
    CHECK(shapeAt(deeplab, "layer2.1.add") == Shape{1, 128, 161, 91});
}

TEST_CASE("anti-aliasing takes over the stride of its convolution")
{
    const ResNetSpec blur = edited("resnet18", {{"block.antialias", "blur"}});
    CHECK(operations(blur, "layer2.0.")
          == "conv1: conv 3×3, bn1: BN, relu: ReLU, aa: blur 3×3 /2, conv2: conv 3×3, bn2: BN, "
             "downsample.0: conv 1×1 /2, downsample.1: BN, add: +, relu_1: ReLU");
    CHECK(operations(blur, "layer1.0.").find("aa") == std::string::npos);
    CHECK(parameters(blur) == parameters(*preset("resnet18")));
    CHECK(printed(blur, "layer2.0.aa") == "BlurPool2d()\n");
    const ResNetSpec average = edited("resnet50", {{"block.antialias", "average"}});
    CHECK(operations(average, "layer2.0.").find("bn2: BN, relu_1: ReLU, aa: avg pool 2×2 /2, conv3: conv 1×1") != std::string::npos);
    CHECK(printed(average, "layer2.0.aa") == "AvgPool2d(kernel_size=2, stride=2, padding=0)\n");
    // Where the strided convolution is the branch's last, there is no activation before.
    const ResNetSpec last = edited("resnet18",
                                   {{"block.type", "custom"},
                                    {"block.convs", R"([{"kernel": 3}, {"kernel": 3, "stride": true}])"},
                                    {"block.attention", R"({"type": "se"})"},
                                    {"block.antialias", "blur"}});
    CHECK(operations(last, "layer2.0.").find("conv2: conv 3×3, bn2: BN, aa: blur 3×3 /2, se.adaptive_avg_pool2d") != std::string::npos);
}

TEST_CASE("squeeze and excitation: the reduced channels are the nearest multiple of the divisor")
{
    const auto reduced = [](const char *attention) {
        return shapeAt(edited("resnet18", {{"block.attention", attention}}), "layer1.0.se.fc1").back();
    };
    CHECK(reduced(R"({"type": "se", "reduction": 16})") == 4);
    CHECK(reduced(R"({"type": "se", "reduction": 16, "divisor": 8})") == 8); // timm's seresnet18
    CHECK(reduced(R"({"type": "se", "reduction": 5, "divisor": 8})") == 16); // 12.8
    CHECK(reduced(R"({"type": "se", "reduction": 4, "divisor": 24})") == 24);
}

TEST_CASE("efficient channel attention: an odd number of neighbours that grows with the channels")
{
    const ResNetSpec spec = edited("resnet50", {{"block.attention", R"({"type": "eca"})"}});
    CHECK(operations(spec, "layer1.0.se.")
          == "adaptive_avg_pool2d: global avg, conv: conv over 5 channels, gate: sigmoid, mul: ×"); // 256 channels
    CHECK(printed(spec, "layer1.0.se")
          == "ECAModule(\n  (conv): Conv1d(1, 1, kernel_size=(5,), stride=(1,), padding=(2,), bias=False)\n  (gate): Sigmoid()\n)\n");
    CHECK(shapeAt(spec, "layer1.0.se.conv") == Shape{1, 1, 256});
    CHECK(parameters(spec) == parameters(*preset("resnet50")) + 3 * 5 + 4 * 5 + 6 * 5 + 3 * 7);
    CHECK(parameters(*preset("eca_resnet50d")) == 25'576'350); // timm's ecaresnet50d
    for (const auto &[channels, kernel] :
         std::vector<std::pair<std::int64_t, std::int64_t>>{{1, 3}, {127, 3}, {128, 5}, {2047, 5}, {2048, 7}}) {
        const ResNetSpec one =
            edited("resnet18", {{"block.attention", R"({"type": "eca"})"}, {"stages.0.width", std::to_string(channels)}});
        const Graph graph = expand(one);
        for (const Node &node : graph.nodes)
            if (node.path == "layer1.0.se.conv")
                CHECK(node.op == Op(ChannelConvOp{kernel}));
    }
    for (const char *style : {"encoder_decoder", "sequential", "small_image"}) {
        const ResNetSpec other = edited("resnet50", {{"block.attention", R"({"type": "eca"})"}, {"style", style}});
        const std::string block = std::string(style) == "encoder_decoder" ? "encoder.layers.0.layer.0.se"
            : std::string(style) == "sequential"                          ? "1.0.se"
                                                                          : "layer1.0.se";
        CHECK(printed(other, block) == printed(spec, "layer1.0.se"));
    }
    const ResNetSpec mixed =
        edited("resnet18", {{"stages.1.block", R"({"attention": {"type": "eca"}})"}, {"block.attention", R"({"type": "se"})"}});
    CHECK(printed(mixed, "layer2.0.se").starts_with("ECAModule("));
    CHECK(printed(mixed, "layer1.0.se").starts_with("SEModule("));
    CHECK(toJson(mixed).find(R"("type": "eca")") != std::string::npos);
}

TEST_CASE("SENet-154's blocks: a narrower first convolution, 3x3 shortcuts where the map shrinks")
{
    const ResNetSpec spec = edited("resnet18",
                                   {{"stem.convs", "3"},
                                    {"stem.channels", "128"},
                                    {"block.type", "bottleneck"},
                                    {"block.groups", "64"},
                                    {"block.base_width", "4"},
                                    {"block.reduce_first", "2"},
                                    {"block.shortcut_kernel", "3"},
                                    {"block.attention", R"({"type": "se", "divisor": 8})"},
                                    {"stages.0.depth", "3"},
                                    {"stages.1.depth", "8"},
                                    {"stages.2.depth", "36"},
                                    {"stages.3.depth", "3"}});
    CHECK(parameters(spec) == 115'088'984); // timm's senet154
    CHECK(operations(spec, "layer1.0.downsample") == ".0: conv 1×1, .1: BN");
    CHECK(operations(spec, "layer2.0.downsample") == ".0: conv 3×3 /2, .1: BN");
}

TEST_CASE("a stage's dilation: only the first convolution with a kernel above 1 keeps the previous stage's")
{
    const Edits dilated = {{"stages.2.stride", "1"}, {"stages.2.dilation", "2"}, {"stages.3.stride", "1"}, {"stages.3.dilation", "4"}};
    const ResNetSpec basic = edited("resnet18", dilated);
    CHECK(operations(basic, "layer4.0.conv") == "1: conv 3×3 d2, 2: conv 3×3 d4");
    CHECK(operations(basic, "layer4.1.conv") == "1: conv 3×3 d4, 2: conv 3×3 d4");
    const ResNetSpec bottleneck = edited("resnet50", dilated);
    CHECK(operations(bottleneck, "layer4.0.conv") == "1: conv 1×1, 2: conv 3×3 d2, 3: conv 1×1");
    Edits pooled = dilated;
    pooled.push_back({"block.shortcut", "average_pool"});
    CHECK(operations(edited("resnet50", pooled), "layer4.0.downsample") == ".0: avg pool 2×2, .1: conv 1×1, .2: BN");
    CHECK(shapeAt(edited("resnet50", pooled), "layer4.0.downsample.0") == Shape{1, 1024, 28, 28});
    CHECK(operations(edited("resnet50", pooled), "layer1.0.downsample") == ".0: identity, .1: conv 1×1, .2: BN");
    Edits wide = dilated;
    wide.push_back({"block.shortcut_kernel", "3"});
    CHECK(operations(edited("resnet50", wide), "layer4.0.downsample.0") == ": conv 3×3 d2");
}

TEST_CASE("pre-activation networks of others")
{
    const Edits cifar = {{"input.height", "32"}, {"input.width", "32"}, {"stem.kernel", "3"},
                         {"stem.stride", "1"},   {"stem.pool", "null"}, {"final_norm", "false"}};
    Edits kuangliu = cifar;
    kuangliu.push_back({"head.classes", "10"});
    CHECK(parameters(edited("preact_resnet18", kuangliu)) == 11'171'146);
    Edits weiaicunzai = cifar;
    weiaicunzai.insert(weiaicunzai.end(),
                       {{"head.classes", "100"}, {"stem.norm", "true"}, {"conv_bias", "true"}, {"block.shortcut_input", "block"}});
    const ResNetSpec spec = edited("preact_resnet18", weiaicunzai);
    CHECK(parameters(spec) == 11'222'244);
    for (const Node &node : expand(spec).nodes)
        if (node.path == "layer2.0.downsample.0")
            CHECK(expand(spec).nodes[static_cast<std::size_t>(node.inputs.front())].path == "layer1.1.add");
    const ResNetSpec both = edited("preact_resnet18", {{"stem.norm", "true"}});
    CHECK(operations(both, "relu") == ": ReLU, _1: ReLU"); // one module that is called twice
    CHECK(printed(both, "relu") == "ReLU(inplace=True)\n");
}

TEST_CASE("zeros on both sides, dropout before a linear head, a norm's eps")
{
    const ResNetSpec padded = edited("cifar_resnet20", {{"block.shortcut", "zero_pad_around"}});
    for (const Node &node : expand(padded).nodes)
        if (node.path == "layer2.0.pad")
            CHECK(node.op == Op(ZeroPadOp{16, 32, 2, 8}));
    const ResNetSpec odd = edited("cifar_resnet20", {{"block.shortcut", "zero_pad_around"}, {"stages.1.width", "19"}});
    for (const Node &node : expand(odd).nodes)
        if (node.path == "layer2.0.pad")
            CHECK(node.op == Op(ZeroPadOp{16, 19, 2, 1}));
    const ResNetSpec dropped = edited("resnet18", {{"head.dropout", "0.2"}});
    CHECK(operations(dropped, "dropout") == ": dropout");
    CHECK(printed(dropped, "dropout").empty());
    CHECK(operations(*preset("resnet18"), "dropout").empty());
    CHECK(printed(edited("resnet18", {{"norm.eps", "0.001"}}), "bn1")
          == "BatchNorm2d(64, eps=0.001, momentum=0.1, affine=True, track_running_stats=True)\n");
    CHECK(printed(edited("resnet18", {{"norm", R"({"type": "group", "groups": 8, "eps": 1.001e-5})"}}), "bn1")
          == "GroupNorm(8, 64, eps=1.001e-05, affine=True)\n");
}
