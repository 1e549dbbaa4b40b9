#include "ui/keep/owner.h"

#include "core/data/error.h"
#include "core/data/file.h"

#include <charconv>
#include <system_error>
#include <unistd.h>

namespace residua::ui {

namespace {

/// When `process` was started; nothing where it does not run, or has ended and only waits to be asked for its end. From words 3, 9 and 22
/// of its `stat`; the second is its name in parentheses, which may hold anything.
std::optional<std::uint64_t> startOf(std::int64_t process)
{
    constexpr std::uint64_t most = 65536, exiting = 4; // PF_EXITING: its memory is being taken down
    constexpr int afterName = 2, statePlace = 3, flagsPlace = 9, startPlace = 22;
    std::string text;
    try {
        text = readFile("/proc/" + std::to_string(process) + "/stat", most, "file");
    } catch (const Error &) {
        return {};
    }
    std::size_t at = text.rfind(')');
    std::uint64_t flags = 0, ticks = 0;
    for (int word = afterName + 1; word <= startPlace; ++word) {
        at = at == std::string::npos ? at : text.find(' ', at + 1);
        if (at == std::string::npos || at + 1 == text.size())
            return {};
        const char *first = text.data() + at + 1, *end = text.data() + text.size();
        if (word == statePlace && (*first == 'Z' || *first == 'X' || *first == 'x'))
            return {};
        std::uint64_t *number = word == flagsPlace ? &flags : word == startPlace ? &ticks : nullptr;
        if (number && std::from_chars(first, end, *number).ec != std::errc())
            return {};
    }
    return flags & exiting ? std::nullopt : std::optional(ticks);
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
    static const Owner own = ownerOfProcess(::getpid());
    return own;
}

Owner ownerOfProcess(std::int64_t process)
{
    return {process, startOf(process).value_or(0)};
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
