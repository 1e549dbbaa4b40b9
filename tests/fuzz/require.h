#pragma once

#include "core/arch/problem_list.h"
#include "core/arch/visible.h"
#include "core/data/error.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>
#include <variant>
#include <vector>

namespace residua::fuzz {

inline std::string_view textOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), size};
}

/// Where `holds` is false, the program ends, which is a finding.
inline void require(bool holds, std::string_view what)
{
    if (holds)
        return;
    std::fprintf(stderr, "not so: %.*s\n", static_cast<int>(what.size()), what.data());
    std::abort();
}

/// What is shown of a file is bounded and holds nothing that a terminal obeys.
inline void requireShowable(std::string_view message, std::size_t longest)
{
    require(message.size() <= longest, "a message is bounded");
    require(isVisible(message), "a message holds no control character");
}

inline void requireProblems(const std::vector<Problem> &problems)
{
    require(!problems.empty() && problems.size() <= problemLimit + 1, "there are problems, and not too many");
    for (const Problem &problem : problems) {
        requireShowable(problem.field, 400);
        requireShowable(problem.message, 1000);
        require(!problem.message.empty(), "a problem is said");
    }
}

/// `action` succeeds, or throws Error with a message.
template <class Action>
void requireError(Action action)
{
    try {
        action();
    } catch (const Error &error) {
        requireShowable(error.what(), 2000);
        require(error.kind() == ErrorKind::Input || error.kind() == ErrorKind::OutOfMemory, "a file's fault is said to be one");
    }
}

/// Bytes as a regular file, in memory.
class InputFile {
public:
    explicit InputFile(std::string_view bytes) : m_fd(::memfd_create("input", MFD_CLOEXEC))
    {
        require(::write(m_fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()), "the input is written");
        m_path = "/proc/self/fd/" + std::to_string(m_fd);
    }
    ~InputFile() { ::close(m_fd); }
    InputFile(const InputFile &) = delete;
    InputFile &operator=(const InputFile &) = delete;
    const std::string &path() const { return m_path; }

private:
    int m_fd;
    std::string m_path;
};

} // namespace residua::fuzz
