#include "core/arch/object_reader.h"

#include "core/arch/phrases.h"
#include "core/arch/visible.h"

#include <algorithm>
#include <cmath>

namespace residua {

namespace {

std::string join(const std::string &path, std::string_view key)
{
    return path.empty() ? std::string(key) : path + "." + std::string(key);
}

/// `value` as JSON, up to somewhat more than `longest` bytes: a value of megabytes is not written out to show its beginning.
void appendShown(const Json &value, std::size_t longest, std::string &text)
{
    if (text.size() > longest)
        return;
    if (value.is_string()) {
        const std::string_view whole = value.get_ref<const std::string &>();
        text += Json(whole.substr(0, longest)).dump(-1, ' ', false, Json::error_handler_t::replace);
    } else if (value.is_structured()) {
        const bool object = value.is_object();
        const char *separator = object ? "{" : "[";
        for (const auto &[key, each] : value.items()) {
            text += separator;
            separator = ",";
            if (object) {
                appendShown(Json(std::string_view(key).substr(0, longest)), longest, text);
                text += ':';
            }
            appendShown(each, longest, text);
            if (text.size() > longest)
                return;
        }
        text += value.empty() ? (object ? "{}" : "[]") : object ? "}" : "]";
    } else {
        text += value.dump();
    }
}

} // namespace

std::string shown(const Json &value)
{
    constexpr std::size_t longest = 60;
    std::string text;
    appendShown(value, longest, text);
    text = visible(text, 4 * longest);
    if (text.size() > longest)
        text = text.substr(0, longest - 3) + "...";
    return text;
}

ObjectReader::ObjectReader(const Json &json, std::string path, ProblemList &problems)
    : m_json(json), m_path(std::move(path)), m_problems(problems)
{
    if (!json.is_object())
        m_problems.add(m_path, filled(phrase("Problem", "is %1, must be an object {...}"), {shown(json)}));
}

ObjectReader::~ObjectReader()
{
    if (!m_json.is_object())
        return;
    for (const auto &[key, value] : m_json.items()) {
        if (std::find(m_known.begin(), m_known.end(), key) != m_known.end())
            continue;
        if (m_problems.full())
            m_problems.add("", ""); // counted only
        else
            m_problems.add(join(m_path, std::string_view(key).substr(0, 300)),
                           filled(m_path.empty() ? phrase("Problem", "is no key of an architecture; the nearest one is \"%1\"")
                                                 : phrase("Problem", "is no key of %2; the nearest one is \"%1\""),
                                  {std::string(nearest(key, m_known)), m_path}));
    }
}

const Json *ObjectReader::find(std::string_view key)
{
    m_known.push_back(key);
    if (!m_json.is_object())
        return nullptr;
    const auto found = m_json.find(key);
    return found == m_json.end() ? nullptr : &*found;
}

void ObjectReader::problem(std::string_view key, std::string_view message, std::string_view nearest)
{
    m_problems.add(key.empty() ? m_path : join(m_path, key), message, nearest);
}

std::string ObjectReader::path(std::string_view key) const
{
    return join(m_path, key);
}

void ObjectReader::integer(std::string_view key, const Json &value, Range range, std::int64_t &target)
{
    if (value.is_number_float() || !value.is_number()) {
        const double number = value.is_number() ? std::clamp(value.get<double>(), -1e15, 1e15) : static_cast<double>(target);
        problem(key, outOfRange(shown(value), range, static_cast<std::int64_t>(std::llround(number))));
        return;
    }
    const bool huge = value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t(INT64_MAX);
    const std::int64_t number = huge ? INT64_MAX : value.get<std::int64_t>();
    if (range.contains(number))
        target = number;
    else
        problem(key, outOfRange(shown(value), range, number));
}

bool ObjectReader::integer(std::string_view key, Range range, std::int64_t &target)
{
    const Json *value = find(key);
    if (value)
        integer(key, *value, range, target);
    return value != nullptr;
}

void ObjectReader::boolean(std::string_view key, bool &target)
{
    const Json *value = find(key);
    if (!value)
        return;
    if (!value->is_boolean())
        problem(key, filled(phrase("Problem", "is %1, must be true or false"), {shown(*value)}));
    else
        target = value->get<bool>();
}

void ObjectReader::string(std::string_view key, std::string &target)
{
    const Json *value = find(key);
    if (!value)
        return;
    if (!value->is_string())
        problem(key, filled(phrase("Problem", "is %1, must be text"), {shown(*value)}));
    else if (characterCount(value->get_ref<const std::string &>()) > limits::text)
        problem(key, filled(phrase("Problem", "is %1, must be at most %2 characters long"), {shown(*value), std::to_string(limits::text)}));
    else
        target = value->get<std::string>();
}

void ObjectReader::real(std::string_view key, RealRange range, double &target)
{
    const Json *value = find(key);
    if (!value)
        return;
    const double number = value->is_number() ? value->get<double>() : std::nan("");
    if (range.contains(number))
        target = number;
    else
        problem(key, outOfRange(shown(*value), range, std::isnan(number) ? target : number));
}

std::optional<std::size_t> ObjectReader::indexOf(std::string_view key, const Json &value, std::string_view also,
                                                 std::span<const std::string_view> list, std::size_t fallback)
{
    std::string_view near = list[fallback];
    if (value.is_string()) {
        const auto &given = value.get_ref<const std::string &>();
        if (const auto found = std::find(list.begin(), list.end(), given); found != list.end())
            return static_cast<std::size_t>(found - list.begin());
        near = nearest(given, list);
    }
    std::string all;
    for (const std::string_view entry : list)
        all += (all.empty() ? "" : ", ") + std::string(entry);
    problem(key,
            filled(phrase("Problem", "is %1, must be one of %2; the nearest is %3"),
                   {shown(value), std::string(also) + all, std::string(near)}));
    return std::nullopt;
}

} // namespace residua
