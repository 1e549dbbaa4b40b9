#include "core/arch/json.h"
#include "core/arch/presets.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace residua;

namespace {

ResNetSpec read(std::string_view text, const std::vector<std::pair<std::string, std::string>> &edits = {})
{
    const SpecOrProblems result = parseSpec(text, edits);
    if (const auto *problems = std::get_if<std::vector<Problem>>(&result))
        FAIL("refused: " << problems->front().field << " " << problems->front().message);
    return std::get<ResNetSpec>(result);
}

std::vector<Problem> problemsOf(std::string_view text, const std::vector<std::pair<std::string, std::string>> &edits = {})
{
    const SpecOrProblems result = parseSpec(text, edits);
    const auto *problems = std::get_if<std::vector<Problem>>(&result);
    return problems ? *problems : std::vector<Problem>{};
}

/// "field: message" of the first problem.
std::string complaint(std::string_view text, const std::vector<std::pair<std::string, std::string>> &edits = {})
{
    const auto problems = problemsOf(text, edits);
    return problems.empty() ? "accepted" : problems.front().field + ": " + problems.front().message;
}

} // namespace

TEST_CASE("what is meant as JSON in an edit is told as JSON is; a place in the default list is one")
{
    CHECK(complaint("{}", {{"input", R"({"height":5,"height":6})"}}) == "input.height: is given more than once; keep one");
    CHECK(complaint("{}", {{"input", R"({"height":5)"}}).starts_with("input: is not JSON"));
    CHECK(read("{}", {{"name", "{x"}}).name == "{x");
    CHECK(read("{}", {{"block.type", "custom"}, {"block.convs.0.kernel", "5"}})
          == read("{}", {{"block.convs.0.kernel", "5"}, {"block.type", "custom"}}));
    const ResNetSpec custom = read("{}", {{"block.type", "custom"}}),
                     edited = read("{}", {{"block.type", "custom"}, {"block.convs.0.kernel", "5"}});
    CHECK(edited.block.convs.size() == custom.block.convs.size());
    CHECK(edited.block.convs[0].kernel == 5);
    CHECK(edited.block.convs[1] == custom.block.convs[1]);
    const std::vector<std::pair<std::string, std::string>> ofAStage = {
        {"block.type", "custom"}, {"block.convs.0.kernel", "5"}, {"stages.1.block.convs.1.kernel", "7"}};
    const BlockSpec stage = stageBlock(read("{}", ofAStage), 1);
    CHECK(stage.convs[0].kernel == 5);
    CHECK(stage.convs[1].kernel == 7);
    CHECK(complaint("{}", {{"block", "5"}, {"stages.1.block.convs.0.kernel", "7"}}) != "accepted");
    CHECK(complaint("{}", {{"convs.0", "5"}}) != "accepted");
    std::string nested = "block";
    for (int i = 0; i < 60; ++i) // each list that is made once more would be as long as all before
        nested += ".convs.0.x" + std::to_string(i);
    CHECK(complaint("{}", {{nested, "5"}}).starts_with("block.convs.0.x0: is no key"));
}

TEST_CASE("an empty object is ResNet-18")
{
    ResNetSpec spec = read("{}");
    spec.name = "resnet18";
    CHECK(spec == *preset("resnet18"));
}

TEST_CASE("writing and reading gives the same bytes for every preset")
{
    for (const std::string &name : presetNames()) {
        CAPTURE(name);
        const std::string text = toJson(*preset(name));
        CHECK(text.back() == '\n');
        CHECK(read(text) == *preset(name));
        CHECK(toJson(read(text)) == text);
    }
}

TEST_CASE("a key that does not apply is ignored and written as its default")
{
    const ResNetSpec spec = read(R"({"name": "resnet18", "block": {"groups": 32, "base_width": 4, "expansion": 2, "stride_at": "conv1",
        "convs": [{"kernel": 5}], "name": "X"}, "norm": {"type": "batch", "groups": 4}, "head": {"type": "linear", "hidden": 3}})");
    CHECK(spec == *preset("resnet18"));
    CHECK(read(R"({"stem": {"convs": 3, "kernel": 5}})").stem.kernel == 7);
    CHECK(toJson(read(R"({"head": {"type": "pool", "classes": 7}})")).find("classes") == std::string::npos);
}

