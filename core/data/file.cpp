#include "core/data/file.h"

#include "core/data/error.h"
#include "core/data/leftovers.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <limits>
#include <mutex>
#include <random>
#include <sys/resource.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace residua {

namespace {

std::string reason(int error)
{
    return std::generic_category().message(error);
}

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int get() const { return m_fd; }
    int close()
    {
        const int result = ::close(m_fd);
        m_fd = -1;
        return result;
    }

private:
    int m_fd;
};

/// A file above the process's size limit raises SIGXFSZ, which ends the program; held back, write() fails with EFBIG.
class HoldSizeSignal {
public:
    HoldSizeSignal()
    {
        sigemptyset(&m_set);
        sigaddset(&m_set, SIGXFSZ);
        pthread_sigmask(SIG_BLOCK, &m_set, &m_old);
    }
    ~HoldSizeSignal()
    {
        if (!sigismember(&m_old, SIGXFSZ)) {
            const timespec now{};
            while (sigtimedwait(&m_set, nullptr, &now) == SIGXFSZ) {
            }
        }
        pthread_sigmask(SIG_SETMASK, &m_old, nullptr);
    }
    HoldSizeSignal(const HoldSizeSignal &) = delete;
    HoldSizeSignal &operator=(const HoldSizeSignal &) = delete;

private:
    sigset_t m_set{};
    sigset_t m_old{};
};

std::string kindName(mode_t mode)
{
    if (S_ISDIR(mode))
        return "a folder";
    if (S_ISFIFO(mode))
        return "a named pipe";
    if (S_ISCHR(mode) || S_ISBLK(mode))
        return "a device";
    return "not a regular file";
}

std::string openRemedy(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR: return "check the name";
    case EACCES:
    case EPERM: return "check its permissions (ls -l)";
    case ENXIO: return "name a regular file";
    case ENAMETOOLONG: return "use a shorter name";
    default: return "check that the file can be read";
    }
}

} // namespace

std::string byteText(std::uint64_t bytes)
{
    if (bytes < 1000)
        return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
    constexpr std::array<std::string_view, 6> units = {" kB", " MB", " GB", " TB", " PB", " EB"};
    double value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    while (value >= 999.95 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 1).ptr;
    return std::string(text.data(), end).append(units[unit]);
}

std::uint64_t availableMemory()
{
    std::uint64_t available = std::numeric_limits<std::uint64_t>::max();
    // /proc files are small and hold numbers only; a missing one means no limit that we know.
    const auto number = [](const char *file, std::string_view key) -> std::uint64_t {
        const Descriptor fd(::open(file, O_RDONLY | O_CLOEXEC));
        std::array<char, 4096> text{};
        const ssize_t count = fd.get() < 0 ? 0 : ::read(fd.get(), text.data(), text.size());
        const std::string_view all(text.data(), count < 0 ? 0 : static_cast<std::size_t>(count));
        std::size_t at = all.find(key);
        if (at == std::string_view::npos)
            return std::numeric_limits<std::uint64_t>::max();
        at = all.find_first_of("0123456789", at + key.size());
        std::uint64_t value = 0;
        if (at == std::string_view::npos || std::from_chars(all.data() + at, all.data() + all.size(), value).ec != std::errc())
            return std::numeric_limits<std::uint64_t>::max();
        return value > (std::numeric_limits<std::uint64_t>::max() >> 10) ? value : value * 1024;
    };
    available = number("/proc/meminfo", "MemAvailable:");
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) {
        const std::uint64_t used = number("/proc/self/status", "VmSize:");
        available = std::min<std::uint64_t>(available, used < limit.rlim_cur ? limit.rlim_cur - used : 0);
    }
    return available;
}

FileReader::FileReader(const std::string &path, std::string_view what) : m_label(std::string(what) + ' ' + inQuotes(path))
{
    const std::string prefix = "cannot read " + m_label + ": ";
    if (path.find('\0') != std::string::npos)
        throw Error(ErrorKind::Input, prefix + "the name holds a zero byte; check the name");
    // Without O_NONBLOCK, opening a FIFO would wait for its writer.
    const int fd = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        const int error = errno;
        throw Error(ErrorKind::Input, prefix + reason(error) + "; " + openRemedy(error));
    }
    struct stat status {};
    const bool known = ::fstat(fd, &status) == 0;
    const int error = errno;
    if (!known || !S_ISREG(status.st_mode)) {
        ::close(fd);
        throw Error(ErrorKind::Input, prefix + (known ? "it is " + kindName(status.st_mode) : reason(error)) + "; name a regular file");
    }
    m_fd = fd;
    m_size = static_cast<std::uint64_t>(status.st_size);
}

