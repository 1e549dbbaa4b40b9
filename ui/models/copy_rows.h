#pragma once

#include <QString>
#include <QTreeView>

class QMenu;

namespace residua::ui {

class RowTreeView;

enum class CopyFormat { Tsv, Csv, Markdown, Latex, Json };

/// Rows of `view` from the top down as a table: its columns in their visual order, also those that only wait for room, exact values
/// (`ExactRole`). Text that a spreadsheet would read as a formula gets a leading apostrophe in TSV and CSV. JSON: an array of objects, one
/// a line, keyed by the columns' titles; numbers are numbers, an empty cell is null. LaTeX: a booktabs tabular like that of the exported
/// layer table (`ReadableRole`), with the network's total where it is of all rows. The selected rows; empty where nothing is selected.
QString selectedRowsAs(const QTreeView &view, CopyFormat format);
/// The rows that are shown: not those that are filtered out or folded away.
QString shownRowsAs(const QTreeView &view, CopyFormat format);

/// "Copy", "Copy as", "Copy table as" and "Copy path" for `menu`.
void addCopyCommands(QMenu &menu, RowTreeView &view);

/// The format that a file's ending names: tsv, csv, md, tex, json; CSV for any other.
CopyFormat copyFormatOf(const QString &ending);

/// Puts `text` on the clipboard; nothing where it is empty.
void copyText(const QString &text);

} // namespace residua::ui
