#include "core/report/format.h"

#include "core/arch/saturating.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace residua {

namespace {

constexpr std::string_view saturatedText = "> 9.2e18"; ///< INT64_MAX and all above it

std::string withPrefix(std::int64_t count, std::string_view unit)
{
    const std::string space = unit.empty() ? "" : " ";
    if (isSaturated(count))
        return std::string(saturatedText) + space + std::string(unit);
    if (count > -1000 && count < 1000)
        return std::to_string(count) + space + std::string(unit);
    static constexpr std::string_view prefixes = "KMGTPE";
    double value = static_cast<double>(count);
    std::size_t prefix = 0;
    for (value /= 1000; std::abs(value) >= 1000 && prefix + 1 < prefixes.size(); value /= 1000)
        ++prefix;
    // 999,950 would become "1000 K": rounding may carry into the next prefix.
    if (std::abs(value) >= 999.5 && prefix + 1 < prefixes.size()) {
        value /= 1000;
        ++prefix;
    }
    const double size = std::abs(value);
    const int decimals = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
    return formatFixed(value, decimals) + " " + prefixes[prefix] + std::string(unit);
}

} // namespace

std::string formatCount(std::int64_t count)
{
    return withPrefix(count, "");
}
std::string formatMacs(std::int64_t macs)
{
    return withPrefix(macs, "MAC");
}
std::string formatBytes(std::int64_t bytes)
{
    return withPrefix(bytes, "B");
}

std::string formatExact(std::int64_t count)
{
    return isSaturated(count) ? std::string(saturatedText) : std::to_string(count);
}

std::string formatThousands(std::int64_t count)
{
    std::string text = formatExact(count);
    if (isSaturated(count))
        return text;
    const std::size_t first = text.front() == '-' ? 1 : 0;
    for (std::size_t at = text.size(); at > first + 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

std::string formatFixed(double value, int decimals)
{
    if (std::isnan(value))
        return "nan";
    char buffer[400];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals).ptr;
    std::string text(buffer, end);
    if (text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos)
        text.erase(0, 1); // no "-0.00"
    return text;
}

std::string formatSignificant(double value, int digits)
{
    if (std::isnan(value))
        return "nan";
    if (value == 0)
        return "0";
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, digits).ptr;
    return {buffer, end};
}

std::string formatPair(const std::array<std::int64_t, 2> &pair)
{
    const std::string first = std::to_string(pair[0]);
    return pair[0] == pair[1] ? first : first + "x" + std::to_string(pair[1]);
}

std::optional<std::int64_t> parseCount(std::string_view text)
{
    double value = 0;
    const char *end = text.data() + text.size();
    std::int64_t whole = 0;
    if (const auto plain = std::from_chars(text.data(), end, whole); plain.ec == std::errc() && plain.ptr == end)
        return whole >= 0 ? std::optional(whole) : std::nullopt;
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || !(value >= 0))
        return std::nullopt;
    std::string_view suffix(rest, static_cast<std::size_t>(end - rest));
    if (!suffix.empty() && suffix.back() == 'B')
        suffix.remove_suffix(1);
    if (!suffix.empty()) {
        static constexpr std::string_view prefixes = "KMGT";
        const auto power = prefixes.find(suffix.front() == 'k' ? 'K' : suffix.front());
        if (power == std::string_view::npos || suffix.size() > 2 || (suffix.size() == 2 && suffix[1] != 'i'))
            return std::nullopt;
        value *= std::pow(suffix.size() == 2 ? 1024.0 : 1000.0, static_cast<double>(power + 1));
    }
    value = std::floor(value + 1e-6);
    if (!(value < 9.2e18))
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

} // namespace residua