FileReader::~FileReader()
{
    ::close(m_fd);
}

std::size_t FileReader::readSome(std::uint64_t offset, void *to, std::size_t count) const
{
    std::size_t done = 0;
    while (done < count) {
        const ssize_t got = ::pread(m_fd, static_cast<char *>(to) + done, count - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            const int error = errno;
            throw Error(ErrorKind::Input,
                        "cannot read " + m_label + ": " + reason(error) + " at byte " + std::to_string(offset + done)
                            + "; check the drive, or copy the file to another one");
        }
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

void FileReader::readAt(std::uint64_t offset, void *to, std::size_t count) const
{
    if (readSome(offset, to, count) != count)
        throw Error(ErrorKind::Input,
                    "cannot read " + m_label + ": it has become shorter while it was read; wait until nobody writes it, then try again");
}

std::string readFile(const std::string &path, std::uint64_t limitBytes, std::string_view what)
{
    const FileReader file(path, what);
    const auto tooLarge = [&](const std::string &size) {
        return Error(ErrorKind::Input,
                     "cannot read " + file.label() + ": it has " + size + ", at most " + byteText(limitBytes)
                         + " are read; is it the right file?");
    };
    if (file.size() > limitBytes)
        throw tooLarge(byteText(file.size()));
    // Files under /proc say 0 bytes and have some, and a file may grow: read until the end, whatever the size said.
    std::string bytes(static_cast<std::size_t>(file.size()) + 1, '\0');
    std::size_t filled = 0;
    for (;;) {
        filled += file.readSome(filled, bytes.data() + filled, bytes.size() - filled);
        if (filled > limitBytes)
            throw tooLarge("more than " + byteText(limitBytes));
        if (filled < bytes.size())
            break;
        bytes.resize(bytes.size() * 2 + 4096);
    }
    bytes.resize(filled);
    return bytes;
}

std::string readStdin(std::uint64_t limitBytes)
{
    std::string bytes;
    std::array<char, 65536> chunk{};
    for (;;) {
        const ssize_t got = ::read(STDIN_FILENO, chunk.data(), chunk.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            const int error = errno;
            throw Error(ErrorKind::Input, "cannot read standard input: " + reason(error) + "; pipe or redirect a file into the program");
        }
        if (got == 0)
            return bytes;
        if (bytes.size() + static_cast<std::size_t>(got) > limitBytes)
            throw Error(ErrorKind::Input,
                        "cannot read standard input: it holds more than " + byteText(limitBytes) + "; is it the right file?");
        bytes.append(chunk.data(), static_cast<std::size_t>(got));
    }
}

namespace {

[[noreturn]] void saveFailed(const std::string &path, int error)
{
    std::string remedy = "check the folder, or save to another place";
    if (error == ENOSPC || error == EDQUOT)
        remedy = "free some space, or save to another drive";
    else if (error == EFBIG)
        remedy = "raise the limit on file sizes (ulimit -f), or save less";
    else if (error == EACCES || error == EPERM || error == EROFS)
        remedy = "check the permissions of the file and its folder, or save to another place";
    else if (error == ENOENT || error == ENOTDIR)
        remedy = "make the folder first, or check the name";
    else if (error == ENAMETOOLONG)
        remedy = "use a shorter name";
    else if (error == EISDIR)
        remedy = "name a file in it";
    throw Error(ErrorKind::Failed, "cannot write " + inQuotes(path) + ": " + reason(error) + "; " + remedy);
}

/// Where `path` leads when every symbolic link is followed, the last of which may dangle.
std::string followLinks(const std::string &path)
{
    std::string target = path;
    for (int hops = 0; hops < 40; ++hops) {
        std::array<char, 4096> link{};
        const ssize_t length = ::readlink(target.c_str(), link.data(), link.size());
        if (length < 0)
            return target;
        const std::string to(link.data(), static_cast<std::size_t>(length));
        const std::size_t slash = target.rfind('/');
        target = to.starts_with('/') || slash == std::string::npos ? to : target.substr(0, slash + 1) + to;
    }
    saveFailed(path, ELOOP);
}

int writeAll(int fd, const std::vector<std::string_view> &parts)
{
    for (std::string_view part : parts) {
        while (!part.empty()) {
            const ssize_t done = ::write(fd, part.data(), std::min<std::size_t>(part.size(), 1 << 24));
            if (done < 0 && errno == EINTR)
                continue;
            if (done < 0)
                return errno;
            if (done == 0)
                return ENOSPC;
            part.remove_prefix(static_cast<std::size_t>(done));
        }
    }
    return 0;
}

/// A device or pipe is no file that could be replaced: the bytes go into it.
void writeInto(const std::string &path, const std::vector<std::string_view> &parts)
{
    Descriptor fd(::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (fd.get() < 0)
        saveFailed(path, errno);
    ::fcntl(fd.get(), F_SETFL, ::fcntl(fd.get(), F_GETFL) & ~O_NONBLOCK);
    if (const int error = writeAll(fd.get(), parts))
        saveFailed(path, error);
    if (fd.close() != 0)
        saveFailed(path, errno);
}

std::string temporaryName(const std::string &folder, std::uint32_t number)
{
    return folder + '/' + std::string(temporaryPrefix) + std::to_string(number);
}

/// An unnamed file where the file system has such: nothing is left behind even if the program is killed.
/// `name` stays empty then; else it is the temporary's name.
int openTemporary(const std::string &folder, std::string &name)
{
    int fd = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL && errno != ENOENT))
        return fd;
    std::random_device random;
    for (int attempt = 0; attempt < 100; ++attempt) {
        name = temporaryName(folder, random());
        fd = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0 || errno != EEXIST)
            break;
    }
    if (fd < 0)
        name.clear();
    return fd;
}

/// Gives the unnamed file a name in `folder`. 0 or errno.
int nameTemporary(int fd, const std::string &folder, std::string &name)
{
    std::random_device random;
    const std::string self = "/proc/self/fd/" + std::to_string(fd);
    for (int attempt = 0; attempt < 100; ++attempt) {
        std::string candidate = temporaryName(folder, random());
        if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, candidate.c_str(), AT_SYMLINK_FOLLOW) == 0) {
            name = std::move(candidate); // without memory: it has its name already
            return 0;
        }
        if (errno != EEXIST)
            return errno;
    }
    return EEXIST;
}

