#include "core/report/escape.h"

#include <string_view>

namespace residua {

std::string csvQuoted(const std::string &cell)
{
    if (cell.find_first_of(",\"\n\r") == std::string::npos)
        return cell;
    std::string quoted = "\"";
    for (const char c : cell)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string formulaSafe(std::string cell)
{
    if (!cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos)
        cell.insert(0, 1, '\'');
    return cell;
}

std::string csvText(const std::string &cell)
{
    return csvQuoted(formulaSafe(cell));
}

std::string markdownText(const std::string &cell)
{
    std::string text;
    for (const char c : cell) {
        if (c == '<')
            text += "&lt;";
        else if (c == '&')
            text += "&amp;";
        else if (c == '\n' || c == '\r')
            text += ' ';
        else {
            if (std::string_view("\\|`*_[]#>").find(c) != std::string_view::npos)
                text += '\\';
            text += c;
        }
    }
    return text;
}

std::string latexText(const std::string &cell)
{
    std::string text;
    for (const char c : cell) {
        switch (c) {
        case '\\': text += "\\textbackslash{}"; break;
        case '~': text += "\\textasciitilde{}"; break;
        case '^': text += "\\textasciicircum{}"; break;
        case '<': text += "\\textless{}"; break;
        case '>': text += "\\textgreater{}"; break;
        case '[': // after \\ it would be read as an argument
            text += "{[}";
            break;
        case '&':
        case '%':
        case '$':
        case '#':
        case '_':
        case '{':
        case '}': text += '\\'; [[fallthrough]];
        default: text += c;
        }
    }
    return text;
}

} // namespace residua
