#include "core/report/plain_table.h"

#include "core/arch/visible.h"
#include "core/report/escape.h"

#include <algorithm>

namespace residua {

std::string plainText(const PlainTable &table)
{
    std::vector<std::vector<std::string>> lines(1);
    for (const PlainTable::Column &column : table.columns)
        lines.front().push_back(column.title);
    lines.insert(lines.end(), table.rows.begin(), table.rows.end());
    std::vector<std::size_t> widths(table.columns.size());
    for (const auto &line : lines) {
        for (std::size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], characterCount(line[i]));
    }
    std::string text;
    for (const auto &cells : lines) {
        std::string line;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const std::string space(widths[i] - characterCount(cells[i]), ' ');
            line += (i ? "  " : "") + (table.columns[i].number ? space + cells[i] : cells[i] + space);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

std::string plainMarkdown(const PlainTable &table)
{
    std::string text = "|";
    for (const PlainTable::Column &column : table.columns)
        text += " " + markdownText(column.title) + " |";
    text += "\n|";
    for (const PlainTable::Column &column : table.columns)
        text += column.number ? "---:|" : "---|";
    for (const auto &row : table.rows) {
        text += "\n|";
        for (const std::string &cell : row)
            text += " " + markdownText(cell) + " |";
    }
    return text + "\n";
}

} // namespace residua