TEST_CASE("a stage keeps only what differs from the block")
{
    const std::string text = toJson(read(R"({"stages": [{"depth": 1, "width": 64, "block": {"type": "basic", "activation": "silu"}},
        {"depth": 1, "width": 64, "block": {"type": "bottleneck", "groups": 2, "expansion": 4}}]})"));
    CHECK(text.find(R"("block": {
        "activation": "silu"
      })") != std::string::npos);
    CHECK(text.find(R"("block": {
        "type": "bottleneck",
        "groups": 2
      })") != std::string::npos);
}

TEST_CASE("custom convolutions are written whole, with the one that carries the stride")
{
    const ResNetSpec spec = read(R"({"block": {"type": "custom", "name": "Inverted", "convs": [{"kernel": 1, "width": 4},
        {"kernel": 3, "width": 4, "groups": "depthwise"}, {"kernel": 1, "width": 0.5}]}})");
    CHECK(spec.block.convs[1].stride);
    CHECK_FALSE(spec.block.convs[1].groups.has_value());
    const std::string text = toJson(spec);
    CHECK(text.find("\"width\": 4,") != std::string::npos);
    CHECK(text.find("\"width\": 0.5,") != std::string::npos);
    CHECK(text.find("\"groups\": \"depthwise\"") != std::string::npos);
    CHECK(read(text) == spec);
}

TEST_CASE("each mistake is named with its key, its value and the nearest valid one")
{
    struct Case {
        const char *text, *complaint;
    };
    const Case cases[] = {
        {R"({"stages": [{"depth": 0, "width": 64}]})",
         "stages.0.depth: is 0, must be a whole number from 1 to 512; the nearest valid value is 1"},
        {R"({"stages": [{"width": 64}]})", "stages.0.depth: is missing; give a whole number from 1 to 512"},
        {R"({"stem": {"kernel": 4}})", "stem.kernel: is 4, must be an odd number from 1 to 15; the nearest valid value is 5"},
        {R"({"stem": {"kernal": 4}})", "stem.kernal: is no key of stem; the nearest one is \"kernel\""},
        {R"({"block": {"activation": "Relu"}})",
         "block.activation: is \"Relu\", must be one of relu, leaky_relu, silu, gelu, hardswish; the nearest is relu"},
        {R"({"stem": {"stride": 2, "stride": 3}})", "stem.stride: is given more than once; keep one"},
        {R"({"stem": {"stride": 2.5}})", "stem.stride: is 2.5, must be a whole number from 1 to 4; the nearest valid value is 3"},
        {R"({"version": 2})", "version: is 2, must be 1: this program reads version 1; a newer file needs a newer Residua"},
        {R"([])", ": is [], must be an object {...}"},
        {R"({"stages": []})", "stages: is a list of 0, must be a list of 1 to 8 stages"},
        {R"({"input": {"height": 99999999999999999999}})",
         "input.height: is 1e+20, must be a whole number from 1 to 8192; the nearest valid value is 8192"},
        {R"({"head": {"type": "mlp", "dropout": 1}})",
         "head.dropout: is 1, must be a number from 0 to 0.99; the nearest valid value is 0.99"},
        {R"({"norm": {"type": "group", "groups": 7}})",
         "norm.groups: is 7, must divide the 64 channels that stem.channels leads to; the nearest valid value for them is 8"},
        {R"({"block": {"type": "custom", "convs": [{"kernel": 3, "stride": true}, {"kernel": 3, "stride": true}]}})",
         "block.convs: has 2 convolutions with \"stride\": true, must have exactly one"},
        {R"({"block": {"type": "custom", "convs": [{"kernel": 3, "groups": "depthwise", "width": 4}]}})",
         "block.convs.0.groups: is depthwise, but the convolution has 64 channels in and 256 out in stage 1, block 1; they must be equal"},
        {R"({"stem": {"convs": 3, "channels": 63}})",
         "stem.channels: is 63, must be even for a deep stem (stem.convs 3); the nearest valid value is 64"},
        {R"({"block": {"shortcut": "zero_pad"}, "stages": [{"depth": 1, "width": 32}]})",
         "stages.0.width: narrows the network from 64 to 32 channels, which the zero_pad shortcut cannot do; give at least 64 or another "
         "shortcut"},
        {R"({"block": {"shortcut": "average_pool"}, "stages": [{"depth": 1, "width": 32, "stride": 3}]})",
         "stages.0.stride: is 3, must be 1 or 2 with the average_pool shortcut; the nearest valid value is 2"},
        {R"({"stages": [{"depth": 512, "width": 8}, {"depth": 512, "width": 8}, {"depth": 1, "width": 8}]})",
         "stages: have 1025 blocks together, must have at most 1024"},
    };
    for (const Case &c : cases)
        CHECK(complaint(c.text) == c.complaint);
}

