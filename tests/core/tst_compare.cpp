// Two networks side by side.
#include "core/compare/compare.h"
#include "core/compare/compare_formats.h"

#include "core/arch/json.h"
#include "core/arch/json_dom.h"
#include "core/arch/op_words.h"
#include "core/arch/presets.h"
#include "tests/core/edited.h"
#include "tests/core/random_spec.h"

#include <doctest/doctest.h>

#include <cstdlib>

using namespace residua;
using test::edited;

namespace {

struct Named {
    ModelPtr a, b;
    Comparison comparison;
    std::vector<std::string> changed, added, removed; ///< paths
};

Named named(const ResNetSpec &a, const ResNetSpec &b)
{
    Named result{makeModel(a), makeModel(b), {}, {}, {}, {}};
    result.comparison = compare(*result.a, *result.b);
    for (const OperationDifference &each : result.comparison.operations) {
        const auto path = [](const ModelPtr &model, int id) { return model->graph.nodes[static_cast<std::size_t>(id)].path; };
        if (each.change == Change::Changed)
            result.changed.push_back(path(result.b, each.b));
        else if (each.change == Change::Added)
            result.added.push_back(path(result.b, each.b));
        else if (each.change == Change::Removed)
            result.removed.push_back(path(result.a, each.a));
    }
    return result;
}

/// What must hold of any two networks.
void checkLaws(const ModelPtr &a, const ModelPtr &b)
{
    const Comparison there = compare(*a, *b), back = compare(*b, *a);
    CostDifference sum;
    std::vector<bool> seenA(a->graph.nodes.size()), seenB(b->graph.nodes.size());
    REQUIRE(there.operations.size() == back.operations.size());
    for (std::size_t i = 0; i < there.operations.size(); ++i) {
        const OperationDifference &x = there.operations[i], &y = back.operations[i];
        CHECK(x.a == y.b);
        CHECK(x.b == y.a);
        CHECK(x.costs.macs == -y.costs.macs);
        CHECK(x.what.size() == y.what.size());
        CHECK((x.change == Change::Added) == (y.change == Change::Removed));
        CHECK((x.change == Change::Changed) == (y.change == Change::Changed));
        CHECK((x.change == Change::Changed) == !x.what.empty());
        sum.parameters += x.costs.parameters;
        sum.macs += x.costs.macs;
        sum.activationBytes += x.costs.activationBytes;
        sum.operations += x.costs.operations;
        if (x.a >= 0) {
            CHECK(!seenA[static_cast<std::size_t>(x.a)]);
            seenA[static_cast<std::size_t>(x.a)] = true;
        }
        if (x.b >= 0) {
            CHECK(!seenB[static_cast<std::size_t>(x.b)]);
            seenB[static_cast<std::size_t>(x.b)] = true;
        }
        // What is named as the same is the same, and nothing that is the same is named.
        if (x.a >= 0 && x.b >= 0) {
            const auto ia = static_cast<std::size_t>(x.a), ib = static_cast<std::size_t>(x.b);
            const bool equal = a->graph.nodes[ia].op == b->graph.nodes[ib].op && a->profile.nodes[ia].shape == b->profile.nodes[ib].shape;
            CHECK((equal || x.change == Change::Changed));
            if (equal && x.change == Change::Changed)
                CHECK(x.what.front().key == "inputs");
        }
    }
    CHECK(sum == there.totals);
    CHECK(std::find(seenA.begin(), seenA.end(), false) == seenA.end());
    CHECK(std::find(seenB.begin(), seenB.end(), false) == seenB.end());
    const Totals &x = a->profile.totals, &y = b->profile.totals;
    CHECK(there.totals
          == CostDifference{y.parameters - x.parameters, y.macs - x.macs, y.activationBytes - x.activationBytes,
                            y.operations - x.operations});
    CHECK(there.exact);
    std::size_t at = there.stages.front().first;
    for (const GroupDifference &stage : there.stages) {
        CHECK(stage.first == at);
        at = stage.end;
    }
    at = there.blocks.front().first;
    for (const GroupDifference &block : there.blocks) {
        CHECK(block.first == at);
        at = block.end;
    }
}

} // namespace

TEST_CASE("compare: a network does not differ from itself")
{
    for (const std::string &name : presetNames()) {
        CAPTURE(name);
        const Named result = named(*preset(name), *preset(name));
        CHECK(result.changed.empty());
        CHECK(result.added.empty());
        CHECK(result.removed.empty());
        CHECK(result.comparison.totals == CostDifference());
    }
}

