#pragma once

#include "core/arch/problem_list.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace residua {

/// An object is begun by `Json::object()`: one that `json[key]` makes of nothing is broken where memory ends in it.
using Json = nlohmann::ordered_json;

/// Empties an array or object, whatever it holds, without needing memory. nlohmann's destructor needs some for what is not empty, and where
/// there is none it ends the program.
void takeApart(Json &json) noexcept;

/// A document that was read: one that may be large, and goes without needing memory.
struct JsonTree {
    Json root;

    JsonTree() = default;
    JsonTree(JsonTree &&other) noexcept { root.swap(other.root); }
    JsonTree &operator=(JsonTree &&other) noexcept
    {
        root.swap(other.root);
        return *this;
    }
    ~JsonTree() { takeApart(root); }
};

/// Reads JSON text of at most 16 MB and 64 levels; a repeated key is a problem. Total.
std::variant<JsonTree, std::vector<Problem>> parseJson(std::string_view text);

/// The canonical bytes of `json`: two-space indent, final newline; characters that mislead (see `visible`) as \u escapes, which read back
/// as they were.
std::string jsonBytes(const Json &json);

/// A value as a message shows it, not longer than 60 bytes.
std::string shown(const Json &value);

/// The canonical form of `spec` as JSON.
Json specToJson(const ResNetSpec &spec);

/// Reads an architecture from JSON; every problem goes to `problems`, its field under `prefix`.
ResNetSpec specFromJson(const Json &json, ProblemList &problems);

/// Sets the value at `key` ("stages.2.depth"). `text` is JSON; what is no JSON, or replaces text, is text. `convs` is the list of
/// convolutions that a block without one has: an edit may name a place in it.
void applyEdit(Json &json, const std::string &key, const std::string &text, const Json &convs, ProblemList &problems);

} // namespace residua
