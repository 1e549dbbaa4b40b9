#include "ui/models/copy_rows.h"

#include "ui/models/row_roles.h"
#include "ui/models/row_tree_view.h"

#include "core/report/escape.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

namespace residua::ui {

namespace {

struct CopyWords {
    Q_DECLARE_TR_FUNCTIONS(CopyRows)
};

/// Also those that only wait for room: a file is as wide as it needs to be.
QList<int> wantedColumns(const QTreeView &view)
{
    const auto *rows = qobject_cast<const RowTreeView *>(&view);
    QList<int> columns;
    for (int visual = 0; visual < view.header()->count(); ++visual) {
        const int column = view.header()->logicalIndex(visual);
        if (!view.isColumnHidden(column) || (rows && rows->waitsForRoom(column)))
            columns.append(column);
    }
    return columns;
}

QString jsonText(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2));
}

QString jsonValue(const QString &value, bool text)
{
    static const QRegularExpression number(QStringLiteral(R"(^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$)"));
    if (!text && number.match(value).hasMatch())
        return value; // as it is: a double would round counts beyond 2^53
    return value.isEmpty() ? QStringLiteral("null") : jsonText(value);
}

/// One cell as `format` takes it. Numbers are never made safe: a negative mean is no formula.
QString cellText(const QString &value, bool text, CopyFormat format)
{
    const auto escaped = [&value](auto escape) { return QString::fromStdString(escape(value.toStdString())); };
    switch (format) {
    case CopyFormat::Tsv: {
        QString cell = text ? escaped(formulaSafe) : value;
        for (QChar &c : cell) {
            if (c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r'))
                c = QLatin1Char(' ');
        }
        return cell;
    }
    case CopyFormat::Csv: return text ? escaped(csvText) : escaped(csvQuoted);
    case CopyFormat::Markdown: return text ? escaped(markdownText) : value;
    case CopyFormat::Latex:
        return escaped(latexText)
            .replace(QChar(0x00D7), QStringLiteral("$\\times$"))
            .replace(QStringLiteral("–"), QStringLiteral("--"))
            .replace(QChar(0x2212), QLatin1Char('-'));
    case CopyFormat::Json: return jsonValue(value, text);
    }
    return {};
}

/// Titles and cells, already escaped.
struct TextTable {
    QStringList titles;
    QList<bool> textColumns;
    QList<QStringList> rows;
    QList<int> depths; ///< of the rows
    QStringList total; ///< empty: none
};

QString latexTable(const TextTable &table)
{
    QString text = QStringLiteral("% \\usepackage{booktabs}\n\\begin{tabular}{");
    for (const bool left : table.textColumns)
        text += left ? QLatin1Char('l') : QLatin1Char('r');
    const auto line = [](const QStringList &cells) { return cells.join(QStringLiteral(" & ")) + QStringLiteral(" \\\\\n"); };
    text += QStringLiteral("}\n\\toprule\n") + line(table.titles) + QStringLiteral("\\midrule\n");
    for (qsizetype i = 0; i < table.rows.size(); ++i)
        text += (table.depths[i] > 0 ? QStringLiteral("\\hspace{%1em}").arg(table.depths[i]) : QString()) + line(table.rows[i]);
    if (!table.total.isEmpty())
        text += QStringLiteral("\\midrule\n") + line(table.total);
    return text + QStringLiteral("\\bottomrule\n\\end{tabular}\n");
}

QString jsonTable(const TextTable &table)
{
    QStringList objects;
    for (const QStringList &row : table.rows) {
        QStringList fields;
        for (qsizetype i = 0; i < row.size(); ++i)
            fields.append(table.titles[i] + QStringLiteral(": ") + row[i]);
        objects.append(QStringLiteral("  {") + fields.join(QStringLiteral(", ")) + QLatin1Char('}'));
    }
    return objects.isEmpty() ? QStringLiteral("[]\n")
                             : QStringLiteral("[\n") + objects.join(QStringLiteral(",\n")) + QStringLiteral("\n]\n");
}

QString markdownTable(const TextTable &table)
{
    const auto line = [](const QStringList &cells) {
        return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
    };
    QStringList rule;
    for (const bool left : table.textColumns)
        rule.append(left ? QStringLiteral("---") : QStringLiteral("---:"));
    QString text = line(table.titles) + line(rule);
    for (const QStringList &row : table.rows)
        text += line(row);
    return text;
}

QString separated(const TextTable &table, QLatin1Char separator)
{
    QString text = table.titles.join(separator) + QLatin1Char('\n');
    for (const QStringList &row : table.rows)
        text += row.join(separator) + QLatin1Char('\n');
    return text;
}

QString written(const TextTable &table, CopyFormat format)
{
    switch (format) {
    case CopyFormat::Tsv: return separated(table, QLatin1Char('\t'));
    case CopyFormat::Csv: return separated(table, QLatin1Char(','));
    case CopyFormat::Markdown: return markdownTable(table);
    case CopyFormat::Latex: return latexTable(table);
    case CopyFormat::Json: return jsonTable(table);
    }
    return {};
}

int depthOf(QModelIndex row)
{
    int depth = 0;
    for (row = row.parent(); row.isValid(); row = row.parent())
        ++depth;
    return depth;
}

/// What a cell or a title says in a table for people, which LaTeX's is; the exact value in all others.
QString wordsIn(CopyFormat format, const QVariant &readable, const QVariant &exact)
{
    return format == CopyFormat::Latex && readable.isValid() ? readable.toString() : exact.toString();
}

/// The rows that `each` visits, as text; LaTeX's with the network's total below where `whole`.
template <typename Each>
QString rowsAs(const QTreeView &view, CopyFormat format, bool whole, const Each &each)
{
    const QAbstractItemModel &model = *view.model();
    const QList<int> columns = wantedColumns(view);
    TextTable table;
    QSet<int> stale; // on the screen they are italic
    each([&](const QModelIndex &row) {
        QStringList cells;
        for (const int column : columns) {
            const QModelIndex cell = row.siblingAtColumn(column);
            cells.append(cellText(wordsIn(format, cell.data(ReadableRole), cell.data(ExactRole)), cell.data(TextRole).toBool(), format));
            if (cell.data(StaleRole).toBool())
                stale.insert(column);
        }
        table.rows.append(cells);
        table.depths.append(depthOf(row));
    });
    for (const int column : columns) {
        const QString title =
            wordsIn(format, model.headerData(column, Qt::Horizontal, ReadableRole), model.headerData(column, Qt::Horizontal));
        if (const QVariant total = model.headerData(column, Qt::Horizontal, TotalRole); whole && total.isValid())
            table.total.append(cellText(total.toString(), true, format));
        table.titles.append(cellText(stale.contains(column) ? CopyWords::tr("%1 before the last edit").arg(title) : title, true, format));
        table.textColumns.append(model.headerData(column, Qt::Horizontal, TextRole).toBool());
    }
    return written(table, format);
}

template <typename Visit>
void forEachShownRow(const QTreeView &view, const QModelIndex &parent, const Visit &visit)
{
    const QAbstractItemModel &model = *view.model();
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (view.isRowHidden(row, parent))
            continue;
        visit(index);
        if (view.isExpanded(index))
            forEachShownRow(view, index, visit);
    }
}