TEST_CASE("compare: one block inserted in stage 3 is exactly that")
{
    const Named result = named(*preset("resnet50"), edited("resnet50", {{"stages.2.depth", "7"}}));
    CHECK(result.changed.empty());
    CHECK(result.removed.empty());
    REQUIRE(result.added.size() == 10);
    CHECK(result.added.front() == "layer3.6.conv1");
    CHECK(result.comparison.stages[2].change == Change::Changed);
    CHECK(result.comparison.stages[1].change == Change::Same);
    CHECK(result.comparison.stages[2].costs.parameters == result.comparison.totals.parameters);
    int blocks = 0;
    for (const GroupDifference &block : result.comparison.blocks)
        blocks += block.change != Change::Same;
    CHECK(blocks == 1);
}

TEST_CASE("compare: a stage that is wider changes what touches its width")
{
    const Named result = named(*preset("resnet18"), edited("resnet18", {{"stages.3.width", "520"}}));
    CHECK(result.added.empty());
    CHECK(result.removed.empty());
    for (const std::string &path : result.changed)
        CHECK((path.rfind("layer4.", 0) == 0 || path == "avgpool" || path == "flatten" || path == "fc"));
    CHECK(result.changed.size() == 19);
}

TEST_CASE("compare: attention, pools, shortcuts and final norms are added alone")
{
    CHECK(named(*preset("resnet18"), *preset("se_resnet18")).added.size() == 8 * 6);
    CHECK(named(*preset("resnet18"), *preset("se_resnet18")).changed.empty());
    CHECK(named(*preset("se_resnet18"), *preset("resnet18")).removed.size() == 8 * 6);
    const Named norm = named(*preset("preact_resnet18"), edited("preact_resnet18", {{"final_norm", "false"}}));
    CHECK(norm.removed == std::vector<std::string>{"norm", "relu"});
    CHECK(norm.changed.empty());
    const Named dropout = named(*preset("resnet18"), edited("resnet18", {{"head.dropout", "0.5"}}));
    CHECK(dropout.added == std::vector<std::string>{"dropout"});
    CHECK(dropout.changed.empty());
}

TEST_CASE("compare: what reads something else is changed")
{
    const Named result = named(*preset("preact_resnet18"), edited("preact_resnet18", {{"block.shortcut_input", "block"}}));
    CHECK(result.changed == std::vector<std::string>{"layer2.0.downsample.0", "layer3.0.downsample.0", "layer4.0.downsample.0"});
    CHECK(result.comparison.totals == CostDifference());
}

TEST_CASE("compare: numbers of one operation")
{
    const Named result = named(*preset("resnet18"), edited("resnet18", {{"stem.kernel", "5"}}));
    REQUIRE(result.changed == std::vector<std::string>{"conv1"});
    const auto &what = result.comparison.operations[1].what;
    REQUIRE(what.size() == 2);
    CHECK(what[0] == OperationChange{"kernel", std::int64_t{7}, std::int64_t{5}});
    CHECK(what[1] == OperationChange{"padding", std::int64_t{3}, std::int64_t{2}});
    CHECK(named(*preset("resnet18"), edited("resnet18", {{"norm.eps", "0.001"}})).changed.size() == 20);
    for (const char *nothing : {"style", "init.scheme", "init.zero_init_residual", "name"}) {
        CAPTURE(nothing);
        const std::string key = nothing;
        const std::string value = key == "style" ? "encoder_decoder"
            : key == "init.scheme"               ? "torch_default"
            : key == "name"                      ? "x"
                                                 : "true";
        const Named same = named(*preset("resnet18"), edited("resnet18", {{key, value}}));
        CHECK(same.changed.empty());
        CHECK(same.added.empty());
    }
}

TEST_CASE("compare: stages are matched by what they are where their number differs")
{
    // Stage 2 taken away.
    const Named removed =
        named(*preset("resnet18"),
              edited("resnet18", {{"stages", R"([{"depth":2,"width":64},{"depth":2,"width":256},{"depth":2,"width":512}])"}}));
    REQUIRE(removed.comparison.stages.size() == 4);
    CHECK(removed.comparison.stages[1].change == Change::Removed);
    CHECK(removed.comparison.stages[1].a == 1);
    CHECK(removed.comparison.stages[2].b == 1);
    // One more at the end.
    const Named added = named(
        *preset("resnet18"),
        edited(
            "resnet18",
            {{"stages",
              R"([{"depth":2,"width":64},{"depth":2,"width":128},{"depth":2,"width":256},{"depth":2,"width":512},{"depth":1,"width":512}])"}}));
    CHECK(added.comparison.stages.back().change == Change::Added);
    CHECK(added.comparison.stages[3].change == Change::Same);
    CHECK(added.removed.empty());
}

