#include "ui/keep/owner.h"

#include "core/data/error.h"
#include "core/data/file.h"

#include <charconv>
#include <system_error>
#include <unistd.h>

namespace residua::ui {

namespace {

/// When `process` was started; nothing where it does not run. From the 22nd word of its `stat`; the second is its name in parentheses,
/// which may hold anything.
std::optional<std::uint64_t> startOf(std::int64_t process)
{
    constexpr std::uint64_t most = 65536;
    constexpr int place = 22, afterName = 2;
    std::string text;
    try {
        text = readFile("/proc/" + std::to_string(process) + "/stat", most, "file");
    } catch (const Error &) {
        return {};
    }
    std::size_t at = text.rfind(')');
    for (int word = afterName; word < place && at != std::string::npos; ++word)
        at = text.find(' ', at + 1);
    std::uint64_t ticks = 0;
    if (at == std::string::npos || std::from_chars(text.data() + at + 1, text.data() + text.size(), ticks).ec != std::errc())
        return {};
    return ticks;
}

/// Reads a number off the front of `text`, and the character behind it, which must be `end`.
template <class Number>
bool take(std::string_view &text, Number &number, char end)
{
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || rest == text.data() + text.size() || *rest != end)
        return false;
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()) + 1);
    return true;
}

} // namespace

Owner thisProcess()
{
    static const Owner own{::getpid(), startOf(::getpid()).value_or(0)};
    return own;
}

bool isAlive(const Owner &owner)
{
    return startOf(owner.process) == owner.started;
}

std::string ownedName(const Owner &owner, int number, std::string_view ending)
{
    return std::to_string(owner.process) + '-' + std::to_string(owner.started) + '-' + std::to_string(number) + std::string(ending);
}

std::optional<Owner> ownerOf(std::string_view name, std::string_view ending)
{
    if (!name.ends_with(ending))
        return {};
    name.remove_suffix(ending.size());
    Owner owner;
    int number = 0;
    const bool read = take(name, owner.process, '-') && take(name, owner.started, '-');
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    return read && error == std::errc() && end == name.data() + name.size() && owner.process > 0 && number > 0 ? std::optional(owner)
                                                                                                               : std::nullopt;
}

} // namespace residua::ui
