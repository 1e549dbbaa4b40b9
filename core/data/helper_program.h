#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

namespace residua {

/// A program of ours in a process of its own (`residua-decode`, `residua-fetch`), at the other end of a socket, which is its descriptor 0
/// and all that it has. It is killed when this goes, whatever it does.
class HelperProgram {
public:
    /// `purpose` and `absent` stand in messages: "cannot PURPOSE: NAME is neither in ... (ABSENT)".
    /// Throws Error(Failed) where the program is not there or does not start, Error(OutOfMemory).
    HelperProgram(const std::string &name, const std::vector<std::string> &arguments, const std::string &purpose,
                  const std::string &absent);
    ~HelperProgram();
    HelperProgram(const HelperProgram &) = delete;
    HelperProgram &operator=(const HelperProgram &) = delete;

    int socket() const { return m_socket; }

private:
    pid_t m_process = -1;
    int m_socket = -1;
};

} // namespace residua
