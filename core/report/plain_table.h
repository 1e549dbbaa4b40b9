#pragma once

#include <string>
#include <vector>

namespace residua {

/// Cells for people, as text or Markdown.
struct PlainTable {
    struct Column {
        std::string title;
        bool number = false; ///< set to the right
    };
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows; ///< as many cells as there are columns
};

/// Columns of equal width with the titles above them; ends with a newline.
std::string plainText(const PlainTable &table);
/// A Markdown table, cells escaped; ends with a newline.
std::string plainMarkdown(const PlainTable &table);

} // namespace residua
