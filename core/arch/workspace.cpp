#include "core/arch/workspace.h"

#include "core/arch/json_dom.h"
#include "core/arch/phrases.h"
#include "core/arch/preparation_json.h"
#include "core/arch/spec_reader.h"
#include "core/arch/visible.h"

#include <array>
#include <set>

namespace residua {

namespace {

constexpr std::string_view formatName = "residua/workspace";
constexpr std::size_t pathLimit = 4096, dismissedLimit = 1000;
constexpr std::array<std::string_view, 10> rootKeys = {"format",    "version", "variants", "current",     "baseline",
                                                       "dismissed", "image",   "weights",  "preparation", "view"};
constexpr std::array<std::string_view, 3> variantKeys = {"name", "note", "architecture"};

class Reader {
public:
    ProblemList problems;

    explicit Reader(const std::stop_token &stop) : m_stop(stop) {}

    Workspace read(const Json &json)
    {
        Workspace workspace;
        if (!json.is_object()) {
            add("", filled(phrase("Problem", "is %1, must be an object: {\"format\": \"residua/workspace\", ...}"), {shown(json)}));
            return workspace;
        }
        checkKeys(json, rootKeys, "");
        readFormat(json);
        readVariants(json, workspace);
        readIndices(json, workspace);
        readDismissed(json, workspace);
        workspace.image = optionalText(json, "image");
        workspace.weights = optionalText(json, "weights");
        if (const Json *preparation = find(json, "preparation"); preparation && !preparation->is_null())
            workspace.preparation = preparationFromJson(*preparation, "preparation", problems);
        if (const Json *view = find(json, "view")) {
            if (view->is_object())
                workspace.view = view->dump();
            else
                add("view", filled(phrase("Problem", "is %1, must be an object"), {shown(*view)}));
        }
        return workspace;
    }

private:
    const std::stop_token &m_stop;

    void add(const std::string &field, const std::string &message) { problems.add(field, message); }

    static const Json *find(const Json &json, const char *key)
    {
        const auto found = json.find(key);
        return found == json.end() ? nullptr : &*found;
    }

    void checkKeys(const Json &json, std::span<const std::string_view> known, const std::string &prefix)
    {
        for (const auto &[key, value] : json.items()) {
            if (std::find(known.begin(), known.end(), key) == known.end())
                add(prefix + key.substr(0, 300),
                    problems.full()
                        ? std::string()
                        : filled(phrase("Problem", "is no key of a workspace; did you mean \"%1\"?"), {std::string(nearest(key, known))}));
        }
    }

    void readFormat(const Json &json)
    {
        if (const Json *format = find(json, "format"); format && *format != formatName)
            add("format", filled(phrase("Problem", "is %1, must be \"residua/workspace\""), {shown(*format)}));
        const Json *version = find(json, "version");
        if (!version || *version == 1)
            return;
        const bool newer = version->is_number_integer() && *version > 1;
        add("version",
            filled(newer ? phrase("Problem", "is %1, must be 1; the file was made by a newer version of the program: update this one")
                         : phrase("Problem", "is %1, must be 1"),
                   {shown(*version)}));
    }

    std::string text(const Json &json, const char *key, const std::string &prefix, std::size_t longest)
    {
        const Json *value = find(json, key);
        if (value && value->is_string() && characterCount(value->get_ref<const std::string &>()) > longest) {
            add(prefix + key,
                filled(phrase("Problem", "is %1, must be at most %2 characters long"), {shown(*value), std::to_string(longest)}));
            return {};
        }
        if (value && value->is_string())
            return value->get<std::string>();
        if (value)
            add(prefix + key, filled(phrase("Problem", "is %1, must be text"), {shown(*value)}));
        return {};
    }

    std::optional<std::string> optionalText(const Json &json, const char *key)
    {
        const Json *value = find(json, key);
        if (!value || value->is_null())
            return {};
        if (value->is_string() && value->get_ref<const std::string &>().size() <= pathLimit
            && value->get_ref<const std::string &>().find('\0') == std::string::npos)
            return value->get<std::string>();
        add(key, filled(phrase("Problem", "is %1, must be a file's name or null"), {shown(*value)}));
        return {};
    }

    void readVariants(const Json &json, Workspace &workspace)
    {
        const Json *list = find(json, "variants");
        if (!list || !list->is_array() || list->empty() || list->size() > variantLimit) {
            add("variants",
                list
                    ? filled(phrase("Problem", "is %1, must be a list of 1 to 1000 {\"name\", \"note\", \"architecture\"}"), {shown(*list)})
                    : phrase("Problem", "is missing, must be a list of 1 to 1000 {\"name\", \"note\", \"architecture\"}"));
            return;
        }
        std::set<std::string> names;
        for (std::size_t i = 0; i < list->size(); ++i) {
            if (m_stop.stop_requested())
                return add("", phrase("Problem", "has not been read to its end: that was stopped"));
            workspace.variants.push_back(readVariant((*list)[i], "variants." + std::to_string(i)));
            const std::string &name = workspace.variants.back().name;
            if (!name.empty() && !names.insert(name).second)
                add("variants." + std::to_string(i) + ".name",
                    filled(phrase("Problem", "is %1 as another variant's, must be the only one of that name"), {shown(name)}));
        }
    }

