#include "core/arch/json_dom.h"
#include "core/arch/phrases.h"
#include "core/arch/visible.h"

#include <charconv>
#include <limits>
#include <unordered_set>

namespace residua {

namespace {

constexpr std::size_t kMaxBytes = 16u << 20;
constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxValues = 200'000;

std::string tooLarge(const std::string &number)
{
    return filled(phrase("Problem", "is %1, which is beyond any number that can be read; expected one below 1.8e308"),
                  {visible(number.substr(0, 40))});
}

/// Whether `text` is such a number.
bool isTooLarge(const std::string &text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc::result_out_of_range && end == text.data() + text.size();
}

/// Builds the document; stops at the limits and notes repeated keys. What an array or object holds is collected first: an ordered object
/// that grows copies all of its values.
class DomBuilder : public nlohmann::json_sax<Json> {
public:
    JsonTree tree;
    ProblemList problems;

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, const string_t &) override { return put(value); }
    bool string(string_t &value) override { return put(std::move(value)); }
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t) override { return open(true); }
    bool start_array(std::size_t) override { return open(false); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t &name) override
    {
        Level &level = m_levels.back();
        level.repeated = !level.seen.insert(name).second;
        if (level.repeated)
            problems.add(problems.full() ? std::string() : pathTo(name), phrase("Problem", "is given more than once; keep one"));
        level.key = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string &token, const nlohmann::detail::exception &error) override
    {
        constexpr int numberOverflow = 406; // nlohmann's
        if (error.id == numberOverflow) {
            problems.add(placeOfNext(), tooLarge(token));
            return false;
        }
        std::string reason = error.what();
        // nlohmann's sentence starts with its own error number in brackets.
        if (const std::size_t end = reason.find("] "); end != std::string::npos)
            reason.erase(0, end + 2);
        if (reason.size() > 200)
            reason = reason.substr(0, 200) + "...";
        problems.add("", filled(phrase("Problem", "is not JSON: byte %1: %2"), {std::to_string(position), reason}));
        return false;
    }

private:
    /// An array or object that has not ended.
    struct Level {
        bool isObject = false;
        std::vector<std::pair<std::string, JsonTree>> values; ///< of an array without keys
        std::string key;
        std::unordered_set<std::string> seen;
        bool repeated = false; ///< the key has been there before: its value goes nowhere
    };
    std::vector<Level> m_levels;
    std::size_t m_values = 0;

    std::string placeOfNext() const
    {
        if (m_levels.empty())
            return {};
        const Level &level = m_levels.back();
        return pathTo(level.isObject ? level.key : std::to_string(level.values.size()));
    }

    std::string pathTo(const std::string &name) const
    {
        std::string path;
        for (std::size_t i = 0; i + 1 < m_levels.size(); ++i) {
            const Level &level = m_levels[i];
            path += (level.isObject ? level.key.substr(0, 300) : std::to_string(level.values.size())) + ".";
            if (path.size() > 1000)
                break; // no message shows more
        }
        return path + name.substr(0, 300);
    }

    bool count()
    {
        if (++m_values <= kMaxValues)
            return true;
        problems.add("", filled(phrase("Problem", "holds more than %1 values"), {std::to_string(kMaxValues)}));
        return false;
    }

    bool put(Json value)
    {
        if (!count())
            return false;
        JsonTree whole;
        whole.root.swap(value);
        place(std::move(whole));
        return true;
    }

    bool open(bool isObject)
    {
        if (m_levels.size() >= kMaxDepth) {
            problems.add("", filled(phrase("Problem", "is nested deeper than %1 levels"), {std::to_string(kMaxDepth)}));
            return false;
        }
        if (!count())
            return false;
        m_levels.emplace_back().isObject = isObject;
        return true;
    }

    bool close()
    {
        Level &level = m_levels.back();
        JsonTree whole;
        if (level.isObject) {
            whole.root = Json::object();
            auto &entries = static_cast<Json::object_t::Container &>(whole.root.get_ref<Json::object_t &>());
            entries.reserve(level.values.size());
            for (auto &[key, value] : level.values)
                entries.emplace_back(std::move(key), std::move(value.root));
        } else {
            whole.root = Json::array();
            auto &items = whole.root.get_ref<Json::array_t &>();
            items.reserve(level.values.size());
            for (auto &[key, value] : level.values)
                items.push_back(std::move(value.root));
        }
        m_levels.pop_back();
        place(std::move(whole));
        return true;
    }

    void place(JsonTree value)
    {
        if (m_levels.empty())
            tree = std::move(value);
        else if (Level &level = m_levels.back(); !level.repeated)
            level.values.emplace_back(level.isObject ? level.key : std::string(), std::move(value));
    }
};

