#include "app/cli/sweep_resume.h"

#include "app/cli/console.h"

#include "core/data/error.h"
#include "core/data/file.h"

#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace residua::cli {

namespace {

constexpr std::size_t longestLine = 1u << 20; // no line of a sweep is as long

bool isStandardOutput(const std::string &file)
{
    struct stat output {
    }, other{};
    return ::fstat(STDOUT_FILENO, &output) == 0 && ::stat(file.c_str(), &other) == 0 && output.st_dev == other.st_dev
        && output.st_ino == other.st_ino;
}

} // namespace

Resumed resumedFrom(const std::string &file, const Sweep &sweep, const std::string &measured, std::int64_t batch, std::uint64_t begin,
                    std::uint64_t end)
{
    Resumed resumed{std::vector<bool>(sweep.size())};
    const FileReader reader(file, "sweep");
    std::string buffer(1u << 16, '\0'), line;
    constexpr int compared = 100; // each as dear as to do it again
    std::uint64_t offset = 0, others = 0;
    int seen = 0;
    const auto take = [&] {
        if (const auto index = sweep.indexOf(line, measured)) {
            const std::string difference = seen++ < compared ? sweep.contradiction(line, *index, batch) : std::string();
            if (!difference.empty())
                throw Error(ErrorKind::Input,
                            inQuotes(file) + " is the sweep of another network or batch: " + sweep.words(*index) + " has " + difference
                                + "; go on with the network that it is of, or name another file");
            if (*index >= begin && *index < end && !resumed.answered[*index]) // inside a text the quotes of a key are escaped
                resumed.refused += line.find("\"problems\":") != std::string::npos;
            resumed.answered[*index] = true;
        } else {
            others += !line.empty();
        }
        line.clear();
    };
    while (const std::size_t count = reader.readSome(offset, buffer.data(), buffer.size())) {
        offset += count;
        for (std::string_view piece(buffer.data(), count); !piece.empty();) {
            const std::size_t lineEnd = piece.find('\n');
            if (line.size() < longestLine)
                line += piece.substr(0, lineEnd);
            if (lineEnd == std::string_view::npos)
                break;
            take();
            piece.remove_prefix(lineEnd + 1);
        }
    }
    if (others > 0)
        writeMessage(inQuotes(file) + ": " + std::to_string(others) + " line" + (others == 1 ? " is" : "s are")
                     + " not of this sweep; left alone");
    if (line.empty())
        return resumed;
    if (isStandardOutput(file)) {
        if (::ftruncate(STDOUT_FILENO, static_cast<off_t>(offset - line.size())) != 0)
            throw Error(ErrorKind::Failed,
                        "cannot take the torn last line from " + inQuotes(file) + ": " + std::generic_category().message(errno));
        writeMessage(inQuotes(file) + ": the last line was torn and is written anew");
    } else {
        writeMessage(inQuotes(file) + ": the last line is torn; its combination is done again");
    }
    return resumed;
}

} // namespace residua::cli
