#include "core/data/leftovers.h"

#include <charconv>
#include <csignal>
#include <cstdint>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace residua {

namespace {

constexpr int mostEntries = 100'000; // some 30 ms

/// ".residua-17" exactly as saving writes it, not "…-017".
bool isTemporaryName(std::string_view name)
{
    if (!name.starts_with(temporaryPrefix))
        return false;
    name.remove_prefix(temporaryPrefix.size());
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    return error == std::errc() && end == name.data() + name.size() && (name == "0" || name.front() != '0');
}

bool isOurs(const struct stat &status)
{
    return S_ISREG(status.st_mode) && status.st_uid == ::geteuid() && status.st_nlink == 1;
}

/// No other descriptor of the file is open, in this process or another one. The kernel grants a lease on writing only then.
bool isUnused(int fd)
{
    ::fcntl(fd, F_SETSIG, SIGURG); // for whoever opens the file in between; it is ignored, unlike SIGIO
    if (::fcntl(fd, F_SETLEASE, F_WRLCK) != 0)
        return false;
    ::fcntl(fd, F_SETLEASE, F_UNLCK);
    return true;
}

void removeIfLeft(int folder, const char *name)
{
    struct stat named {
    }, opened{};
    if (::fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) != 0 || !isOurs(named))
        return;
    const int fd = ::openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return;
    if (::fstat(fd, &opened) == 0 && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino && isOurs(opened) && isUnused(fd))
        ::unlinkat(folder, name, 0);
    ::close(fd);
}

} // namespace

void removeLeftovers(const std::string &folder) noexcept
{
    DIR *listing = ::opendir(folder.c_str());
    if (!listing)
        return;
    for (int i = 0; i < mostEntries; ++i) {
        const dirent *entry = ::readdir(listing);
        if (!entry)
            break;
        if (isTemporaryName(entry->d_name))
            removeIfLeft(::dirfd(listing), entry->d_name);
    }
    ::closedir(listing);
}

std::timed_mutex &fileNaming()
{
    static std::timed_mutex mutex;
    return mutex;
}

} // namespace residua
