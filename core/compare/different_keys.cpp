#include "core/arch/json_dom.h"
#include "core/compare/compare.h"

#include <algorithm>

namespace residua {

namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

/// Each value that is no object, and no list of objects, with its key.
void flatten(const Json &json, const std::string &path, Entries &entries)
{
    const auto below = [&path](const std::string &key) { return path.empty() ? key : path + "." + key; };
    if (json.is_object() && !json.empty()) {
        for (const auto &[key, value] : json.items())
            flatten(value, below(key), entries);
    } else if (json.is_array() && !json.empty() && json.front().is_object()) {
        for (std::size_t i = 0; i < json.size(); ++i)
            flatten(json[i], below(std::to_string(i)), entries);
    } else if (!json.is_object()) {
        entries.emplace_back(path, json.dump(-1, ' ', false, Json::error_handler_t::replace));
    }
}

} // namespace

std::vector<KeyDifference> differentKeys(const ResNetSpec &a, const ResNetSpec &b)
{
    Entries first, second;
    flatten(specToJson(a), {}, first);
    flatten(specToJson(b), {}, second);
    const auto find = [](const Entries &entries, const std::string &key) {
        const auto found = std::find_if(entries.begin(), entries.end(), [&key](const auto &entry) { return entry.first == key; });
        return found == entries.end() ? std::string() : found->second;
    };
    std::vector<KeyDifference> keys;
    for (const auto &[key, value] : first) {
        if (const std::string other = find(second, key); other != value && key != "name")
            keys.push_back({key, value, other});
    }
    for (const auto &[key, value] : second) {
        if (find(first, key).empty())
            keys.push_back({key, {}, value});
    }
    return keys;
}

} // namespace residua
