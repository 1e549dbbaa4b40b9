#pragma once

#include <string>
#include <string_view>

namespace residua {

/// `text` from a file or a user as it may be shown anywhere: one line, in which control characters, marks that turn the direction of what
/// follows or cannot be seen, and bytes that are no UTF-8 stand as \xNN; at most about `longest` bytes, then "…". The one place where
/// this is done: for the terminal, the window, logs and exported files.
std::string visible(std::string_view text, std::size_t longest = 300);

/// The same between quotation marks.
std::string inQuotes(std::string_view text);

/// `text` in HTML or XML, between tags or as an attribute's value.
std::string markupText(std::string_view text);

/// JSON text with every such character in it as \uXXXX, which means the same; line ends stay.
std::string jsonVisible(std::string_view json);

/// True where `visible` would change nothing but the length.
bool isVisible(std::string_view text);

bool isUtf8(std::string_view text);

/// The bytes of the UTF-8 character at the front of `text`, which is not empty; 0 where there is none.
std::size_t utf8Length(std::string_view text);

/// The characters of UTF-8 `text`.
std::size_t characterCount(std::string_view text);

} // namespace residua
