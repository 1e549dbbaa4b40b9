#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace residua {

/// The value for each `$word` of a template.
using PyValues = std::map<std::string, std::string, std::less<>>;

/// `text` with its words replaced. Where a word stands alone on its line, all lines of its value are indented as it is; an empty one leaves
/// none.
std::string pyFilled(std::string_view text, const PyValues &values);

/// `code` with its lines broken as Black does it: those that are too long, and brackets that end with a comma.
std::string pyBroken(std::string_view code);

std::string pyJoined(const std::vector<std::string> &items);
/// `nn.Sequential(...)`, with one module a line as long as there is more than one.
std::string pySequential(const std::vector<std::string> &modules);
/// A float as Python reads it: with a point or an exponent, all digits that it needs.
std::string pyFloat(double value);
/// The inside of a Python string or docstring: everything that could end it or is no text is escaped.
std::string pyEscaped(std::string_view text);

} // namespace residua
