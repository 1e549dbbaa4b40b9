#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace residua {

/// A Python expression that can be broken over lines: `open`, the items, `close`. Without items and `close`: plain text.
struct PyExpr {
    PyExpr(const char *text) : open(text) {}
    PyExpr(std::string text) : open(std::move(text)) {}
    PyExpr(std::string before, std::vector<PyExpr> inner, std::string after, bool oneALine = false)
        : open(std::move(before)), items(std::move(inner)), close(std::move(after)), tall(oneALine)
    {}

    std::string open;
    std::vector<PyExpr> items;
    std::string close;
    bool tall = false; ///< one item a line even where all would fit
};

PyExpr pyCall(const std::string &function, std::vector<PyExpr> arguments);
/// `nn.Sequential(...)` with one module a line, as long as there is more than one.
PyExpr pySequential(std::vector<PyExpr> modules);
PyExpr pyList(std::vector<PyExpr> items);
PyExpr pyList(const std::vector<std::int64_t> &numbers);
/// A float as Python reads it: with a point or an exponent, all digits that it needs.
std::string pyFloat(double value);
/// The inside of a Python string or docstring: everything that could end it or is no text is escaped.
std::string pyEscaped(std::string_view text);
/// `text` on one line.
std::string pyFlat(const PyExpr &expression);

/// Collects Python source; indentation is given in levels.
class PyWriter {
public:
    void line(int level, std::string_view text);
    /// `target`, the expression, `end`: on one line where it fits, else broken as Black does it.
    void statement(int level, const std::string &target, const PyExpr &expression, const std::string &end = {});
    void blank(int count = 1);
    const std::string &text() const { return m_text; }

private:
    std::string m_text;
};

} // namespace residua
