#include "core/arch/visible.h"

#include <algorithm>
#include <cstdint>

namespace residua {

namespace {

/// Controls, line ends of other alphabets, what cannot be seen, and the marks that turn the direction of the text after them
/// (U+061C, U+200B-F, U+2028-E, U+2060-9, U+FEFF, U+FFF9-B).
bool misleads(std::string_view character)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    const auto between = [](unsigned char value, unsigned char least, unsigned char most) { return value >= least && value <= most; };
    if (character.size() == 1)
        return byte(0) < 0x20 || byte(0) == 0x7f;
    if (character.size() == 2)
        return (byte(0) == 0xc2 && byte(1) < 0xa0) || (byte(0) == 0xd8 && byte(1) == 0x9c);
    if (character.size() != 3)
        return byte(0) == 0xf3 && byte(1) == 0xa0; // tags
    if (byte(0) == 0xef)
        return (byte(1) == 0xbb && byte(2) == 0xbf) || (byte(1) == 0xbf && (between(byte(2), 0xb9, 0xbb) || byte(2) >= 0xbe));
    if (byte(0) != 0xe2)
        return false;
    if (byte(1) == 0x80)
        return between(byte(2), 0x8b, 0x8f) || between(byte(2), 0xa8, 0xae);
    return byte(1) == 0x81 && between(byte(2), 0xa0, 0xa9);
}

std::uint32_t codePoint(std::string_view character)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    std::uint32_t code = character.size() == 1 ? byte(0) : byte(0) & (0x7fu >> character.size());
    for (std::size_t i = 1; i < character.size(); ++i)
        code = code << 6 | (byte(i) & 0x3f);
    return code;
}

/// The character at the front of `text`, or one byte that is none; `plain` where it is shown as it is.
std::string_view front(std::string_view text, bool &plain)
{
    const std::size_t length = utf8Length(text);
    const std::string_view character = text.substr(0, std::max<std::size_t>(length, 1));
    plain = length > 0 && !misleads(character);
    return character;
}

} // namespace

std::size_t utf8Length(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    const std::size_t length = lead < 0x80 ? 1
        : lead >= 0xc2 && lead < 0xe0      ? 2
        : lead >= 0xe0 && lead < 0xf0      ? 3
        : lead >= 0xf0 && lead < 0xf5      ? 4
                                           : 0;
    if (length == 0 || length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    }
    const bool overlong = (lead == 0xe0 && byte(1) < 0xa0) || (lead == 0xf0 && byte(1) < 0x90);
    const bool outside = (lead == 0xed && byte(1) >= 0xa0) || (lead == 0xf4 && byte(1) >= 0x90);
    return overlong || outside ? 0 : length;
}

std::string visible(std::string_view text, std::size_t longest)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    while (!text.empty()) {
        if (result.size() >= longest) {
            result += "…";
            break;
        }
        bool plain = false;
        const std::string_view character = front(text, plain);
        if (plain) {
            result += character;
        } else {
            for (const char c : character) {
                const auto value = static_cast<unsigned char>(c);
                result += "\\x";
                result += digits[value >> 4];
                result += digits[value & 15];
            }
        }
        text.remove_prefix(character.size());
    }
    return result;
}

std::string jsonVisible(std::string_view json)
{
    const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x7f; };
    if (std::all_of(json.begin(), json.end(), isAscii))
        return std::string(json); // its own controls are escaped, all but line ends
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    while (!json.empty()) {
        bool plain = false;
        const std::string_view character = front(json, plain);
        if (plain || character == "\n") {
            result += character;
        } else {
            const std::uint32_t code = codePoint(character);
            // Above U+FFFF: a surrogate pair.
            for (const std::uint32_t unit :
                 {code > 0xffff ? 0xd800 + ((code - 0x10000) >> 10) : code, code > 0xffff ? 0xdc00 + (code & 0x3ff) : 0}) {
                if (unit == 0)
                    continue;
                result += "\\u";
                for (int shift = 12; shift >= 0; shift -= 4)
                    result += digits[unit >> shift & 15];
            }
        }
        json.remove_prefix(character.size());
    }
    return result;
}

std::string inQuotes(std::string_view text)
{
    return '"' + visible(text) + '"';
}

bool isVisible(std::string_view text)
{
    bool plain = true;
    while (plain && !text.empty())
        text.remove_prefix(front(text, plain).size());
    return plain;
}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::size_t characterCount(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

std::string markupText(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        case '&': result += "&amp;"; break;
        case '"': result += "&quot;"; break;
        case '\'': result += "&#39;"; break;
        default: result += c;
        }
    }
    return result;
}

} // namespace residua
