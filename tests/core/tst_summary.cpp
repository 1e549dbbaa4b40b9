#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/data/engine.h"
#include "core/report/summary.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace residua;

namespace {

struct Built {
    explicit Built(ResNetSpec spec) : model(makeModel(std::move(spec))) {}
    SummarySource source() const { return {*model}; }
    ModelPtr model;
};

Built custom(const std::string &blockName, const std::string &name)
{
    ResNetSpec spec;
    spec.name = name;
    spec.block.type = BlockType::Custom;
    spec.block.convs = {{3, 1.0, 1, true}};
    spec.block.name = blockName;
    return Built(spec);
}

} // namespace

TEST_CASE("rowsOfEachLevelAddUpToTheTotals")
{
    for (const std::string &name : presetNames()) {
        const Built net(*preset(name));
        for (const Level level : {Level::Stage, Level::Block, Level::Operation}) {
            std::int64_t parameters = 0, macs = 0, bytes = 0;
            std::size_t nodes = 0;
            for (const SummaryRow &row : summaryTable(net.source(), level).rows) {
                if (row.subtotal)
                    continue;
                parameters += row.parameters;
                macs += row.macs;
                bytes += row.activationBytes;
                nodes += row.nodes.size();
            }
            CHECK_MESSAGE(parameters == net.model->profile.totals.parameters, name);
            CHECK(macs == net.model->profile.totals.macs);
            CHECK(bytes == net.model->profile.totals.activationBytes);
            CHECK(nodes == net.model->graph.nodes.size());
        }
    }
}

TEST_CASE("groupsAreCalledByTheStylesPaths")
{
    const auto paths = [](const char *name) {
        std::string text;
        const Built net(*preset(name));
        for (const SummaryRow &row : summaryTable(net.source(), Level::Block).rows) {
            if (row.kind == SummaryRow::Kind::Stage || row.kind == SummaryRow::Kind::Block)
                text += row.path + "=" + row.type + ";";
        }
        return text.substr(0, 80);
    };
    CHECK(paths("resnet18").rfind("layer1=Stage, 2 blocks;layer1.0=BasicBlock;layer1.1=BasicBlock;layer2=", 0) == 0);
    CHECK(paths("encoder_decoder_resnet18").rfind("encoder.layers.0=Stage, 2 blocks;encoder.layers.0.", 0) == 0);
    CHECK(paths("sequential_resnet18").rfind("1=Stage, 2 blocks;1.0=Residual;", 0) == 0);
}

TEST_CASE("jsonTotalsAreIntegersAndOperationsAreAllThere")
{
    const Built net(*preset("resnet18"));
    const auto json = nlohmann::json::parse(summaryJson(net.source()));
    CHECK(json["format"] == "residua/summary");
    CHECK(json["version"] == 1);
    CHECK(json["source"] == "arithmetic");
    for (const auto &total : json["totals"].items())
        CHECK_MESSAGE(total.value().is_number_integer(), total.key());
    CHECK(json["totals"]["parameters"] == 11689512);
    CHECK(json["totals"]["buffers"] == 9620);
    CHECK(json["totals"]["macs"] == 1814073344);
    CHECK(json["totals"]["parameter_bytes"] == 46758048);
    CHECK(json["totals"]["operations"] == json["operations"].size());
    CHECK(json["operations"][1]["path"] == "conv1");
    CHECK(json["operations"][1]["inputs"] == nlohmann::json::array({"input"}));
    CHECK(json["operations"][1]["receptive_field"] == nlohmann::json::array({7, 7}));
    CHECK(json["state"][0]["name"] == "conv1.weight");
    CHECK(json["architecture"] == nlohmann::json::parse(toJson(net.model->spec)));
    CHECK_FALSE(json["operations"][1].contains("milliseconds"));
}

TEST_CASE("whatIsNotFiniteIsNullInJson")
{
    const Built net(*preset("resnet18"));
    Trace trace;
    trace.rows.resize(net.model->graph.nodes.size());
    trace.rows[1].mean = std::nan("");
    trace.rows[1].max = INFINITY;
    SummarySource source = net.source();
    source.trace = &trace;
    const RunFacts facts{"cpu", 1.5, "random (seed 0)", {1, 1000}, {{3, "x", std::nan("")}}};
    const auto json = nlohmann::json::parse(summaryJson(source, &facts));
    CHECK(json["operations"][1]["mean"].is_null());
    CHECK(json["operations"][1]["max"].is_null());
    CHECK(json["operations"][1]["zero_fraction"] == 0.0);
    CHECK(json["top"][0]["probability"].is_null());
    CHECK(json["weights"] == "random (seed 0)");
    CHECK(json["output_shape"] == nlohmann::json::array({1, 1000}));
}

TEST_CASE("textIsEscapedInEveryFormat")
{
    const auto table = [](const Built &net) { return summaryTable(net.source(), Level::Block); };
    const Built formula = custom("=cmd(\"x\")", "n");
    CHECK(writeTable(table(formula), SummaryFormat::Csv).find(",\"'=cmd(\"\"x\"\")\",") != std::string::npos);
    const Built minus = custom("-1+2", "n");
    CHECK(writeTable(table(minus), SummaryFormat::Csv).find(",'-1+2,") != std::string::npos);
    const Built markup = custom("<b>|_%&$#{}~^\\", "<script>&\"'");
    const std::string html = writeTable(table(markup), SummaryFormat::Html);
    CHECK(html.find("<b>") == std::string::npos);
    CHECK(html.find("<script>") == std::string::npos);
    CHECK(html.find("&lt;script&gt;&amp;&quot;&#39;") != std::string::npos);
    const std::string latex = writeTable(table(markup), SummaryFormat::Latex);
    CHECK(latex.find("\\textless{}b\\textgreater{}|\\_\\%\\&\\$\\#\\{\\}\\textasciitilde{}\\textasciicircum{}\\textbackslash{}")
          != std::string::npos);
    CHECK(writeTable(table(markup), SummaryFormat::Markdown).find("&lt;b\\>\\|\\_%&amp;$\\#{}~^\\\\") != std::string::npos);
}

TEST_CASE("measuredRowsAddUpTimes")
{
    const Built net(*preset("resnet18"));
    Trace trace;
    trace.milliseconds = 80;
    trace.complete = true;
    trace.rows.resize(net.model->graph.nodes.size());
    for (TraceRow &row : trace.rows)
        row.milliseconds = 1;
    SummarySource source = net.source();
    source.trace = &trace;
    const SummaryTable table = summaryTable(source, Level::Stage);
    REQUIRE(table.measured);
    double sum = 0;
    for (const SummaryRow &row : table.rows)
        sum += row.measure->milliseconds;
    CHECK(sum == static_cast<double>(net.model->graph.nodes.size()));
    CHECK(writeTable(table, SummaryFormat::Text).find("80.000") != std::string::npos);
}

TEST_CASE("rows that add up to more than fits say so")
{
    ResNetSpec spec = *preset("resnet18");
    spec.input = {3, 8192, 8192};
    for (StageSpec &stage : spec.stages)
        stage.width = 2048;
    const ModelPtr model = makeModel(spec, 65536);
    const SummaryTable table = summaryTable({*model}, Level::Stage);
    for (const SummaryRow &row : table.rows) {
        CHECK(row.macs >= 0);
        CHECK(row.activationBytes >= 0);
    }
    CHECK(writeTable(table, SummaryFormat::Text).find("> 9.2e18") != std::string::npos);
}