/// Whether an edit's key is of the list of convolutions of a block: the network's or a stage's.
bool isListOfBlock(std::string_view key)
{
    constexpr std::string_view list = "block.convs", stages = "stages.";
    if (key == list)
        return true;
    if (!key.starts_with(stages) || !key.ends_with(list))
        return false;
    key.remove_prefix(stages.size());
    return key.find('.') == key.size() - list.size() - 1;
}

} // namespace

void takeApart(Json &json) noexcept
{
    if (json.is_array()) {
        for (Json &child : json.get_ref<Json::array_t &>())
            takeApart(child);
        json.clear();
    } else if (json.is_object()) {
        for (auto &[key, child] : json.get_ref<Json::object_t &>())
            takeApart(child);
        json.clear();
    }
}

std::variant<JsonTree, std::vector<Problem>> parseJson(std::string_view text)
{
    if (text.size() > kMaxBytes)
        return std::vector<Problem>{
            {"", filled(phrase("Problem", "is %1 bytes long; at most 16777216 are read"), {std::to_string(text.size())})}};
    // The parser takes a NUL for the end of the text; what stands behind it would go unread.
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
        return std::vector<Problem>{{"", filled(phrase("Problem", "is not JSON: byte %1 is NUL"), {std::to_string(nul + 1)})}};
    DomBuilder builder;
    const bool whole = Json::sax_parse(text.begin(), text.end(), &builder);
    if (!whole && builder.problems.empty())
        builder.problems.add("", phrase("Problem", "is not JSON"));
    if (!builder.problems.empty())
        return builder.problems.take();
    return std::move(builder.tree);
}

std::string jsonBytes(const Json &json)
{
    // Texts come from files that were read as UTF-8; anything else is replaced rather than thrown over.
    return jsonVisible(json.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

void applyEdit(Json &json, const std::string &key, const std::string &text, const Json &convs, ProblemList &problems)
{
    Json *at = &json;
    std::size_t start = 0;
    while (true) {
        const std::size_t dot = key.find('.', start);
        const std::string name = key.substr(start, dot == std::string::npos ? dot : dot - start);
        if (name.empty()) {
            problems.add(key, phrase("Problem", "is no key; write it like stages.2.depth"));
            return;
        }
        if (at->is_array()) {
            std::size_t index = 0;
            const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), index);
            if (error != std::errc{} || end != name.data() + name.size() || index > at->size() || index >= 64) {
                problems.add(
                    key,
                    filled(phrase("Problem", "%1 is no place in the list: 0 to %2 are"), {inQuotes(name), std::to_string(at->size())}));
                return;
            }
            if (index == at->size())
                at->push_back(nullptr);
            at = &(*at)[index];
        } else {
            if (at->is_null())
                *at = Json::object();
            if (!at->is_object()) {
                problems.add(key,
                             filled(phrase("Problem", "there is no %1 inside %2"), {inQuotes(name), key.substr(0, start ? start - 1 : 0)}));
                return;
            }
            at = &(*at)[name];
            if (at->is_null() && dot != std::string::npos && isListOfBlock(std::string_view(key).substr(0, dot))) {
                const auto ofNetwork = "/block/convs"_json_pointer; // which a stage has
                *at = json.contains(ofNetwork) && json.at(ofNetwork).is_array() ? Json(json.at(ofNetwork)) : convs;
            }
        }
        if (dot == std::string::npos)
            break;
        start = dot + 1;
    }
    if (!isUtf8(text)) { // a file that holds it would be no JSON
        problems.add(key, filled(phrase("Problem", "is %1, which is no UTF-8; expected text in UTF-8"), {inQuotes(text)}));
        return;
    }
    auto value = parseJson(text);
    Json *parsed = std::get_if<JsonTree>(&value) ? &std::get<JsonTree>(value).root : nullptr;
    if (!parsed && !at->is_string() && (text.starts_with('{') || text.starts_with('['))) { // meant as JSON
        for (const Problem &problem : std::get<std::vector<Problem>>(value))
            problems.add(problem.field.empty() ? key : key + '.' + problem.field, problem.message, problem.nearest);
        return;
    }
    takeApart(*at);
    if (!parsed && isTooLarge(text)) { // as far as a number goes: its range says the rest
        *at = text.starts_with('-') ? std::numeric_limits<double>::lowest() : std::numeric_limits<double>::max();
        return;
    }
    *at = !parsed || (at->is_string() && !parsed->is_string() && !parsed->is_null()) ? Json(text) : std::move(*parsed);
}

} // namespace residua
