// Sweeps: which combinations there are, what a line says, which lines are there already.
#include "core/compare/sweep.h"

#include "core/arch/json_dom.h"
#include "core/arch/model.h"
#include "core/arch/presets.h"

#include <doctest/doctest.h>

using namespace residua;

namespace {

SweepAxis axis(const char *text)
{
    const auto read = parseAxis(text);
    REQUIRE_MESSAGE(std::holds_alternative<SweepAxis>(read), text);
    return std::get<SweepAxis>(read);
}

std::string refusal(const char *text)
{
    const auto read = parseAxis(text);
    REQUIRE_MESSAGE(std::holds_alternative<std::string>(read), text);
    return std::get<std::string>(read);
}

} // namespace

TEST_CASE("sweep: lists of values")
{
    CHECK(axis("stages.2.depth=4,6,8") == SweepAxis{"stages.2.depth", {{"4", "4"}, {"6", "6"}, {"8", "8"}}});
    CHECK(axis("stages.2.depth= 4, 6,8 ") == axis("stages.2.depth=4,6,8"));
    CHECK(axis("block.activation=relu, silu") == axis("block.activation=[\"relu\", \"silu\"]"));
    CHECK(refusal("a=1, ,2").find("is empty") != std::string::npos);
    CHECK(axis("block.activation=relu,silu").values[1] == SweepValue{"silu", "\"silu\""});
    CHECK(axis("conv_bias=true,false").values[0] == SweepValue{"true", "true"});
    CHECK(axis("block.attention=[null, {\"type\": \"se\"}]").values[1] == SweepValue{"{\"type\":\"se\"}", "{\"type\":\"se\"}"});
    CHECK(axis("name=[\"a,b\"]").values == std::vector<SweepValue>{{"a,b", "\"a,b\""}});
    CHECK(axis("stem.channels=64").values.size() == 1);
    CHECK(refusal("stages").find("expected KEY=VALUE") == 0);
    CHECK(refusal("=1").find("expected KEY=VALUE") == 0);
    CHECK(refusal("a=").find("is empty") != std::string::npos);
    CHECK(refusal("a=1,,2").find("is empty") != std::string::npos);
    CHECK(refusal("a=[]").find("is empty") != std::string::npos);
    CHECK(refusal("a=[1,").find("not JSON") != std::string::npos);
    CHECK(refusal("a=1,1").find("twice") != std::string::npos);
    CHECK(refusal("a=[1,1.0]").find("twice") != std::string::npos);
    CHECK(refusal("a={}").find("no scalar") != std::string::npos);
}

TEST_CASE("sweep: combinations, the last key fastest")
{
    const ResNetSpec base = *preset("resnet18");
    const Sweep sweep(base, {axis("stages.2.depth=1,2"), axis("stem.channels=32,64,63,0")});
    REQUIRE(sweep.size() == 8);
    CHECK(std::get<ResNetSpec>(sweep.at(0)).stem.channels == 32);
    CHECK(std::get<ResNetSpec>(sweep.at(1)).stem.channels == 64);
    CHECK(std::get<ResNetSpec>(sweep.at(4)).stages[2].depth == 2);
    CHECK(std::get<std::vector<Problem>>(sweep.at(7)).size() == 1);
    CHECK(sweep.words(6) == "stages.2.depth=2 stem.channels=63");
    for (std::uint64_t i = 0; i < sweep.size(); ++i) {
        const SpecOrProblems read = sweep.at(i);
        std::string line;
        if (const auto *spec = std::get_if<ResNetSpec>(&read)) {
            const Totals totals = totalsOf(*spec, 3);
            CHECK(totals == makeModel(*spec, 3)->profile.totals);
            line = sweep.line(i, totals);
            CHECK(Json::parse(line)["totals"]["parameters"] == totals.parameters);
        } else {
            line = sweep.line(i, std::get<std::vector<Problem>>(read));
            CHECK(Json::parse(line)["problems"][0]["field"] == "stem.channels");
        }
        CHECK(line.back() == '\n');
        CHECK(line.find('\n') == line.size() - 1);
        CHECK(sweep.indexOf(line) == i);
    }
}

TEST_CASE("sweep: lines that are not its own")
{
    const Sweep sweep(*preset("resnet18"), {axis("stages.2.depth=1,2"), axis("block.attention=[null, {\"type\": \"se\"}]")});
    const std::string line = sweep.line(3, totalsOf(*preset("resnet18"), 1), {{"milliseconds", 1.5}});
    CHECK(Json::parse(line)["totals"]["milliseconds"] == 1.5);
    CHECK(sweep.indexOf(line) == 3u);
    CHECK(sweep.indexOf(line, "milliseconds") == 3u);
    CHECK(!sweep.indexOf(line, "inference_peak_bytes"));
    CHECK(!sweep.indexOf(line.substr(0, line.size() / 2)));
    CHECK(!sweep.indexOf(""));
    CHECK(!sweep.indexOf("[]"));
    CHECK(!sweep.indexOf(R"({"settings": {"stages.2.depth": 1}, "totals": {}})"));
    CHECK(!sweep.indexOf(R"({"settings": {"stages.2.depth": 3, "block.attention": null}, "totals": {}})"));
    CHECK(!sweep.indexOf(R"({"settings": {"stages.2.depth": 1, "block.attention": null}})"));
    CHECK(sweep.indexOf(R"({"settings": {"block.attention": null, "stages.2.depth": 2}, "totals": {}})") == 2u);
}

TEST_CASE("sweep: shards one after the other are the whole")
{
    for (const std::uint64_t size : {0u, 1u, 7u, 10'000u}) {
        for (const std::uint64_t parts : {1u, 3u, 8u, 11u}) {
            std::uint64_t at = 0;
            for (std::uint64_t part = 1; part <= parts; ++part) {
                const auto [first, second] = shard(size, part, parts);
                CHECK(first == at);
                CHECK(second - first <= size / parts + 1);
                at = second;
            }
            CHECK(at == size);
        }
    }
    std::vector<SweepAxis> many(7, axis("a=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25"));
    CHECK(!combinations(many));
    many.resize(6);
    CHECK(combinations(many) == 308'915'776u);
}