    Variant readVariant(const Json &json, const std::string &field)
    {
        Variant variant;
        if (!json.is_object()) {
            add(field, filled(phrase("Problem", "is %1, must be {\"name\", \"note\", \"architecture\"}"), {shown(json)}));
            return variant;
        }
        const std::string prefix = field + '.';
        checkKeys(json, variantKeys, prefix);
        const std::size_t before = problems.size();
        variant.name = text(json, "name", prefix, limits::text);
        if (variant.name.empty() && problems.size() == before)
            add(prefix + "name", phrase("Problem", "is empty or missing, must be text"));
        variant.note = text(json, "note", prefix, noteLimit);
        ProblemList found;
        if (const Json *architecture = find(json, "architecture"))
            variant.architecture = specFromJson(*architecture, found);
        if (found.empty()) {
            for (const Problem &problem : validate(variant.architecture))
                found.add(problem.field, problem.message, problem.nearest);
        }
        if (found.empty())
            variant.architecture = canonical(std::move(variant.architecture));
        problems.add(prefix + "architecture", std::move(found));
        return variant;
    }

    std::optional<std::size_t> index(const Json &value, const Workspace &workspace, const char *key, bool nullable)
    {
        const std::size_t count = workspace.variants.size();
        if (value.is_number_unsigned() && value.get<std::uint64_t>() < count)
            return value.get<std::size_t>();
        if (count > 0) // else the variants' own problem says it
            add(key,
                filled(nullable ? phrase("Problem", "is %1, must be 0 to %2 or null; the nearest valid value is %3")
                                : phrase("Problem", "is %1, must be 0 to %2; the nearest valid value is %3"),
                       {shown(value), std::to_string(count - 1), value.is_number() && value > 0 ? std::to_string(count - 1) : "0"}));
        return {};
    }

    void readIndices(const Json &json, Workspace &workspace)
    {
        if (const Json *current = find(json, "current"))
            workspace.current = index(*current, workspace, "current", false).value_or(0);
        if (const Json *baseline = find(json, "baseline"); baseline && !baseline->is_null())
            workspace.baseline = index(*baseline, workspace, "baseline", true);
    }

    void readDismissed(const Json &json, Workspace &workspace)
    {
        const Json *list = find(json, "dismissed");
        if (!list)
            return;
        if (!list->is_array()) {
            add("dismissed", filled(phrase("Problem", "is %1, must be a list of texts"), {shown(*list)}));
            return;
        }
        for (std::size_t i = 0; i < list->size(); ++i) {
            if (i >= dismissedLimit)
                return add(
                    "dismissed",
                    filled(phrase("Problem", "is a list of %1, must be a list of at most 1000 texts"), {std::to_string(list->size())}));
            if ((*list)[i].is_string() && (*list)[i].get_ref<const std::string &>().size() <= limits::text)
                workspace.dismissed.push_back((*list)[i].get<std::string>());
            else
                add("dismissed." + std::to_string(i),
                    filled(phrase("Problem", "is %1, must be text of at most 200 characters"), {shown((*list)[i])}));
        }
    }
};

Json viewJson(const std::string &view)
{
    auto parsed = parseJson(view);
    JsonTree *tree = std::get_if<JsonTree>(&parsed);
    return tree && tree->root.is_object() ? std::move(tree->root) : Json::object();
}

} // namespace

std::string toJson(const Workspace &workspace)
{
    Json json = Json::object();
    json["format"] = formatName;
    json["version"] = 1;
    json["variants"] = Json::array();
    for (const Variant &variant : workspace.variants) {
        Json item = Json::object();
        item["name"] = variant.name;
        item["note"] = variant.note;
        item["architecture"] = specToJson(variant.architecture);
        json["variants"].push_back(std::move(item));
    }
    json["current"] = workspace.current;
    json["baseline"] = workspace.baseline ? Json(*workspace.baseline) : Json();
    json["dismissed"] = workspace.dismissed;
    json["image"] = workspace.image ? Json(*workspace.image) : Json();
    json["weights"] = workspace.weights ? Json(*workspace.weights) : Json();
    json["preparation"] = workspace.preparation ? preparationToJson(*workspace.preparation) : Json();
    json["view"] = viewJson(workspace.view);
    return jsonBytes(json);
}

WorkspaceOrProblems parseWorkspace(std::string_view text, const std::stop_token &stop)
{
    auto parsed = parseJson(text);
    if (auto *problems = std::get_if<std::vector<Problem>>(&parsed))
        return std::move(*problems);
    Reader reader(stop);
    Workspace workspace = reader.read(std::get<JsonTree>(parsed).root);
    if (!reader.problems.empty())
        return reader.problems.take();
    return workspace;
}

bool isWorkspace(std::string_view text)
{
    const auto parsed = parseJson(text);
    const JsonTree *tree = std::get_if<JsonTree>(&parsed);
    if (!tree || !tree->root.is_object())
        return false;
    const auto format = tree->root.find("format");
    return format != tree->root.end() ? *format == formatName : tree->root.contains("variants");
}

const Variant *findVariant(const Workspace &workspace, std::string_view name)
{
    if (name.empty())
        return workspace.current < workspace.variants.size() ? &workspace.variants[workspace.current] : nullptr;
    for (const Variant &variant : workspace.variants) {
        if (variant.name == name)
            return &variant;
    }
    return nullptr;
}

} // namespace residua
