#include "core/export/pytorch_text.h"

#include "core/arch/visible.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace residua {

namespace {

constexpr std::size_t maxColumns = 100;

void addBroken(std::string &out, std::size_t indent, std::string_view line)
{
    const auto add = [&out](std::size_t spaces, std::string_view text) { out.append(spaces, ' ').append(text).push_back('\n'); };
    const std::size_t end = line.find_last_not_of(":,") + 1;
    const bool closes = end > 0 && std::string_view(")]}").find(line[end - 1]) < 3;
    const bool tall = line.find(",)") < line.size();
    if (!closes || (!tall && indent + line.size() < maxColumns))
        return add(line.empty() ? 0 : indent, line);
    std::vector<std::size_t> marks; // the last bracket outside others and the commas in it
    int depth = 0;
    for (std::size_t i = 0; i < end - 1; ++i) {
        const bool opens = std::string_view("([{").find(line[i]) < 3;
        if (opens && depth == 0)
            marks = {i};
        else if (depth == 1 && line[i] == ',')
            marks.push_back(i);
        depth += opens ? 1 : std::string_view(")]}").find(line[i]) < 3 ? -1 : 0;
    }
    if (marks.back() < end - 2)
        marks.push_back(end - 1);
    if (marks.size() < 2)
        return add(indent, line);
    const std::string_view inside = line.substr(marks[0] + 1, marks.back() - marks[0] - 1);
    add(indent, line.substr(0, marks[0] + 1));
    if (!tall && indent + 4 + inside.size() < maxColumns)
        add(indent + 4, inside);
    else
        for (std::size_t i = 0; i + 1 < marks.size(); ++i)
            addBroken(out, indent + 4,
                      std::string(line.substr(marks[i] + (i == 0 ? 1 : 2), marks[i + 1] - marks[i] - (i == 0 ? 1 : 2))) + ",");
    add(indent, line.substr(end - 1));
}

/// Calls `use` for each line of `text`, which may lack its last line's end.
template <class Use>
void forEachLine(std::string_view text, Use use)
{
    for (std::size_t from = 0, end = 0; from < text.size(); from = end + 1) {
        end = std::min(text.find('\n', from), text.size());
        use(text.substr(from, end - from));
    }
}

} // namespace

std::string pyFilled(std::string_view text, const PyValues &values)
{
    std::string out;
    const auto wordAt = [](std::string_view line) { // after the '$'
        return line.substr(0, line.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"));
    };
    forEachLine(text, [&](std::string_view line) {
        const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
        if (indent < line.size() && line[indent] == '$' && wordAt(line.substr(indent + 1)).size() + indent + 1 == line.size()) {
            forEachLine(values.find(line.substr(indent + 1))->second,
                        [&](std::string_view inner) { out.append(inner.empty() ? 0 : indent, ' ').append(inner).push_back('\n'); });
            return;
        }
        for (std::size_t place = line.find('$'); place != std::string_view::npos; place = line.find('$')) {
            const std::string_view word = wordAt(line.substr(place + 1));
            out.append(line.substr(0, place)).append(values.find(word)->second);
            line.remove_prefix(place + 1 + word.size());
        }
        out.append(line).push_back('\n');
    });
    return out;
}

std::string pyBroken(std::string_view code)
{
    std::string out;
    forEachLine(code, [&](std::string_view line) {
        const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
        addBroken(out, indent, line.substr(indent));
    });
    return out;
}

std::string pyJoined(const std::vector<std::string> &items)
{
    std::string result;
    for (const std::string &item : items)
        result += (result.empty() ? "" : ", ") + item;
    return result;
}

std::string pySequential(const std::vector<std::string> &modules)
{
    return "nn.Sequential(" + pyJoined(modules) + (modules.size() > 1 ? ",)" : ")");
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
        const std::size_t length = utf8Length(text);
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

} // namespace residua
