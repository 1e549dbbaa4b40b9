#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/report/torchinfo.h"
#include "tests/core/edited.h"

#include <doctest/doctest.h>

#include <limits>

using namespace residua;
using test::edited;

namespace {

constexpr Counting plainMacs{}, plainFlops{Counting::Unit::Flops, Counting::Scope::ConvolutionAndLinear},
    torchinfoMacs{Counting::Unit::Macs, Counting::Scope::Torchinfo}, allMacs{Counting::Unit::Macs, Counting::Scope::AllOperations};

std::int64_t totalOf(const ResNetSpec &spec, Counting counting)
{
    return makeModel(spec, 1, counting)->profile.totals.macs;
}

std::int64_t countAt(const ResNetSpec &spec, const std::string &path, Counting counting)
{
    const ModelPtr model = makeModel(spec);
    const auto costs = countedCosts(*model, counting);
    for (const Node &node : model->graph.nodes)
        if (node.path == path)
            return costs[static_cast<std::size_t>(node.id)];
    FAIL("no operation " << path);
    return 0;
}

} // namespace

TEST_CASE("the default counting changes nothing, and FLOPs are twice as many")
{
    for (const std::string &name : presetNames()) {
        CAPTURE(name);
        const ResNetSpec spec = *preset(name);
        const ModelPtr model = makeModel(spec);
        const Profile &costs = model->profile;
        const std::vector<std::int64_t> counts = countedCosts(*model, plainMacs);
        for (const Node &node : model->graph.nodes)
            CHECK(counts[static_cast<std::size_t>(node.id)] == costs.nodes[static_cast<std::size_t>(node.id)].macs);
        CHECK(totalOf(spec, plainMacs) == costs.totals.macs);
        CHECK(totalOf(spec, plainFlops) == 2 * costs.totals.macs);
        CHECK(recounted(recounted(model, allMacs), plainMacs)->profile.totals.macs == costs.totals.macs);
    }
}

TEST_CASE("torchinfo's way gives what torchinfo prints")
{
    CHECK(totalOf(*preset("resnet50"), torchinfoMacs) == 4089238376); // torchinfo 1.8.0
    for (const std::string &name : presetNames()) {
        CAPTURE(name);
        const ResNetSpec spec = *preset(name);
        const std::string table = torchinfoTable(*makeModel(spec));
        const std::size_t at = table.find("Total mult-adds");
        const std::string line = table.substr(at, table.find('\n', at) - at);
        const double printed = std::stod(line.substr(line.find(": ") + 2));
        const double unit = line.find("GIGA") != std::string::npos ? 1e9 : 1e6;
        CHECK(printed == doctest::Approx(static_cast<double>(totalOf(spec, torchinfoMacs)) / unit).epsilon(0.005));
    }
}

TEST_CASE("all operations add what each of them computes")
{
    const ResNetSpec spec = *preset("resnet18");
    CHECK(countAt(spec, "conv1", allMacs) == 118013952);
    CHECK(countAt(spec, "bn1", allMacs) == 2 * 64 * 112 * 112);
    CHECK(countAt(spec, "relu", allMacs) == 64 * 112 * 112);
    CHECK(countAt(spec, "maxpool", allMacs) == 9 * 64 * 56 * 56);
    CHECK(countAt(spec, "layer1.0.add", allMacs) == 64 * 56 * 56);
    CHECK(countAt(spec, "avgpool", allMacs) == 512 * 7 * 7);
    CHECK(countAt(spec, "flatten", allMacs) == 0);
    CHECK(countAt(spec, "fc", allMacs) == 513000);
    CHECK(countAt(spec, "fc", plainMacs) == 512000);
    CHECK(countAt(spec, "fc", plainFlops) == 1024000);
    const ResNetSpec group = edited(
        "resnet18",
        {{"norm", R"({"type":"group","groups":32})"}, {"conv_bias", "true"}, {"block.attention", R"({"type":"se","reduction":16})"}});
    CHECK(countAt(group, "conv1", allMacs) == 118013952 + 64 * 112 * 112);
    CHECK(countAt(group, "conv1", plainMacs) == 118013952);
    CHECK(countAt(group, "conv1", torchinfoMacs) == 118013952 + 64 * 112 * 112);
    CHECK(countAt(group, "bn1", allMacs) == 5 * 64 * 112 * 112);
    CHECK(countAt(group, "bn1", torchinfoMacs) == 128);
}

TEST_CASE("counts that do not fit saturate")
{
    const ResNetSpec spec = edited("resnet18", test::overflowing);
    for (const auto scope : {Counting::Scope::ConvolutionAndLinear, Counting::Scope::AllOperations, Counting::Scope::Torchinfo})
        CHECK(makeModel(spec, 1000, {Counting::Unit::Flops, scope})->profile.totals.macs == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("a counting survives a file")
{
    for (const auto unit : {Counting::Unit::Macs, Counting::Unit::Flops})
        for (const auto scope : {Counting::Scope::ConvolutionAndLinear, Counting::Scope::AllOperations, Counting::Scope::Torchinfo})
            CHECK(countingOf(countingKey({unit, scope})) == Counting{unit, scope});
    CHECK(countingOf("something else") == Counting{});
}
