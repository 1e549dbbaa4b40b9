#include "core/export/pytorch_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace residua {

namespace {

constexpr std::size_t maxColumns = 100;

bool hasTall(const PyExpr &expression)
{
    if (expression.tall)
        return true;
    for (const PyExpr &item : expression.items)
        if (hasTall(item))
            return true;
    return false;
}

/// The length of the UTF-8 sequence at the start of `text`, 0 where it is none.
std::size_t sequenceLength(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t length = lead < 0x80 ? 1
        : lead >= 0xc2 && lead < 0xe0      ? 2
        : lead >= 0xe0 && lead < 0xf0      ? 3
        : lead >= 0xf0 && lead < 0xf5      ? 4
                                           : 0;
    if (length == 0 || length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80)
            return 0;
    const auto second = length > 1 ? static_cast<unsigned char>(text[1]) : 0;
    const bool tooLong = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
    const bool noCharacter = (lead == 0xed && second >= 0xa0) || (lead == 0xf4 && second >= 0x90);
    return tooLong || noCharacter ? 0 : length;
}

} // namespace

PyExpr pyCall(const std::string &function, std::vector<PyExpr> arguments)
{
    return {function + "(", std::move(arguments), ")"};
}

PyExpr pySequential(std::vector<PyExpr> modules)
{
    const bool tall = modules.size() > 1;
    return {"nn.Sequential(", std::move(modules), ")", tall};
}

PyExpr pyList(std::vector<PyExpr> items)
{
    return {"[", std::move(items), "]"};
}

PyExpr pyList(const std::vector<std::int64_t> &numbers)
{
    std::vector<PyExpr> items;
    for (const std::int64_t number : numbers)
        items.emplace_back(std::to_string(number));
    return pyList(std::move(items));
}

std::string pyFloat(double value)
{
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    std::string text(buffer.data(), end);
    if (text.find_first_of(".e") == std::string::npos)
        text += ".0";
    return text;
}

std::string pyEscaped(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        const auto first = static_cast<unsigned char>(text[0]);
        if (text[0] == '\n') {
            result += "\\n";
        } else if (length == 0 || first < 0x20 || first == 0x7f) {
            result += "\\x";
            result += digits[first >> 4];
            result += digits[first & 15];
        } else {
            if (text[0] == '\\' || text[0] == '"')
                result += '\\';
            result += text.substr(0, length);
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

std::string pyFlat(const PyExpr &expression)
{
    std::string result = expression.open;
    for (std::size_t i = 0; i < expression.items.size(); ++i)
        result += (i == 0 ? "" : ", ") + pyFlat(expression.items[i]);
    return result + expression.close;
}

void PyWriter::line(int level, std::string_view text)
{
    m_text.append(static_cast<std::size_t>(level) * 4, ' ').append(text).push_back('\n');
}

void PyWriter::statement(int level, const std::string &target, const PyExpr &expression, const std::string &end)
{
    const std::string flat = target + pyFlat(expression) + end;
    const bool fits = flat.size() + static_cast<std::size_t>(level) * 4 < maxColumns;
    if (expression.items.empty() || (fits && !hasTall(expression))) {
        line(level, flat);
        return;
    }
    line(level, target + expression.open);
    const PyExpr inner({}, expression.items, {});
    const std::string together = pyFlat(inner);
    if (!hasTall(expression) && together.size() + static_cast<std::size_t>(level + 1) * 4 < maxColumns)
        line(level + 1, together);
    else
        for (const PyExpr &item : expression.items)
            statement(level + 1, {}, item, ",");
    line(level, expression.close + end);
}

void PyWriter::blank(int count)
{
    m_text.append(static_cast<std::size_t>(count), '\n');
}

} // namespace residua
