// Advice: each rule fires where a design is weak, not just beside it, and its fix ends it.
#include "core/compare/advise.h"
#include "core/compare/advise_formats.h"
#include "core/compare/fit.h"

#include "core/arch/json.h"
#include "core/arch/json_dom.h"
#include "core/arch/presets.h"
#include "tests/core/random_spec.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace residua;

namespace {

struct AdviceCase {
    const char *code;
    const char *preset;
    Edits weak;   ///< the rule fires
    Edits beside; ///< nearly the same, and it does not
    bool fixed = true;
    const char *path = nullptr;
    std::int64_t machineBytes = 0, batch = 1;
};

ResNetSpec withEdits(const ResNetSpec &spec, const Edits &edits)
{
    const SpecOrProblems read = parseSpec(toJson(spec), edits);
    if (const auto *problems = std::get_if<std::vector<Problem>>(&read))
        FAIL(problems->front().field, " ", problems->front().message);
    return std::get<ResNetSpec>(read);
}

const Finding *findingOf(const std::vector<Finding> &findings, const char *code)
{
    const auto found = std::find_if(findings.begin(), findings.end(), [code](const Finding &finding) { return finding.code == code; });
    return found == findings.end() ? nullptr : &*found;
}

const std::vector<AdviceCase> &cases()
{
    static const std::vector<AdviceCase> list{
        {"early-collapse", "resnet18", {{"input.height", "16"}, {"input.width", "16"}}, {{"input.height", "17"}, {"input.width", "17"}}},
        {"unproductive-layers",
         "resnet18",
         {{"input.height", "114"}, {"input.width", "114"}},
         {{"input.height", "115"}, {"input.width", "115"}}},
        {"unproductive-layers", "cifar_resnet20", {{"stages.2.depth", "4"}}, {{"stages.2.depth", "3"}}},
        {"unproductive-layers", "se_resnet18", {{"input.height", "96"}, {"input.width", "96"}}, {}, true, "layer3.0.conv1"},
        {"imagenet-stem", "resnet18", {{"input.height", "124"}, {"input.width", "124"}}, {{"input.height", "125"}, {"input.width", "125"}}},
        {"imagenet-stem", "resnet50", {{"input.height", "32"}, {"input.width", "32"}}, {}},
        {"bloated-stage", "resnet18", {{"stages.3.depth", "3"}}, {{"stages.3.depth", "2"}}, true, "layer4.0.conv1"},
        {"starved-stage",
         "resnet34",
         {{"stages.0.width", "24"}, {"stem.channels", "24"}},
         {{"stages.0.width", "32"}, {"stem.channels", "32"}},
         true,
         "layer1.0.conv1"},
        {"narrowing-stage", "resnet18", {{"stages.2.width", "120"}}, {{"stages.2.width", "128"}}, true, "layer3.0.conv1"},
        {"large-head",
         "resnet18",
         {{"head", R"({"type":"mlp","hidden":8192})"}},
         {{"head", R"({"type":"mlp","hidden":6000})"}},
         true,
         "fc.0"},
        {"large-head", "cifar_resnet20", {{"head.classes", "5000"}}, {{"head.classes", "4000"}}, false},
        {"activation-memory",
         "small_image_resnet18",
         {{"input.height", "1008"}, {"input.width", "1008"}},
         {{"input.height", "1000"}, {"input.width", "1000"}},
         true,
         nullptr,
         8'000'000'000},
        {"narrow-attention",
         "se_resnet18",
         {{"block.attention.reduction", "17"}},
         {{"block.attention.reduction", "16"}},
         true,
         "layer1.0.se.fc1"},
        {"narrow-attention",
         "resnet18",
         {{"stages.1.block.attention", R"({"type":"se","reduction":64})"}},
         {{"stages.1.block.attention", R"({"type":"se","reduction":32})"}}},
        {"odd-width", "resnet18", {{"stages.1.width", "132"}}, {{"stages.1.width", "136"}}, true, "layer2.0.conv1"},
        {"odd-width",
         "resnet18",
         {{"stem.channels", "60"}, {"stages.0.width", "60"}},
         {{"stem.channels", "56"}, {"stages.0.width", "56"}},
         true,
         "conv1"},
        {"narrow-groups",
         "resnet50",
         {{"block.groups", "32"}, {"block.base_width", "3"}},
         {{"block.groups", "32"}, {"block.base_width", "4"}},
         true,
         "layer1.0.conv2"},
        {"narrow-groups",
         "resnet18",
         {{"block.type", "custom"}, {"block.convs", R"([{"kernel":3,"width":1,"groups":32},{"kernel":3,"width":1}])"}},
         {{"block.type", "custom"}, {"block.convs", R"([{"kernel":3,"width":1,"groups":16},{"kernel":3,"width":1}])"}}},
        {"strided-pointwise", "resnet50_d", {{"block.stride_at", "conv1"}}, {{"block.stride_at", "conv2"}}, true, "layer2.0.conv1"},
        {"strided-pointwise",
         "resnet18",
         {{"block.type", "custom"}, {"block.convs", R"([{"kernel":1,"width":1,"stride":true},{"kernel":3,"width":1}])"}},
         {{"block.type", "custom"}, {"block.convs", R"([{"kernel":1,"width":1},{"kernel":3,"width":1,"stride":true}])"}}},
        {"strided-pointwise", "se_resnet50", {{"block.stride_at", "conv1"}}, {{"block.attention", "null"}, {"block.stride_at", "conv1"}}},
        {"needless-projection", "resnet18", {{"stem.channels", "40"}}, {{"stem.channels", "32"}}, true, "layer1.0.downsample.0"},
        {"no-final-norm", "preact_resnet18", {{"final_norm", "false"}}, {}},
        {"cancelled-bias", "resnet18", {{"conv_bias", "true"}}, {{"conv_bias", "true"}, {"shortcut_norm", "false"}}, true, "conv1"},
        {"lonely-norm",
         "resnet18",
         {{"norm", R"({"type":"group","groups":64})"}},
         {{"norm", R"({"type":"group","groups":32})"}},
         true,
         "bn1"},
    };
    return list;
}

} // namespace

TEST_CASE("advise: nothing is said of a preset")
{
    for (const std::string &name : presetNames()) {
        const auto findings = advise(*makeModel(*preset(name)), 1);
        CHECK_MESSAGE(findings.empty(), name, ": ", adviceReport(findings, AdviceFormat::Text));
    }
}

TEST_CASE("advise: every rule fires, not beside, and its fix ends it")
{
    std::set<std::string> seen;
    for (const AdviceCase &each : cases()) {
        CAPTURE(each.code);
        const ResNetSpec base = *preset(each.preset);
        const ResNetSpec weak = withEdits(base, each.weak), beside = withEdits(base, each.beside);
        const auto findings = advise(*makeModel(weak, each.batch), each.machineBytes);
        const Finding *finding = findingOf(findings, each.code);
        CHECK_MESSAGE(!findingOf(advise(*makeModel(beside, each.batch), each.machineBytes), each.code), each.preset);
        REQUIRE_MESSAGE(finding, each.preset);
        CHECK(!finding->message.empty());
        CHECK(!finding->reason.empty());
        CHECK(!finding->source.empty());
        if (each.path)
            CHECK(finding->path == each.path);
        seen.insert(each.code);
        if (!each.fixed)
            continue;
        REQUIRE_MESSAGE(!finding->fix.empty(), each.preset, " ", finding->message);
        CAPTURE(fixWords(finding->fix));
        const auto left = advise(*makeModel(withEdits(weak, finding->fix), each.batch), each.machineBytes);
        CHECK(std::none_of(left.begin(), left.end(),
                           [&](const Finding &other) { return other.code == finding->code && other.path == finding->path; }));
    }
    for (const std::string_view code : adviceCodes())
        CHECK_MESSAGE(seen.count(std::string(code)) == 1, code);
}

TEST_CASE("advise: any architecture is answered, and every fix is valid")
{
    std::mt19937 random(5);
    for (int i = 0; i < 60; ++i) {
        const ResNetSpec spec = test::randomNetwork(random, 6);
        CAPTURE(toJson(spec));
        for (const Finding &finding : advise(*makeModel(spec), 1'000'000)) {
            if (!finding.fix.empty())
                CHECK(std::holds_alternative<ResNetSpec>(parseSpec(toJson(spec), finding.fix)));
        }
    }
}

TEST_CASE("advise: formats")
{
    const auto findings = advise(*makeModel(withEdits(*preset("resnet18"), {{"stages.1.width", "132"}, {"conv_bias", "true"}})));
    REQUIRE(findings.size() == 2);
    const Json json = Json::parse(adviceReport(findings, AdviceFormat::Json));
    CHECK(json["format"] == "residua/advise");
    CHECK(json["findings"][0]["code"] == "odd-width");
    CHECK(json["findings"][0]["severity"] == "hint");
    CHECK(json["findings"][0]["fix"]["set"] == Json{{"stages.1.width", 136}});
    CHECK(json["findings"][1]["fix"]["set"] == Json{{"conv_bias", false}});
    CHECK(adviceReport(findings, AdviceFormat::Text).find("fix: --set stages.1.width=136\n") != std::string::npos);
    CHECK(adviceReport(findings, AdviceFormat::Markdown).find("- **hint odd-width** at `layer2.0.conv1`") != std::string::npos);
    CHECK(adviceReport({}, AdviceFormat::Text) == "no findings\n");
    CHECK(Json::parse(adviceReport({}, AdviceFormat::Json))["findings"] == Json::array());
}

TEST_CASE("what is looked for ends where it is stopped: findings, and what fits")
{
    const ResNetSpec weak = withEdits(*preset("resnet18"), {{"stages.1.width", "132"}});
    std::stop_source stop;
    CHECK_FALSE(advise(*makeModel(weak), 0, stop.get_token()).empty());
    CHECK(fitToBudget(weak, {.limit = 5'000'000}, stop.get_token()).has_value());
    stop.request_stop();
    CHECK(advise(*makeModel(weak), 0, stop.get_token()).empty());
    CHECK_FALSE(fitToBudget(weak, {.limit = 5'000'000}, stop.get_token()).has_value());
}
