#include "core/report/summary.h"

#include "core/arch/json.h"
#include "core/arch/op_words.h"
#include "core/arch/visible.h"
#include "core/data/engine.h"
#include "core/report/escape.h"
#include "core/report/format.h"
#include "core/report/json_lines.h"

#include <algorithm>

namespace residua {

namespace {

struct Column {
    std::string title;
    bool number; ///< set to the right
};

std::vector<Column> readableColumns(const SummaryTable &table)
{
    std::vector<Column> columns = {{"Layer", false}, {"Type", false}, {"Output shape", false}, {"Parameters", true},
                                   {"MACs", true},   {"Bytes", true}, {"Field", true},         {"Stride", true}};
    if (table.measured) {
        for (const char *title : {"ms", "mean", "std", "min", "max", "zeros"})
            columns.push_back({title, true});
    }
    return columns;
}

std::string countCell(std::int64_t count)
{
    return count == 0 ? "-" : formatThousands(count);
}

/// The cells of one row for people, in the order of `readableColumns`.
std::vector<std::string> readableCells(const SummaryTable &table, const SummaryRow &row)
{
    std::vector<std::string> cells = {row.path,
                                      row.type,
                                      shapeText(row.outputShape),
                                      countCell(row.parameters),
                                      countCell(row.macs),
                                      countCell(row.activationBytes),
                                      formatPair(row.receptiveField),
                                      formatPair(row.stride)};
    if (table.measured) {
        const SummaryMeasure &measure = *row.measure;
        cells.push_back(formatFixed(measure.milliseconds, 3));
        for (const double value : {measure.mean, measure.std, measure.min, measure.max})
            cells.push_back(formatSignificant(value, 4));
        cells.push_back(formatFixed(100 * measure.zeroFraction, 1) + " %");
    }
    return cells;
}

std::vector<std::string> totalCells(const SummaryTable &table)
{
    const Totals &totals = table.totals;
    const std::string operations = formatExact(totals.operations) + " operations";
    std::vector<std::string> cells = {
        "total", operations, "", formatThousands(totals.parameters), formatThousands(totals.macs), formatThousands(totals.activationBytes),
        "",      ""};
    if (table.measured) {
        cells.push_back(formatFixed(table.milliseconds, 3));
        cells.resize(cells.size() + 5);
    }
    return cells;
}

std::vector<std::string> titles(const std::vector<Column> &columns)
{
    std::vector<std::string> cells;
    for (const Column &column : columns)
        cells.push_back(column.title);
    return cells;
}

std::string textTable(const SummaryTable &table)
{
    const std::vector<Column> columns = readableColumns(table);
    std::vector<std::vector<std::string>> lines = {titles(columns)};
    for (const SummaryRow &row : table.rows) {
        lines.push_back(readableCells(table, row));
        lines.back().front().insert(0, static_cast<std::size_t>(2 * row.depth), ' ');
    }
    lines.push_back(totalCells(table));
    std::vector<std::size_t> widths(columns.size());
    for (const auto &line : lines) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            widths[i] = std::max(widths[i], line[i].size());
    }
    std::size_t full = 2 * (columns.size() - 1);
    for (const std::size_t width : widths)
        full += width;
    std::string text;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        std::string line;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::string space(widths[i] - lines[at][i].size(), ' ');
            line += (i ? "  " : "") + (columns[i].number ? space + lines[at][i] : lines[at][i] + space);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        if (at + 1 == lines.size())
            text += std::string(full, '-') + "\n";
        text += line + "\n";
        if (at == 0)
            text += std::string(full, '-') + "\n";
    }
    const Totals &totals = table.totals;
    text += "\nparameters   " + formatCount(totals.parameters) + " (" + formatBytes(totals.parameterBytes) + "), buffers "
        + formatThousands(totals.buffers) + "\nmacs         " + formatMacs(totals.macs) + "\nactivations  "
        + formatBytes(totals.activationBytes) + " for one forward pass\nread from    " + (table.live ? "the live model" : "arithmetic")
        + "\n";
    return text;
}

std::string csvShape(const Shape &shape)
{
    std::string text;
    for (const std::int64_t size : shape)
        text += (text.empty() ? "" : "x") + std::to_string(size);
    return text;
}

