#include "core/compare/compare_formats.h"

#include "core/arch/op_facts.h"
#include "core/arch/op_words.h"
#include "core/arch/saturating.h"
#include "core/arch/visible.h"
#include "core/report/format.h"
#include "core/report/json_lines.h"
#include "core/report/plain_table.h"

#include <algorithm>

namespace residua {

namespace {

const Node &nodeOf(const Model &a, const Model &b, const OperationDifference &each)
{
    return each.a >= 0 ? a.graph.nodes[static_cast<std::size_t>(each.a)] : b.graph.nodes[static_cast<std::size_t>(each.b)];
}

Json placeJson(int place)
{
    return place < 0 ? Json() : Json(place);
}

Json pathJson(const Model &model, int id)
{
    return id < 0 ? Json() : Json(model.graph.nodes[static_cast<std::size_t>(id)].path);
}

Json valueJson(const OperationChange::Value &value)
{
    return std::visit([](const auto &each) { return Json(each); }, value);
}

std::string whatText(const std::vector<OperationChange> &what)
{
    std::string text;
    for (const OperationChange &each : what)
        text += (text.empty() ? "" : ", ") + keyText(each.key) + " " + valueText(each.a) + " -> " + valueText(each.b);
    return text;
}

char mark(Change change)
{
    return " ~+-"[static_cast<std::size_t>(change)];
}

/// The part of the paths of operations that they have in common: a block's or a stage's module.
std::string commonPath(const Model &a, const Model &b, const Comparison &comparison, const GroupDifference &group)
{
    std::string common = nodeOf(a, b, comparison.operations[group.first]).path;
    for (std::size_t i = group.first; i < group.end; ++i) {
        const std::string &path = nodeOf(a, b, comparison.operations[i]).path;
        const auto [end, other] = std::mismatch(common.begin(), common.end(), path.begin(), path.end());
        if (end == common.end() && (other == path.end() || *other == '.'))
            continue;
        const std::string same(common.begin(), end);
        common = same.substr(0, std::min(same.size(), same.rfind('.')));
    }
    return common;
}

PlainTable totalsTable(const Model &a, const Model &b, const Comparison &comparison)
{
    PlainTable table{{{"", false}, {"A", true}, {"B", true}, {"difference", true}, {"", true}}, {}};
    const auto add = [&table](const char *name, std::int64_t before, std::int64_t after, std::int64_t difference) {
        const bool share = before > 0 && difference != 0 && !isSaturated(before) && !isSaturated(after);
        const double percent = share ? 100 * static_cast<double>(difference) / static_cast<double>(before) : 0;
        table.rows.push_back({name, formatThousands(before), formatThousands(after), formatDifference(difference),
                              share ? (percent > 0 ? "+" : "") + formatFixed(percent, 2) + " %" : ""});
    };
    const Totals &x = a.profile.totals, &y = b.profile.totals;
    const CostDifference &d = comparison.totals;
    add("parameters", x.parameters, y.parameters, d.parameters);
    add("MACs", x.macs, y.macs, d.macs);
    add("activation bytes", x.activationBytes, y.activationBytes, d.activationBytes);
    add("operations", x.operations, y.operations, d.operations);
    return table;
}

PlainTable stageTable(const Comparison &comparison)
{
    PlainTable table{{{"Stage of A", true}, {"of B", true}, {"", false}, {"Blocks", false}, {"Parameters", true}, {"MACs", true}}, {}};
    const auto place = [](int stage) { return stage < 0 ? std::string("-") : std::to_string(stage + 1); };
    for (const GroupDifference &stage : comparison.stages) {
        std::size_t counts[4] = {};
        for (const GroupDifference &block : comparison.blocks)
            counts[static_cast<std::size_t>(block.change)] += block.first >= stage.first && block.end <= stage.end;
        std::string blocks;
        for (const Change change : {Change::Same, Change::Changed, Change::Added, Change::Removed}) {
            if (const std::size_t count = counts[static_cast<std::size_t>(change)])
                blocks += (blocks.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(changeWord(change));
        }
        table.rows.push_back({place(stage.a), place(stage.b), std::string(changeWord(stage.change)), blocks,
                              formatDifference(stage.costs.parameters), formatDifference(stage.costs.macs)});
    }
    return table;
}

PlainTable keyTable(const std::vector<KeyDifference> &keys)
{
    PlainTable table{{{"Key", false}, {"A", false}, {"B", false}}, {}};
    for (const KeyDifference &each : keys) {
        const auto shown = [](const std::string &value) { return value.empty() ? "-" : visible(value); };
        table.rows.push_back({each.key, shown(each.a), shown(each.b)});
    }
    return table;
}

/// The stage or the block that begins at operation `at` and is in one network alone; the larger of both.
const GroupDifference *groupAlone(const Comparison &comparison, std::size_t at)
{
    for (const auto *groups : {&comparison.stages, &comparison.blocks}) {
        for (const GroupDifference &group : *groups) {
            if (group.first == at && (group.change == Change::Added || group.change == Change::Removed))
                return &group;
        }
    }
    return nullptr;
}

PlainTable operationTable(const Model &a, const Model &b, const Comparison &comparison, bool all)
{
    PlainTable table{{{"", false}, {"Layer", false}, {"Type", false}, {"Parameters", true}, {"MACs", true}, {"What", false}}, {}};
    for (std::size_t i = 0; i < comparison.operations.size();) {
        const OperationDifference &each = comparison.operations[i];
        const GroupDifference *group = each.change == Change::Added || each.change == Change::Removed ? groupAlone(comparison, i) : nullptr;
        if (group && !all) {
            const std::string kind = group->stageA < 0 && group->stageB < 0 ? "stage" : "block";
            table.rows.push_back({std::string(1, mark(group->change)), commonPath(a, b, comparison, *group), kind,
                                  formatDifference(group->costs.parameters), formatDifference(group->costs.macs),
                                  std::to_string(group->end - group->first) + " operations " + std::string(changeWord(group->change))});
            i = group->end;
            continue;
        }
        ++i;
        if (each.change == Change::Same && !all)
            continue;
        const Node &node = nodeOf(a, b, each);
        const std::string other = each.a >= 0 && each.b >= 0 ? b.graph.nodes[static_cast<std::size_t>(each.b)].path : node.path;
        const std::string what =
            each.what.empty() ? std::string(each.change == Change::Same ? "" : changeWord(each.change)) : whatText(each.what);
        table.rows.push_back({std::string(1, mark(each.change)), node.path + (other == node.path ? "" : " -> " + other),
                              std::string(typeName(node.op)), formatDifference(each.costs.parameters), formatDifference(each.costs.macs),
                              what});
    }
    return table;
}

} // namespace

std::string valueText(const OperationChange::Value &value)
{
    return std::visit(Overloaded{
                          [](std::int64_t number) { return std::to_string(number); },
                          [](double number) { return formatSignificant(number, 6); },
                          [](bool yes) { return std::string(yes ? "yes" : "no"); },
                          [](const std::vector<std::int64_t> &shape) { return shapeText(shape); },
                          [](const std::vector<std::string> &paths) {
                              std::string text;
                              for (const std::string &path : paths)
                                  text += (text.empty() ? "" : " and ") + path;
                              return text;
                          },
                      },
                      value);
}

std::string keyText(std::string_view key)
{
    std::string text(key);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::string formatDifference(std::int64_t difference)
{
    const std::int64_t size = difference < 0 ? -difference : difference;
    if (isSaturated(size))
        return difference < 0 ? "< -9.2e18" : "> +9.2e18";
    return (difference < 0 ? "-" : difference > 0 ? "+" : "") + formatThousands(size);
}

std::string comparisonJson(const Model &a, const Model &b, const Comparison &comparison, bool all)
{
    Json json = Json::object();
    json["format"] = "residua/diff";
    json["version"] = 1;
    Json totals = Json::object();
    totals["parameters"] = comparison.totals.parameters;
    totals["macs"] = comparison.totals.macs;
    totals["forward_activation_bytes"] = comparison.totals.activationBytes;
    totals["operations"] = comparison.totals.operations;
    json["totals"] = std::move(totals);
    Json stages = Json::array();
    for (const GroupDifference &stage : comparison.stages) {
        Json entry = Json::object();
        entry["a"] = placeJson(stage.a);
        entry["b"] = placeJson(stage.b);
        entry["change"] = changeWord(stage.change);
        entry["parameters"] = stage.costs.parameters;
        entry["macs"] = stage.costs.macs;
        stages.push_back(std::move(entry));
    }
    json["stages"] = std::move(stages);
    Json operations = Json::array();
    for (const OperationDifference &each : comparison.operations) {
        if (each.change == Change::Same && !all)
            continue;
        Json entry = Json::object();
        entry["change"] = changeWord(each.change);
        entry["a"] = pathJson(a, each.a);
        entry["b"] = pathJson(b, each.b);
        entry["type"] = typeName(nodeOf(a, b, each).op);
        entry["parameters"] = each.costs.parameters;
        entry["macs"] = each.costs.macs;
        Json what = Json::array();
        for (const OperationChange &change : each.what) {
            Json item = Json::object();
            item["key"] = change.key;
            item["a"] = valueJson(change.a);
            item["b"] = valueJson(change.b);
            what.push_back(std::move(item));
        }
        entry["what"] = std::move(what);
        operations.push_back(std::move(entry));
    }
    json["operations"] = std::move(operations);
    return jsonByLine(json);
}

std::string comparisonReport(const Model &a, const Model &b, const Comparison &comparison, const std::string &labelA,
                             const std::string &labelB, ComparisonFormat format, bool all)
{
    const bool markdown = format == ComparisonFormat::Markdown;
    const auto written = [markdown](const PlainTable &table) { return markdown ? plainMarkdown(table) : plainText(table); };
    const std::string line = markdown ? "- " : "";
    std::string text = line + "A: " + labelA + "\n" + line + "B: " + labelB + "\n\n" + written(totalsTable(a, b, comparison));
    const std::vector<KeyDifference> keys = differentKeys(a.spec, b.spec);
    if (!keys.empty())
        text += "\n" + written(keyTable(keys));
    const PlainTable operations = operationTable(a, b, comparison, all);
    if (operations.rows.empty())
        return text + "\nno operation differs\n";
    return text + "\n" + written(stageTable(comparison)) + "\n" + written(operations);
}

} // namespace residua
