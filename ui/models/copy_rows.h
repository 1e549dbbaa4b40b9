#pragma once

#include <QString>
#include <QTreeView>

namespace residua::ui {

enum class CopyFormat { Tsv, Csv, Markdown };

/// The selected rows of `view` from the top down, with a header line: its visible columns in their visual order, exact values
/// (`ExactRole`). Text that a spreadsheet would read as a formula gets a leading apostrophe. Empty where nothing is selected.
QString selectedRowsAs(const QTreeView &view, CopyFormat format);

/// Puts `text` on the clipboard; nothing where it is empty.
void copyText(const QString &text);

} // namespace residua::ui
