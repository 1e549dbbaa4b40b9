#include "ui/models/copy_rows.h"

#include "ui/models/row_roles.h"
#include "ui/models/row_tree_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QStringList>

namespace residua::ui {

namespace {

QList<int> visibleColumns(const QTreeView &view)
{
    QList<int> columns;
    for (int visual = 0; visual < view.header()->count(); ++visual) {
        const int column = view.header()->logicalIndex(visual);
        if (!view.isColumnHidden(column))
            columns.append(column);
    }
    return columns;
}

QString safe(QString text)
{
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front()))
        text.prepend(QLatin1Char('\''));
    return text;
}

QString markdown(const QString &cell)
{
    QString text;
    for (const QChar c : cell) {
        if (QStringLiteral("\\|`*_[]#<>&").contains(c))
            text += QLatin1Char('\\');
        text += c == QLatin1Char('\n') || c == QLatin1Char('\r') ? QLatin1Char(' ') : c;
    }
    return text;
}

/// One cell as `format` takes it. Numbers are never quoted: a negative mean is no formula.
QString cellText(const QString &value, bool text, CopyFormat format)
{
    if (format == CopyFormat::Markdown)
        return text ? markdown(value) : value;
    QString cell = text ? safe(value) : value;
    if (format == CopyFormat::Tsv) {
        for (QChar &c : cell) {
            if (c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r'))
                c = QLatin1Char(' ');
        }
        return cell;
    }
    if (cell.contains(QLatin1Char(',')) || cell.contains(QLatin1Char('"')) || cell.contains(QLatin1Char('\n')) || cell.contains(QLatin1Char('\r')))
        return QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
    return cell;
}

QString line(const QStringList &cells, CopyFormat format)
{
    switch (format) {
    case CopyFormat::Tsv:
        return cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    case CopyFormat::Csv:
        return cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    case CopyFormat::Markdown:
        return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
    }
    return {};
}

} // namespace

QString selectedRowsAs(const QTreeView &view, CopyFormat format)
{
    const QAbstractItemModel &model = *view.model();
    const QItemSelectionModel &selection = *view.selectionModel();
    if (!selection.hasSelection())
        return {};
    const QList<int> columns = visibleColumns(view);
    QStringList titles, rule;
    for (const int column : columns) {
        titles.append(cellText(model.headerData(column, Qt::Horizontal).toString(), true, format));
        rule.append(model.headerData(column, Qt::Horizontal, TextRole).toBool() ? QStringLiteral("---") : QStringLiteral("---:"));
    }
    QString text = line(titles, format);
    if (format == CopyFormat::Markdown)
        text += line(rule, format);
    forEachRow(model, view.rootIndex(), [&](const QModelIndex &row) {
        if (!selection.isSelected(row))
            return;
        QStringList cells;
        for (const int column : columns) {
            const QModelIndex cell = row.siblingAtColumn(column);
            cells.append(cellText(cell.data(ExactRole).toString(), cell.data(TextRole).toBool(), format));
        }
        text += line(cells, format);
    });
    return text;
}

void copyText(const QString &text)
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace residua::ui
