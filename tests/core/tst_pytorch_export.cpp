#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/export/pytorch_export.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>

using namespace residua;

namespace {

ResNetSpec specOf(std::string_view json)
{
    SpecOrProblems result = parseSpec(json);
    REQUIRE(std::holds_alternative<ResNetSpec>(result));
    return std::get<ResNetSpec>(std::move(result));
}

std::string exported(const ResNetSpec &spec)
{
    return exportPytorch(*makeModel(spec));
}

bool has(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

int count(const std::string &text, std::string_view part)
{
    int n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++n;
    return n;
}

} // namespace

TEST_CASE("a plain network is exported without a word on options that it does not use")
{
    const std::string text = exported(ResNetSpec{});
    for (const char *unused : {"SEModule", "GroupNorm", "dilation", "options", "groups", "F.", "Identity", "pad(", "zeros_"}) {
        CAPTURE(unused);
        CHECK_FALSE(has(text, unused));
    }
    CHECK(count(text, "\nclass ") == 2);
    CHECK(has(text, "        self.bn1 = nn.BatchNorm2d(width)\n        self.relu = nn.ReLU(inplace=True)\n        self.conv2 = "));
    CHECK(has(text, "depths=[2, 2, 2, 2],\n        widths=[64, 128, 256, 512],\n        strides=[1, 2, 2, 2],\n"));
    CHECK(has(text, "Input [N, 3, 224, 224], output [N, 1000]."));
}

TEST_CASE("depth is a number in the exported file, not a length")
{
    ResNetSpec deep = *preset("resnet152");
    const std::string text = exported(deep);
    CHECK(has(text, "depths=[3, 8, 36, 3]"));
    deep.stages[2].depth = 6;
    CHECK(count(text, "\n") == count(exported(deep), "\n"));
}

TEST_CASE("every preset is exported within a hundred columns")
{
    for (const std::string &name : presetNames()) {
        CAPTURE(name);
        const std::string text = exported(*preset(name));
        std::size_t longest = 0;
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t end = text.find('\n', from);
            REQUIRE(end != std::string::npos);
            longest = std::max(longest, end - from);
            from = end + 1;
        }
        CHECK(longest <= 100);
        CHECK(has(text, "def build_model():"));
        CHECK(has(text, "\"" + name + "\""));
        CHECK_FALSE(has(text, " \n"));
    }
}

TEST_CASE("each style has its own classes")
{
    CHECK(has(exported(*preset("encoder_decoder_resnet18")), "class ResnetDecoder(nn.Module):"));
    CHECK(has(exported(*preset("small_image_resnet50")), "class BottleneckBlock(nn.Module):"));
    const std::string sequential = exported(*preset("sequential_resnet18"));
    CHECK(has(sequential, "class Residual(nn.Module):"));
    CHECK_FALSE(has(sequential, "class ResNet"));
    CHECK_FALSE(has(sequential, "bias=False"));
    CHECK_FALSE(has(sequential, "kaiming"));
    CHECK_FALSE(has(sequential, "bn3"));
}

TEST_CASE("stages that differ in numbers share a class, others have their own")
{
    const std::string numbers = exported(specOf(R"({"block": {"type": "bottleneck"},
        "stages": [{"depth": 1, "width": 64}, {"depth": 1, "width": 128, "block": {"groups": 32, "base_width": 4}}]})"));
    CHECK(count(numbers, "class Bottleneck") == 1);
    CHECK(has(numbers, "options=[{}, {\"groups\": 32, \"base_width\": 4}]"));

    const std::string kinds = exported(specOf(R"({"stages": [{"depth": 1, "width": 64},
        {"depth": 1, "width": 64, "block": {"activation": "gelu"}}, {"depth": 1, "width": 64, "block": {"type": "bottleneck"}}]})"));
    CHECK(has(kinds, "blocks=[BasicBlock, BasicBlockStage2, Bottleneck]"));
    CHECK(has(kinds, "BasicBlockStage2.__name__ = \"BasicBlock\"\n"));
}

TEST_CASE("a block's name becomes an identifier and is printed as it is")
{
    const auto nameLine = [](std::string_view name) {
        ResNetSpec spec = specOf(R"({"block": {"type": "custom"}})");
        spec.block.name = name;
        const std::string text = exported(spec);
        const std::size_t from = text.find("\nclass ") + 7;
        const std::size_t end = text.find("(nn.Module)", from);
        const std::string identifier = text.substr(from, end - from);
        const std::size_t printed = text.find(identifier + ".__name__ = ");
        if (printed == std::string::npos)
            return identifier;
        const std::size_t value = printed + identifier.size() + 12;
        return identifier + " " + text.substr(value, text.find('\n', value) - value);
    };
    CHECK(nameLine("Inverted") == "Inverted");
    CHECK(nameLine("Inverted residual") == "InvertedResidual \"Inverted residual\"");
    CHECK(nameLine("ResNet") == "ResNetBlock \"ResNet\"");
    CHECK(nameLine("class") == "classBlock \"class\"");
    CHECK(nameLine("__x") == "x \"__x\"");
    CHECK(nameLine("") == "Block \"\"");
    CHECK(nameLine("Блок") == "Block \"Блок\"");
    CHECK(nameLine("a\"\\") == "a \"a\\\"\\\\\"");
}

TEST_CASE("a name cannot end the docstring")
{
    ResNetSpec spec;
    spec.name = "\"\"\"\nimport os\\";
    const std::string text = exported(spec);
    CHECK(text.starts_with("\"\"\"The residual network \"\\\"\\\"\\\"\\nimport os\\\\\".\n"));
    spec.name = "a\xff z\xc3\xa9";
    CHECK(has(exported(spec), "\"a\\xff z\xc3\xa9\""));
}

TEST_CASE("a network without a head says the shape of its maps")
{
    const std::string text = exported(specOf(R"({"head": {"type": "none"}, "input": {"height": 65, "width": 33}})"));
    CHECK(has(text, "output [N, 512, 3, 2]."));
    CHECK_FALSE(has(text, "avgpool"));
    CHECK_FALSE(has(text, "num_classes"));
}
