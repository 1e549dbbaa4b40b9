#pragma once

#include "core/arch/json_dom.h"
#include "core/arch/spec_reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace residua {

/// Reads the keys of one JSON object. Each value that cannot be used is a problem and leaves its target as it was;
/// a key that was never asked for is a problem when the reader goes.
class ObjectReader {
public:
    ObjectReader(const Json &json, std::string path, ProblemList &problems);
    ~ObjectReader();
    ObjectReader(const ObjectReader &) = delete;
    ObjectReader &operator=(const ObjectReader &) = delete;

    /// The value of `key`, or null when it is missing.
    const Json *find(std::string_view key);
    void problem(std::string_view key, std::string_view message, std::string_view nearest = {});
    void problem(std::string_view key, const Complaint &complaint) { problem(key, complaint.message, complaint.nearest); }
    std::string path(std::string_view key) const;
    ProblemList &problems() { return m_problems; }

    /// True when `key` is there, whatever it holds.
    bool integer(std::string_view key, Range range, std::int64_t &target);
    void boolean(std::string_view key, bool &target);
    void string(std::string_view key, std::string &target); ///< at most `limits::text` characters
    void real(std::string_view key, RealRange range, double &target);

    template <class E>
    void word(std::string_view key, E &target)
    {
        if (const Json *value = find(key))
            oneOf(key, *value, target);
    }

    /// null or a word; true when `key` is there.
    template <class E>
    bool wordOrNull(std::string_view key, std::optional<E> &target)
    {
        const Json *value = find(key);
        if (!value)
            return false;
        target.reset();
        if (!value->is_null())
            choose(key, *value, "null, ", words<E>(), target.emplace());
        return true;
    }

    template <class E>
    void oneOf(std::string_view key, const Json &value, E &target)
    {
        choose(key, value, "", words<E>(), target);
    }

    void integer(std::string_view key, const Json &value, Range range, std::int64_t &target);

private:
    const Json &m_json;
    std::string m_path;
    ProblemList &m_problems;
    std::vector<std::string_view> m_known;

    template <class E>
    void choose(std::string_view key, const Json &value, std::string_view also, std::span<const std::string_view> list, E &target)
    {
        if (const auto index = indexOf(key, value, also, list, static_cast<std::size_t>(target)))
            target = static_cast<E>(*index);
    }

    /// Where `value` stands in `list`; a problem where it does not, which then offers `fallback` for what is no text.
    std::optional<std::size_t> indexOf(std::string_view key, const Json &value, std::string_view also,
                                       std::span<const std::string_view> list, std::size_t fallback);
};

} // namespace residua
