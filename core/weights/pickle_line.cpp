#include "core/weights/pickle_line.h"

#include <charconv>

namespace residua {

namespace {

std::optional<std::uint32_t> hexadecimal(std::string_view text, std::size_t begin, std::size_t digits)
{
    if (text.size() - begin < digits)
        return {};
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data() + begin, text.data() + begin + digits, number, 16);
    if (error != std::errc() || end != text.data() + begin + digits)
        return {};
    return number;
}

/// The generalized form, in which a lone surrogate has three bytes: what Python's surrogatepass writes.
void appendUtf8(std::string &to, std::uint32_t sign)
{
    const auto add = [&to](std::uint32_t byte) { to += static_cast<char>(byte); };
    const auto rest = [&add, sign](int shift) { add(0x80 | ((sign >> shift) & 0x3f)); };
    if (sign < 0x80) {
        add(sign);
    } else if (sign < 0x800) {
        add(0xc0 | sign >> 6);
        rest(0);
    } else if (sign < 0x10000) {
        add(0xe0 | sign >> 12);
        rest(6);
        rest(0);
    } else {
        add(0xf0 | sign >> 18);
        rest(12);
        rest(6);
        rest(0);
    }
}

} // namespace

std::optional<std::string> textOfLine(std::string_view line)
{
    std::string text;
    text.reserve(line.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool marked = line[i] == '\\' && i + 1 < line.size() && (line[i + 1] == 'u' || line[i + 1] == 'U');
        if (!marked) {
            appendUtf8(text, static_cast<unsigned char>(line[i]));
            continue;
        }
        const std::size_t digits = line[i + 1] == 'u' ? 4 : 8;
        const std::optional<std::uint32_t> sign = hexadecimal(line, i + 2, digits);
        if (!sign || *sign > 0x10ffff)
            return {};
        appendUtf8(text, *sign);
        i += 1 + digits;
    }
    return text;
}

std::optional<std::string> bytesOfLine(std::string_view line)
{
    if (line.size() < 2 || line.front() != line.back() || (line.front() != '\'' && line.front() != '"'))
        return {};
    line = line.substr(1, line.size() - 2);
    std::string bytes;
    bytes.reserve(line.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '\\') {
            bytes += line[i];
            continue;
        }
        if (++i == line.size())
            return {};
        switch (line[i]) {
        case '\\':
        case '\'':
        case '"': bytes += line[i]; break;
        case 'n': bytes += '\n'; break;
        case 'r': bytes += '\r'; break;
        case 't': bytes += '\t'; break;
        case 'x': {
            const std::optional<std::uint32_t> byte = hexadecimal(line, i + 1, 2);
            if (!byte)
                return {};
            bytes += static_cast<char>(*byte);
            i += 2;
            break;
        }
        default: return {};
        }
    }
    return bytes;
}

std::optional<std::uint64_t> indexOfLine(std::string_view line)
{
    std::uint64_t index = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), index);
    if (error != std::errc() || end != line.data() + line.size())
        return {};
    return index;
}

} // namespace residua
