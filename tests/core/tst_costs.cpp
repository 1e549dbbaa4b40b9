// Networks as points: the front against brute force, figures that others publish, and the lines of a sweep read back.
#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/compare/cost_figures.h"
#include "core/compare/pareto.h"
#include "core/compare/sweep.h"
#include "core/compare/sweep_table.h"
#include "core/data/error.h"
#include "core/data/file.h"
#include "core/data/memory.h"

#include "tests/support/temp_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace residua;

namespace {

bool isBetter(double a, double b, Better better)
{
    return better == Better::Less ? a < b : a > b;
}

/// Point `i` is beaten by `j`: nowhere worse, somewhere better; of equal points by the first.
bool beats(const std::vector<double> &x, const std::vector<double> &y, std::size_t j, std::size_t i, Better bx, Better by)
{
    if (isBetter(x[i], x[j], bx) || isBetter(y[i], y[j], by))
        return false;
    return isBetter(x[j], x[i], bx) || isBetter(y[j], y[i], by) || j < i;
}

std::string sweepLines(const ResNetSpec &base, const std::vector<std::string> &over)
{
    std::vector<SweepAxis> axes;
    for (const std::string &text : over)
        axes.push_back(std::get<SweepAxis>(parseAxis(text)));
    const Sweep sweep(base, axes);
    std::string lines;
    for (std::uint64_t i = 0; i < sweep.size(); ++i) {
        const SpecOrProblems read = sweep.at(i);
        if (const auto *spec = std::get_if<ResNetSpec>(&read))
            lines += sweep.line(i, totalsOf(*spec, 1));
        else
            lines += sweep.line(i, std::get<std::vector<Problem>>(read));
    }
    return lines;
}

SweepFile readText(const std::string &text)
{
    const test::TempFolder folder;
    saveFile(folder / "sweep.jsonl", text);
    return readSweepFile(folder / "sweep.jsonl");
}

std::string refusal(const std::string &text)
{
    try {
        readText(text);
    } catch (const Error &error) {
        CHECK(error.kind() == ErrorKind::Input);
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("costs: the front is what no other point beats")
{
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        const std::size_t count = random() % 40;
        std::vector<double> x, y;
        for (std::size_t i = 0; i < count; ++i) { // few values: many are equal
            x.push_back(random() % 12 == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(random() % 8));
            y.push_back(static_cast<double>(random() % 8));
        }
        for (const Better bx : {Better::Less, Better::More}) {
            for (const Better by : {Better::Less, Better::More}) {
                std::vector<std::size_t> expected;
                for (std::size_t i = 0; i < count; ++i) {
                    bool beaten = !std::isfinite(x[i]);
                    for (std::size_t j = 0; j < count && !beaten; ++j)
                        beaten = j != i && std::isfinite(x[j]) && beats(x, y, j, i, bx, by);
                    if (!beaten)
                        expected.push_back(i);
                }
                std::vector<std::size_t> front = paretoFront(x, y, bx, by);
                for (std::size_t i = 1; i < front.size(); ++i)
                    CHECK(x[front[i - 1]] < x[front[i]]);
                std::sort(front.begin(), front.end());
                CHECK(front == expected);
            }
        }
    }
}

TEST_CASE("costs: the depth is that in a network's name")
{
    for (const auto &known :
         {std::pair("resnet18", 18), std::pair("resnet50", 50), std::pair("resnet152", 152), std::pair("cifar_resnet20", 20),
          std::pair("cifar_resnet110", 110), std::pair("se_resnet50", 50), std::pair("senet154", 154), std::pair("preact_resnet18", 18)})
        CHECK_MESSAGE(costFigures(*preset(known.first)).depth == known.second, std::string(known.first));
    const CostFigures resnet18 = costFigures(*preset("resnet18"));
    CHECK(resnet18.parameters == 11689512);
    CHECK(resnet18.macs == 1814073344);
    CHECK(resnet18.receptiveField == 435);
    CHECK(resnet18.peakBytes > 0);
    // Of ResNet-50: the path's last activation, and both of the projection, 256 × 56 × 56 each.
    const ModelPtr resnet50 = makeModel(*preset("resnet50"));
    const ActivationPeak peak = activationPeak(*resnet50);
    CHECK(peak.bytes == 3 * 4 * 256 * 56 * 56);
    CHECK(resnet50->graph.nodes[static_cast<std::size_t>(peak.node)].path == "layer1.0.downsample.1");
    CHECK(resnet18.peakBytes < resnet18.activationBytes);
}

TEST_CASE("sweep table: what sweep writes is read back, and each row's network found")
{
    const ResNetSpec base = *preset("resnet50");
    const SweepFile file =
        readText(sweepLines(base, {"stages.2.depth=4,6,8", "block.attention=[null, {\"type\": \"se\"}]", "stem.activation=[\"silu\"]"}));
    CHECK(file.table.size() == 6);
    CHECK(file.problems + file.others + file.left == 0);
    REQUIRE(file.table.column("macs"));
    CHECK(file.table.column("macs")->isTotal);
    CHECK(file.table.words(2) == "stages.2.depth=6 block.attention=null stem.activation=\"silu\"");
    const std::vector<ResNetSpec> bases = {*preset("resnet18"), base, *preset("resnet101")};
    for (std::size_t row = 0; row < file.table.size(); ++row) {
        const auto found = networkOf(file.table, row, bases);
        REQUIRE(found);
        CHECK(found->first == 1);
        CHECK(costFigures(found->second).parameters == static_cast<std::int64_t>(file.table.column("parameters")->values[row]));
    }
    CHECK(!networkOf(file.table, 0, std::vector{*preset("resnet18")}));
}

TEST_CASE("sweep table: what the lines do not carry is computed")
{
    const ResNetSpec base = *preset("resnet50");
    SweepFile file = readText(sweepLines(base, {"stages.2.depth=4,6,8"}));
    CHECK(!file.table.column("depth"));
    CHECK(!addFigures(file.table, std::vector{*preset("resnet18")}));
    CHECK(!file.table.column("depth"));
    std::stop_source stopped;
    stopped.request_stop();
    CHECK(!addFigures(file.table, std::vector{base}, stopped.get_token()));
    REQUIRE(addFigures(file.table, std::vector{*preset("resnet18"), base}));
    const CostFigures same = costFigures(base);
    CHECK(file.table.column("depth")->values == std::vector<double>{44, 50, 56});
    CHECK(file.table.column("receptive_field")->values[1] == static_cast<double>(same.receptiveField));
    CHECK(file.table.column("inference_peak_bytes")->values[1] == static_cast<double>(same.peakBytes));
}

TEST_CASE("sweep table: numbers that somebody has added are columns, what is missing is no number")
{
    const SweepFile file = readText(
        "{\"settings\": {\"a\": 1}, \"totals\": {\"macs\": 5}, \"accuracy\": 0.5}\n"
        "\n"
        "{\"settings\": {\"a\": 2}, \"totals\": {\"macs\": 6, \"milliseconds\": 1.5}, \"results\": {\"loss\": 2, \"note\": \"x\"}}\n"
        "{\"settings\": {\"b\": 2}, \"problems\": []}\n"
        "{\"settings\": {\"a\": 3}, \"totals\"");
    CHECK(file.table.size() == 2);
    CHECK(file.problems == 1);
    CHECK(file.others == 1);
    CHECK(file.firstOther == 5);
    REQUIRE(file.table.column("accuracy"));
    CHECK(!file.table.column("accuracy")->isTotal);
    CHECK(file.table.column("accuracy")->values[0] == 0.5);
    CHECK(std::isnan(file.table.column("accuracy")->values[1]));
    REQUIRE(file.table.column("results.loss"));
    CHECK(file.table.column("results.loss")->values[1] == 2);
    CHECK(!file.table.column("results.note"));
    CHECK(std::isnan(file.table.column("milliseconds")->values[0]));
}

TEST_CASE("sweep table: what is none is refused with what was expected")
{
    CHECK(refusal("").find("residua-cli sweep") != std::string::npos);
    CHECK(refusal("hello\nworld\n").find("{\"settings\"") != std::string::npos);
    CHECK(refusal("{\"settings\": {}, \"problems\": []}\n").find("problems") != std::string::npos);
    CHECK(refusal(std::string(3'000'000, 'x')).find("longer than") != std::string::npos);
    CHECK_THROWS_AS(readSweepFile("/nowhere/sweep.jsonl"), Error);
    std::stop_source stop;
    stop.request_stop();
    const test::TempFolder folder;
    saveFile(folder / "s", sweepLines(*preset("resnet18"), {"stages.2.depth=4"}));
    CHECK_THROWS_AS(readSweepFile(folder / "s", stop.get_token()), Error);
}

TEST_CASE("sweep table: a hostile file costs no more than its size")
{
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text += "{\"settings\": {\"k\": " + std::to_string(i) + "}, \"totals\": {\"t" + std::to_string(i) + "\": 1}}\n";
    const SweepFile file = readText(text);
    CHECK(file.table.size() == 3000);
    CHECK(file.table.columns().size() == SweepTable::mostColumns);
}