TEST_CASE("all problems of a file are listed, not only the first")
{
    CHECK(problemsOf(R"({"stem": {"kernel": 4, "x": 1}, "style": 7, "conv_bias": "yes"})").size() == 4);
}

TEST_CASE("any bytes give a spec or problems")
{
    const std::string whole = toJson(*preset("resnet50_d"));
    for (std::size_t length = 0; length < whole.size() - 2; ++length)
        CHECK_FALSE(problemsOf(std::string_view(whole).substr(0, length)).empty());
    CHECK(complaint(std::string(10'000'000, '[')).find("nested deeper than 64") != std::string::npos);
    CHECK(complaint(std::string(17u << 20, ' ')).find("at most 16777216") != std::string::npos);
    CHECK(complaint("\xff\xfe{").find("is not JSON") != std::string::npos);
    CHECK(complaint(R"({"input": {"height": 1e400}})") != "accepted");
    CHECK(complaint("\xef\xbb\xbf{}") == "accepted");
    CHECK(complaint(std::string_view("{}\0x", 4)) == ": is not JSON: byte 3 is NUL");
}

TEST_CASE("an edit sets one key before use")
{
    CHECK(read("{}", {{"stages.2.depth", "23"}, {"block.type", "bottleneck"}}).stages[2].depth == 23);
    CHECK(read("{}", {{"name", "123"}}).name == "123");
    CHECK_FALSE(read("{}", {{"stem.pool", "null"}}).stem.pool.has_value());
    CHECK(read("{}", {{"block.attention.reduction", "8"}}).block.attention->reduction == 8);
    CHECK(read("{}", {{"stages.4", R"({"depth": 1, "width": 8})"}}).stages.size() == 5);
    CHECK(read("{}", {{"stages.1.block.type", "bottleneck"}}).stages[1].block.type == BlockType::Bottleneck);
    CHECK(complaint("{}", {{"stages.9.depth", "1"}}) == "stages.9.depth: \"9\" is no place in the list: 0 to 4 are");
    CHECK(complaint("{}", {{"stages.2.depht", "1"}}) == "stages.2.depht: is no key of stages.2; the nearest one is \"depth\"");
    CHECK(complaint("{}", {{"", "1"}}) != "accepted");
    CHECK(complaint("{}", {{"name.first", "1"}}) != "accepted");
}

TEST_CASE("an edit that is no UTF-8 is refused, as such a file is")
{
    CHECK(read("{}", {{"name", "caf\xc3\xa9"}}).name == "caf\xc3\xa9");
    for (const char *name : {"\xff", "caf\xc3", "\xed\xa0\x80", "\xc0\xaf"}) {
        CHECK(complaint("{}", {{"name", name}}).find("which is no UTF-8") != std::string::npos);
        CHECK(!problemsOf("{\"name\": \"" + std::string(name) + "\"}").empty());
    }
}