/// 0 or errno; on failure nothing is left.
int replaceFile(const std::string &target, const std::vector<std::string_view> &parts, const mode_t *mode)
{
    const std::size_t slash = target.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : target.substr(0, slash + 1);
    removeLeftovers(folder);
    std::string temporary;
    std::unique_lock naming(fileNaming());
    Descriptor fd(openTemporary(folder, temporary));
    if (fd.get() < 0)
        return errno;
    if (temporary.empty())
        naming.unlock(); // nothing is seen of it yet
    // Open until it has its own name: what nobody has open is taken for a leftover by another save into this folder.
    const Descriptor held(::fcntl(fd.get(), F_DUPFD_CLOEXEC, 0));
    int error = writeAll(fd.get(), parts);
    if (error == 0 && mode && ::fchmod(fd.get(), *mode & 07777) != 0)
        error = errno;
    if (error == 0 && ::fsync(fd.get()) != 0)
        error = errno;
    if (error == 0 && temporary.empty()) {
        naming.lock();
        error = nameTemporary(fd.get(), folder, temporary);
    }
    if (fd.close() != 0 && error == 0)
        error = errno;
    if (error == 0 && ::rename(temporary.c_str(), target.c_str()) != 0)
        error = errno;
    if (error != 0) {
        if (!temporary.empty())
            ::unlink(temporary.c_str());
        return error;
    }
    if (naming)
        naming.unlock();
    // The new name itself must survive a power loss. Some file systems cannot sync a folder: the file is there all the same.
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.get() >= 0)
        ::fsync(directory.get());
    return 0;
}

} // namespace

void saveFile(const std::string &path, const std::vector<std::string_view> &parts)
{
    if (path.empty())
        saveFailed(path, ENOENT);
    if (path.find('\0') != std::string::npos)
        saveFailed(path, EINVAL);
    const HoldSizeSignal hold;
    struct stat status {};
    const bool exists = ::stat(path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode))
        saveFailed(path, EISDIR);
    if (exists && !S_ISREG(status.st_mode)) {
        writeInto(path, parts);
        return;
    }
    // rename() would replace a read-only file as well; who made it read-only did not want that.
    if (exists && ::access(path.c_str(), W_OK) != 0)
        saveFailed(path, errno);
    const std::string target = followLinks(path);
    if (target.ends_with('/'))
        saveFailed(path, ENOENT);
    const mode_t *mode = exists ? &status.st_mode : nullptr;
    if (const int error = replaceFile(target, parts, mode))
        saveFailed(path, error);
}

void saveFile(const std::string &path, std::string_view bytes)
{
    saveFile(path, std::vector<std::string_view>{bytes});
}

} // namespace residua
