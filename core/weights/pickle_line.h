#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace residua {

/// UTF-8 of the text that a step V of protocol 0 writes as a line: Latin-1, with \uXXXX and \UXXXXXXXX for the rest
/// (Python's raw-unicode-escape); none where such a sign is incomplete or names no character.
std::optional<std::string> textOfLine(std::string_view line);

/// The bytes that a step S writes as a line: Python's repr of them, in quotation marks; none where it is no such.
std::optional<std::string> bytesOfLine(std::string_view line);

/// The whole line as a number; none where it is no such.
std::optional<std::uint64_t> indexOfLine(std::string_view line);

} // namespace residua