TEST_CASE("compare: laws of random pairs")
{
    const char *wanted = std::getenv("RESIDUA_PAIRS");
    const int pairs = wanted ? std::atoi(wanted) : 100;
    std::mt19937 random(13);
    for (int i = 0; i < pairs; ++i) {
        const ResNetSpec a = test::randomNetwork(random);
        const ResNetSpec b = i % 3 == 0 ? test::randomNetwork(random) : test::editedNetwork(a, random, 1 + i % 4);
        CAPTURE(toJson(a));
        CAPTURE(toJson(b));
        checkLaws(makeModel(a, 2), makeModel(b, 2));
    }
}

TEST_CASE("compare: counts beyond 63 bits are said to be inexact")
{
    ResNetSpec huge;
    huge.input = {64, 8192, 8192};
    huge.stem.kernel = 15;
    huge.stem.stride = 1;
    huge.stem.channels = 4096;
    huge.stages = {{1, 8, 1, 1, {}}};
    huge.head.type = HeadType::Pool;
    REQUIRE(validate(huge).empty());
    const ModelPtr a = makeModel(huge, 65536), b = makeModel(*preset("resnet18"), 65536);
    const Comparison comparison = compare(*a, *b);
    CHECK(!comparison.exact);
    CHECK(comparison.totals.macs == -INT64_MAX);
    CHECK(compare(*b, *a).totals.macs == INT64_MAX);
    CHECK(formatDifference(-INT64_MAX) == "< -9.2e18");
    CHECK(compare(*a, *a).totals == CostDifference());
}

TEST_CASE("compare: formats")
{
    const ModelPtr a = makeModel(*preset("resnet18")), b = makeModel(edited("resnet18", {{"stages.2.depth", "3"}, {"stem.kernel", "5"}}));
    const Comparison comparison = compare(*a, *b);
    const Json json = Json::parse(comparisonJson(*a, *b, comparison, false));
    CHECK(json["format"] == "residua/diff");
    CHECK(json["stages"].size() == 4);
    CHECK(json["operations"].size() == 8);
    CHECK(json["operations"][0]["what"][0] == Json{{"key", "kernel"}, {"a", 7}, {"b", 5}});
    CHECK(json["operations"][1]["a"].is_null());
    CHECK(Json::parse(comparisonJson(*a, *b, comparison, true))["operations"].size() == comparison.operations.size());
    const std::string text = comparisonReport(*a, *b, comparison, "one", "two", ComparisonFormat::Text, false);
    CHECK(text.find("+  layer3.2") != std::string::npos);
    CHECK(text.find("kernel 7 -> 5") != std::string::npos);
    CHECK(text.find("stages.2.depth") != std::string::npos);
}

TEST_CASE("compare: whoever reads something else is named, also where what it read is gone")
{
    const auto readsElse = [](const Model &a, const Model &b) {
        std::vector<std::string> named;
        for (const OperationDifference &each : compare(a, b).operations) {
            for (const OperationChange &what : each.what) {
                if (what.key == "inputs")
                    named.push_back(a.graph.nodes[static_cast<std::size_t>(each.a)].path);
                CHECK(what.a != what.b);
            }
        }
        return named;
    };
    ResNetSpec pre = *preset("resnet18");
    pre.block.order = Order::PreActivation;
    const ModelPtr a = makeModel(*preset("resnet18")), b = makeModel(pre);
    for (const auto &named : {readsElse(*a, *b), readsElse(*b, *a)}) {
        for (const char *path : {"layer1.0.conv1", "layer1.1.conv1", "layer4.1.conv1"})
            CHECK_MESSAGE(std::find(named.begin(), named.end(), path) != named.end(), path);
    }
    // What is put before it, or taken away from there, is named by itself.
    ResNetSpec deeper = *preset("resnet50");
    deeper.stages[2].depth = 7;
    CHECK(readsElse(*makeModel(*preset("resnet50")), *makeModel(deeper)).empty());
    ResNetSpec attentive = *preset("resnet50");
    attentive.block.attention = AttentionSpec{};
    CHECK(readsElse(*makeModel(*preset("resnet50")), *makeModel(attentive)).empty());
    // One path, two operations.
    ResNetSpec named = *preset("encoder_decoder_resnet34"), other = named;
    other.block.order = Order::PreActivation;
    readsElse(*makeModel(named), *makeModel(other));
}
