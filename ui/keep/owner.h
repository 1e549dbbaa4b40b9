#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace residua::ui {

/// A process: its number alone is given to another one some day, with the time of its start it is not.
struct Owner {
    std::int64_t process = 0;
    std::uint64_t started = 0; ///< in the system's clock ticks since it was booted
    bool operator==(const Owner &) const = default;
};

Owner thisProcess();

/// The process of that number; started at 0 where none runs.
Owner ownerOfProcess(std::int64_t process);

/// Whether that process still runs on this machine. One that has ended does not, though its parent may not have waited for it yet.
bool isAlive(const Owner &owner);

/// A file of `owner` is called so: "1234-567890-1.kept", the number being its own within the process.
std::string ownedName(const Owner &owner, int number, std::string_view ending);

/// The owner of a file that is called so; nothing for another name.
std::optional<Owner> ownerOf(std::string_view name, std::string_view ending);

} // namespace residua::ui