std::string csvTable(const SummaryTable &table)
{
    static constexpr const char *kinds[] = {"operation", "block", "stage", "part"};
    std::string text =
        "kind,subtotal,path,type,output_shape,parameters,macs,activation_bytes,field_height,field_width,stride_height,stride_width";
    text += table.measured ? ",milliseconds,mean,std,min,max,zero_fraction\n" : "\n";
    for (const SummaryRow &row : table.rows) {
        text += std::string(kinds[static_cast<int>(row.kind)]) + (row.subtotal ? ",1," : ",0,") + csvText(row.path) + ","
            + csvText(row.type) + "," + csvShape(row.outputShape);
        for (const std::int64_t number :
             {row.parameters, row.macs, row.activationBytes, row.receptiveField[0], row.receptiveField[1], row.stride[0], row.stride[1]})
            text += "," + formatExact(number);
        if (table.measured) {
            const SummaryMeasure &m = *row.measure;
            text += "," + formatFixed(m.milliseconds, 6);
            for (const double value : {m.mean, m.std, m.min, m.max, m.zeroFraction})
                text += "," + formatSignificant(value, 9);
        }
        text += "\n";
    }
    const Totals &totals = table.totals;
    text += "total,1,total,," + ("," + formatExact(totals.parameters)) + "," + formatExact(totals.macs) + ","
        + formatExact(totals.activationBytes) + ",,,,";
    if (table.measured)
        text += "," + formatFixed(table.milliseconds, 6) + ",,,,,";
    return text + "\n";
}

std::string markdownTable(const SummaryTable &table)
{
    const std::vector<Column> columns = readableColumns(table);
    std::string text = "|";
    for (const Column &column : columns)
        text += " " + column.title + " |";
    text += "\n|";
    for (const Column &column : columns)
        text += column.number ? "---:|" : "---|";
    const auto add = [&text](const std::vector<std::string> &cells, bool bold) {
        text += "\n|";
        for (const std::string &cell : cells) {
            const std::string escaped = markdownText(cell);
            text += " " + (bold && !cell.empty() ? "**" + escaped + "**" : escaped) + " |";
        }
    };
    for (const SummaryRow &row : table.rows)
        add(readableCells(table, row), row.subtotal);
    add(totalCells(table), true);
    return text + "\n";
}

std::string latexTable(const SummaryTable &table)
{
    const std::vector<Column> columns = readableColumns(table);
    std::string text = "% \\usepackage{booktabs}\n\\begin{tabular}{";
    for (const Column &column : columns)
        text += column.number ? 'r' : 'l';
    text += "}\n\\toprule\n";
    const auto add = [&text](const std::vector<std::string> &cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            text += (i ? " & " : "") + (cells[i] == "-" ? std::string("--") : latexText(cells[i]));
        text += " \\\\\n";
    };
    add(titles(columns));
    text += "\\midrule\n";
    int stage = 0;
    for (const SummaryRow &row : table.rows) {
        text += row.depth ? "\\hspace{" + std::to_string(row.depth) + "em}" : "";
        std::vector<std::string> cells = readableCells(table, row);
        if (row.kind == SummaryRow::Kind::Stage) // readers of a paper do not know the module's name
            cells.front() = "stage " + std::to_string(++stage);
        add(cells);
    }
    text += "\\midrule\n";
    add(totalCells(table));
    return text + "\\bottomrule\n\\end{tabular}\n";
}

