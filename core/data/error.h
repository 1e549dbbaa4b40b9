#pragma once

#include <exception>
#include <string>
#include <utility>

namespace residua {

/// The environment's failures. A user's mistakes are `Problem`s, bugs are asserts, a stop is a normal result.
enum class ErrorKind { Failed, Usage, Input, OutOfMemory, Device };

class Error : public std::exception {
public:
    Error(ErrorKind kind, std::string message) : m_kind(kind), m_message(std::move(message)) {}
    ErrorKind kind() const noexcept { return m_kind; }
    const char *what() const noexcept override { return m_message.c_str(); }

private:
    ErrorKind m_kind;
    std::string m_message;
};

} // namespace residua
