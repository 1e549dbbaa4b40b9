#pragma once

#include <mutex>
#include <string>
#include <string_view>

namespace residua {

/// A temporary file beside the one that is being saved is called so, and a 32-bit number.
inline constexpr std::string_view temporaryPrefix = ".residua-";

/// Removes from `folder` what a save left that was killed: regular files of this user, called as a temporary is, that no process has open.
/// Where the system cannot tell whether one has, the file stays. Of a folder with very many files the first are looked at.
void removeLeftovers(const std::string &folder) noexcept;

/// Held while a file that is being saved has a temporary name and not yet its own. Who ends the program at once (_exit) while another
/// thread may be saving takes it first, so that nothing stays beside the file.
std::timed_mutex &fileNaming();

} // namespace residua
