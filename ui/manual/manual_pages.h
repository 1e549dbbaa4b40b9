#pragma once

#include <QString>

#include <vector>

namespace residua::ui {

/// A page of the manual: a Markdown file in resources/manual, or in the folder there of the language that the window speaks.
struct ManualPage {
    QString name;  ///< of its file: "strip.md"
    QString title; ///< its first heading
    QString text;
};

/// All pages, in the order of the contents. Read once for a language.
const std::vector<ManualPage> &manualPages();

/// Where words stand in the manual.
struct ManualPlace {
    QString page;    ///< name
    QString heading; ///< under which they stand
    QString line;    ///< without marks of Markdown, shortened
};

/// The lines that have all words of `typed`, page by page; at most 200. A line in a heading comes before the others of its page.
std::vector<ManualPlace> searchManual(const QString &typed);

} // namespace residua::ui
