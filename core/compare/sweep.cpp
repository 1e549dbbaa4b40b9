#include "core/compare/sweep.h"

#include "core/arch/assert.h"
#include "core/arch/expand.h"
#include "core/arch/json_dom.h"
#include "core/arch/visible.h"
#include "core/report/json_lines.h"

#include <algorithm>
#include <utility>

namespace residua {

namespace {

std::string compact(const Json &json)
{
    return jsonLine(json);
}

/// Without spaces around it: "4, 6, 8" is three numbers.
std::string_view trimmed(std::string_view text)
{
    const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(first);
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

/// The values of a list: a JSON array's, or comma-separated scalars, which are text where they are no JSON.
std::variant<std::vector<SweepValue>, std::string> valuesOf(std::string_view list)
{
    std::vector<SweepValue> values;
    if (trimmed(list).starts_with('[')) {
        const auto parsed = parseJson(list);
        if (const auto *problems = std::get_if<std::vector<Problem>>(&parsed))
            return (problems->front().field.empty() ? "the list " : "in the list " + problems->front().field + " ")
                + problems->front().message;
        for (const Json &each : std::get<JsonTree>(parsed).root)
            values.push_back({each.is_string() ? each.get<std::string>() : jsonLine(each), compact(each)});
        return values;
    }
    for (std::size_t start = 0; start <= list.size();) {
        const std::size_t end = std::min(list.find(',', start), list.size());
        const std::string text(trimmed(list.substr(start, end - start)));
        if (text.empty())
            return std::string("a value of the list is empty");
        const auto parsed = parseJson(text);
        const JsonTree *tree = std::get_if<JsonTree>(&parsed);
        const Json *json = tree ? &tree->root : nullptr;
        if (json && json->is_structured())
            return inQuotes(text) + " is no scalar; lists and objects stand in a JSON array: [" + visible(text, 60) + ", ...]";
        values.push_back({text, compact(json ? *json : Json(text))});
        start = end + 1;
    }
    return values;
}

} // namespace

std::variant<SweepAxis, std::string> parseAxis(std::string_view text)
{
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0)
        return std::string("expected KEY=VALUE,VALUE,... or KEY=[...], for example stages.2.depth=4,6,8");
    SweepAxis axis{std::string(text.substr(0, equals)), {}};
    auto read = valuesOf(text.substr(equals + 1));
    if (auto *problem = std::get_if<std::string>(&read))
        return std::move(*problem);
    axis.values = std::get<std::vector<SweepValue>>(std::move(read));
    if (axis.values.empty())
        return std::string("the list is empty");
    std::vector<JsonTree> seen;
    for (const SweepValue &value : axis.values) {
        auto parsed = parseJson(value.json);
        JsonTree &tree = std::get<JsonTree>(parsed);
        if (std::any_of(seen.begin(), seen.end(), [&tree](const JsonTree &other) { return other.root == tree.root; }))
            return visible(value.json) + " stands in the list twice";
        seen.push_back(std::move(tree));
    }
    return axis;
}

std::optional<std::uint64_t> combinations(const std::vector<SweepAxis> &axes)
{
    std::uint64_t count = 1;
    for (const SweepAxis &axis : axes) {
        if (axis.values.size() > Sweep::most / count)
            return std::nullopt;
        count *= axis.values.size();
    }
    return count;
}

std::pair<std::uint64_t, std::uint64_t> shard(std::uint64_t size, std::uint64_t part, std::uint64_t parts)
{
    RESIDUA_ASSERT(part >= 1 && part <= parts && size <= Sweep::most && parts <= Sweep::most);
    return {size * (part - 1) / parts, size * part / parts};
}

Totals totalsOf(const ResNetSpec &spec, std::int64_t batch)
{
    return profile(spec, expandOperations(spec), batch).totals;
}

Sweep::Sweep(const ResNetSpec &base, std::vector<SweepAxis> axes) : m_base(toJson(base)), m_axes(std::move(axes))
{
    const auto count = combinations(m_axes);
    RESIDUA_ASSERT(count.has_value());
    m_size = *count;
}

const SweepValue &Sweep::value(std::uint64_t index, std::size_t axis) const
{
    for (std::size_t i = m_axes.size() - 1; i > axis; --i)
        index /= m_axes[i].values.size();
    return m_axes[axis].values[index % m_axes[axis].values.size()];
}

SpecOrProblems Sweep::at(std::uint64_t index) const
{
    std::vector<std::pair<std::string, std::string>> edits;
    for (std::size_t i = 0; i < m_axes.size(); ++i)
        edits.emplace_back(m_axes[i].key, value(index, i).edit);
    return parseSpec(m_base, edits);
}

std::optional<std::uint64_t> Sweep::indexOf(std::string_view line, std::string_view measured) const
{
    const auto parsed = parseJson(line);
    const JsonTree *tree = std::get_if<JsonTree>(&parsed);
    const Json *json = tree ? &tree->root : nullptr;
    if (!json || !json->is_object() || !json->contains("settings"))
        return std::nullopt;
    const Json &settings = (*json)["settings"];
    const auto totals = json->find("totals");
    const bool done = json->contains("problems")
        || (totals != json->end() && totals->is_object() && (measured.empty() || totals->contains(std::string(measured))));
    if (!done || !settings.is_object() || settings.size() != m_axes.size())
        return std::nullopt;
    std::uint64_t index = 0;
    for (const SweepAxis &axis : m_axes) {
        const auto found = settings.find(axis.key);
        if (found == settings.end())
            return std::nullopt;
        const std::string text = compact(*found);
        const auto same =
            std::find_if(axis.values.begin(), axis.values.end(), [&text](const SweepValue &value) { return value.json == text; });
        if (same == axis.values.end())
            return std::nullopt;
        index = index * axis.values.size() + static_cast<std::uint64_t>(same - axis.values.begin());
    }
    return index;
}

std::string Sweep::contradiction(std::string_view line, std::uint64_t index, std::int64_t batch) const
{
    const auto parsed = parseJson(line);
    const JsonTree *tree = std::get_if<JsonTree>(&parsed);
    if (!tree || !tree->root.is_object() || !tree->root.contains("totals"))
        return {};
    const SpecOrProblems read = at(index);
    const ResNetSpec *spec = std::get_if<ResNetSpec>(&read);
    if (!spec)
        return "a network there, none here";
    const Json &there = tree->root["totals"];
    const Json here = totalsJson(totalsOf(*spec, batch));
    for (const auto &[key, value] : here.items()) {
        if (const auto other = there.find(key); other != there.end() && *other != value)
            return key + ": " + visible(compact(*other)) + " there, " + compact(value) + " here";
    }
    return {};
}

std::string Sweep::words(std::uint64_t index) const
{
    std::string text;
    for (std::size_t i = 0; i < m_axes.size(); ++i)
        text += (i ? " " : "") + visible(m_axes[i].key) + "=" + visible(value(index, i).json);
    return text;
}

std::string Sweep::begin(std::uint64_t index) const
{
    std::string text = "{\"settings\": {";
    for (std::size_t i = 0; i < m_axes.size(); ++i)
        text += (i ? ", " : "") + compact(Json(m_axes[i].key)) + ": " + value(index, i).json;
    return text + "}, ";
}

std::string Sweep::line(std::uint64_t index, const std::vector<Problem> &problems) const
{
    Json list = Json::array();
    for (const Problem &problem : problems) {
        Json item = Json::object();
        item["field"] = problem.field;
        item["message"] = problem.message;
        list.push_back(std::move(item));
    }
    return begin(index) + "\"problems\": " + compact(list) + "}\n";
}

std::string Sweep::line(std::uint64_t index, const Totals &totals, const std::vector<std::pair<std::string, double>> &extra) const
{
    Json json = totalsJson(totals);
    for (const auto &[name, number] : extra)
        json[name] =
            number == static_cast<double>(static_cast<std::int64_t>(number)) ? Json(static_cast<std::int64_t>(number)) : Json(number);
    return begin(index) + "\"totals\": " + jsonLine(json) + "}\n";
}

} // namespace residua