struct FormatEntry {
    CopyFormat format;
    const char *words;
};
constexpr FormatEntry formatEntries[] = {{CopyFormat::Tsv, QT_TRANSLATE_NOOP("CopyRows", "&Text with Tabs")},
                                         {CopyFormat::Csv, QT_TRANSLATE_NOOP("CopyRows", "&CSV")},
                                         {CopyFormat::Markdown, QT_TRANSLATE_NOOP("CopyRows", "&Markdown")},
                                         {CopyFormat::Latex, QT_TRANSLATE_NOOP("CopyRows", "&LaTeX")},
                                         {CopyFormat::Json, QT_TRANSLATE_NOOP("CopyRows", "&JSON")}};

} // namespace

QString selectedRowsAs(const QTreeView &view, CopyFormat format)
{
    const QItemSelectionModel &selection = *view.selectionModel();
    if (!selection.hasSelection())
        return {};
    return rowsAs(view, format, false, [&](const auto &add) {
        forEachRow(*view.model(), view.rootIndex(), [&](const QModelIndex &row) {
            if (selection.isSelected(row))
                add(row);
        });
    });
}

QString shownRowsAs(const QTreeView &view, CopyFormat format)
{
    return rowsAs(view, format, true, [&](const auto &add) { forEachShownRow(view, view.rootIndex(), add); });
}

void addCopyCommands(QMenu &menu, RowTreeView &view)
{
    const bool any = view.selectionModel()->hasSelection();
    QAction *copy = menu.addAction(CopyWords::tr("&Copy"), &view, [&view] { copyText(selectedRowsAs(view, CopyFormat::Tsv)); });
    copy->setShortcut(QKeySequence::Copy);
    copy->setEnabled(any);
    QMenu *selected = menu.addMenu(CopyWords::tr("Copy &as"));
    selected->setEnabled(any);
    QMenu *whole = menu.addMenu(CopyWords::tr("Copy &Table as"));
    whole->setToolTip(CopyWords::tr("The rows and columns that are shown"));
    for (const FormatEntry &entry : formatEntries) {
        selected->addAction(CopyWords::tr(entry.words), &view, [&view, format = entry.format] { copyText(selectedRowsAs(view, format)); });
        whole->addAction(CopyWords::tr(entry.words), &view, [&view, format = entry.format] { copyText(shownRowsAs(view, format)); });
    }
    menu.addAction(CopyWords::tr("Copy &Path"), &view, [&view] { copyText(view.currentIndex().data(PathRole).toString()); })
        ->setEnabled(any);
}

CopyFormat copyFormatOf(const QString &ending)
{
    if (ending == QStringLiteral("tsv"))
        return CopyFormat::Tsv;
    if (ending == QStringLiteral("md"))
        return CopyFormat::Markdown;
    if (ending == QStringLiteral("tex"))
        return CopyFormat::Latex;
    return ending == QStringLiteral("json") ? CopyFormat::Json : CopyFormat::Csv;
}

void copyText(const QString &text)
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace residua::ui
