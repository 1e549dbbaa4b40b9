#pragma once

#include <string>

namespace residua {

// Text cells as the formats of a table take them; UTF-8.

/// A leading apostrophe keeps spreadsheets from reading the text as a formula.
std::string formulaSafe(std::string cell);
/// Quoted as RFC 4180 asks, where it asks for it.
std::string csvQuoted(const std::string &cell);
/// Both of them.
std::string csvText(const std::string &cell);
std::string markdownText(const std::string &cell);
std::string latexText(const std::string &cell);

} // namespace residua
