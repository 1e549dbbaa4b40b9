#include "app/cli/console.h"

#include "core/arch/visible.h"
#include "core/data/error.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <numeric>
#include <system_error>
#include <unistd.h>

namespace residua::cli {

namespace {

/// 0 or an errno.
int writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count < 0 ? errno : EIO;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return 0;
}

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

} // namespace

void guardDescriptors()
{
    for (int descriptor = 0; descriptor <= 2; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF)
            continue;
        // Opened the wrong way round: using it stays an error, as it was while closed.
        if (::open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY) != descriptor)
            ::_exit(status::failed);
    }
}

void writeOut(std::string_view bytes)
{
    if (const int error = writeAll(STDOUT_FILENO, bytes))
        throw Error(ErrorKind::Failed, "cannot write to standard output: " + std::generic_category().message(error));
}

void writeMessage(std::string_view text)
{
    constexpr std::size_t longest = 8192; // paths are at most half of it
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        std::string shown;
        if (line.size() > longest || !isVisible(line)) // without allocating otherwise: it may be memory that is missing
            line = shown = visible(line, longest);
        for (const std::string_view piece : {std::string_view("residua-cli: "), line, std::string_view("\n")})
            writeAll(STDERR_FILENO, piece);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::string nearest(std::string_view name, const std::vector<std::string> &known)
{
    if (name.size() > 200)
        return {};
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(2, name.size() / 3) + 1;
    for (const std::string &candidate : known) {
        const std::size_t distance = editDistance(name, candidate);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace residua::cli