std::string htmlTable(const SummaryTable &table)
{
    const std::vector<Column> columns = readableColumns(table);
    const std::string name = markupText(table.name);
    std::string text = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + name
        + "</title>\n<style>\nbody { font-family: sans-serif; margin: 2em; }\ntable { border-collapse: collapse; font-size: 90%; }\n"
          "th, td { padding: 0.15em 0.8em; text-align: left; white-space: nowrap; }\n"
          "thead th { border-bottom: 2px solid; }\n.n { text-align: right; font-variant-numeric: tabular-nums; }\n"
          ".s { font-weight: bold; }\n.d1 td:first-child { padding-left: 2em; }\n.d2 td:first-child { padding-left: 3.5em; }\n"
          "tfoot td { border-top: 2px solid; font-weight: bold; }\n</style>\n</head>\n<body>\n<h1>"
        + name + "</h1>\n<table>\n<thead>\n";
    const auto add = [&](const std::vector<std::string> &cells, const std::string &classes, const std::string &tag) {
        text += classes.empty() ? "<tr>" : "<tr class=\"" + classes + "\">";
        for (std::size_t i = 0; i < cells.size(); ++i)
            text += "<" + tag + (columns[i].number ? " class=\"n\">" : ">") + markupText(cells[i]) + "</" + tag + ">";
        text += "</tr>\n";
    };
    add(titles(columns), "", "th");
    text += "</thead>\n<tbody>\n";
    for (const SummaryRow &row : table.rows)
        add(readableCells(table, row), "d" + std::to_string(row.depth) + (row.subtotal ? " s" : ""), "td");
    text += "</tbody>\n<tfoot>\n";
    add(totalCells(table), "", "td");
    return text + "</tfoot>\n</table>\n</body>\n</html>\n";
}

Json operationJson(const SummarySource &source, const Node &node)
{
    const NodeProfile &cost = source.model.profile.nodes[static_cast<std::size_t>(node.id)];
    Json inputs = Json::array();
    for (const int input : node.inputs)
        inputs.push_back(source.model.graph.nodes[static_cast<std::size_t>(input)].path);
    Json json = Json::object();
    json["path"] = node.path;
    json["type"] = std::string(typeName(node.op));
    json["inputs"] = std::move(inputs);
    json["output_shape"] = cost.shape;
    json["parameters"] = cost.parameters;
    json["macs"] = cost.macs;
    json["receptive_field"] = cost.receptiveField;
    json["stride"] = cost.stride;
    if (source.trace && static_cast<std::size_t>(node.id) < source.trace->rows.size()) {
        const TraceRow &row = source.trace->rows[static_cast<std::size_t>(node.id)];
        json["milliseconds"] = row.milliseconds;
        json["mean"] = row.mean;
        json["std"] = row.std;
        json["min"] = row.min;
        json["max"] = row.max;
        json["zero_fraction"] = row.zeroFraction;
    }
    return json;
}

void addRun(Json &json, const RunFacts &run)
{
    json["device"] = run.device;
    json["milliseconds"] = run.milliseconds;
    json["weights"] = run.weights;
    json["output_shape"] = run.outputShape;
    Json top = Json::array();
    for (const RunFacts::Best &best : run.top) {
        Json entry = Json::object();
        entry["class"] = best.index;
        entry["label"] = best.label;
        entry["probability"] = best.probability;
        top.push_back(std::move(entry));
    }
    json["top"] = std::move(top);
}

} // namespace

std::string writeTable(const SummaryTable &table, SummaryFormat format)
{
    switch (format) {
    case SummaryFormat::Csv: return csvTable(table);
    case SummaryFormat::Markdown: return markdownTable(table);
    case SummaryFormat::Latex: return latexTable(table);
    case SummaryFormat::Html: return htmlTable(table);
    case SummaryFormat::Text: break;
    }
    return textTable(table);
}

std::string summaryJson(const SummarySource &source, const RunFacts *run)
{
    Json json = Json::object();
    json["format"] = "residua/summary";
    json["version"] = 1;
    json["source"] = source.live ? "live" : "arithmetic";
    json["architecture"] = Json::parse(toJson(source.model.spec));
    json["input"] = source.model.profile.nodes.front().shape;
    json["totals"] = totalsJson(source.model.profile.totals);
    if (run)
        addRun(json, *run);
    Json operations = Json::array();
    for (const Node &node : source.model.graph.nodes)
        operations.push_back(operationJson(source, node));
    json["operations"] = std::move(operations);
    Json state = Json::array();
    for (const StateEntry &entry : source.model.state()) {
        Json line = Json::object();
        line["name"] = entry.name;
        line["shape"] = entry.shape;
        line["kind"] = entry.parameter ? "parameter" : "buffer";
        state.push_back(std::move(line));
    }
    json["state"] = std::move(state);
    return jsonByLine(json);
}

} // namespace residua
