#include "core/compare/advise_formats.h"

#include "core/arch/json_dom.h"
#include "core/report/escape.h"
#include "core/report/json_lines.h"

namespace residua {

namespace {

Json fixJson(const Edits &fix)
{
    if (fix.empty())
        return nullptr;
    Json set = Json::object();
    for (const auto &[key, value] : fix) {
        auto parsed = parseJson(value);
        JsonTree *tree = std::get_if<JsonTree>(&parsed);
        set[key] = tree ? std::move(tree->root) : Json(value);
    }
    Json object = Json::object();
    object["set"] = std::move(set);
    return object;
}

std::string adviceJson(const std::vector<Finding> &findings)
{
    Json json = Json::object();
    json["format"] = "residua/advise";
    json["version"] = 1;
    Json list = Json::array();
    for (const Finding &finding : findings) {
        Json entry = Json::object();
        entry["code"] = finding.code;
        entry["severity"] = severityWord(finding.severity);
        entry["path"] = finding.path.empty() ? Json() : Json(finding.path);
        entry["message"] = finding.message;
        entry["reason"] = finding.reason;
        entry["source"] = finding.source;
        entry["fix"] = fixJson(finding.fix);
        list.push_back(std::move(entry));
    }
    json["findings"] = std::move(list);
    return jsonByLine(json);
}

} // namespace

std::string fixWords(const Edits &fix)
{
    std::string text;
    for (const auto &[key, value] : fix) {
        const std::string edit = key + "=" + value;
        const bool quoted = edit.find_first_of(" \"{}[]") != std::string::npos;
        text += (text.empty() ? "--set " : " --set ") + (quoted ? "'" + edit + "'" : edit);
    }
    return text;
}

std::string adviceReport(const std::vector<Finding> &findings, AdviceFormat format)
{
    if (format == AdviceFormat::Json)
        return adviceJson(findings);
    const bool markdown = format == AdviceFormat::Markdown;
    if (findings.empty())
        return "no findings\n";
    std::string text;
    for (const Finding &finding : findings) {
        const std::string place = finding.path.empty() ? "" : markdown ? " at `" + finding.path + "`" : " at " + finding.path;
        const auto cell = [markdown](const std::string &words) { return markdown ? markdownText(words) : words; };
        const std::string end = markdown ? "  \n" : "\n"; // two spaces break a line of Markdown
        const std::string title = std::string(severityWord(finding.severity)) + " " + finding.code;
        text += (text.empty() ? "" : "\n") + (markdown ? "- **" + title + "**" : title) + place + end + "  " + cell(finding.message) + end
            + "  " + cell(finding.reason) + end + "  source: " + cell(finding.source) + (finding.fix.empty() ? "\n" : end);
        if (!finding.fix.empty())
            text += "  fix: " + (markdown ? "`" + fixWords(finding.fix) + "`" : fixWords(finding.fix)) + "\n";
    }
    return text;
}

} // namespace residua
