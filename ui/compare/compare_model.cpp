#include "ui/compare/compare_model.h"

#include "ui/compare/change_marks.h"
#include "ui/look/plain_tool_tip.h"
#include "ui/models/row_roles.h"
#include "ui/state/words.h"

#include "core/report/format.h"

#include <QCollator>
#include <QFont>

#include <algorithm>

namespace residua::ui {

namespace {

using Column = CompareModel::Column;

bool isTextColumn(int column)
{
    return column == Column::Layer || column == Column::ChangeWord || column == Column::What;
}

/// 0: A's, 1: B's, 2: the difference.
int sideOf(int column)
{
    return (column - Column::ParametersA) % 3;
}

bool isBytes(int column)
{
    return column >= Column::ActivationA && column <= Column::MoreActivation;
}

/// What a column of numbers says of one side; nothing where that side does not have the part.
std::optional<std::int64_t> numberOf(const CompareRow &row, int column)
{
    const auto pick = [column](const auto &costs) {
        return column <= Column::MoreParameters ? costs.parameters : column <= Column::MoreMacs ? costs.macs : costs.activationBytes;
    };
    const int side = sideOf(column);
    if (side == 2)
        return pick(row.more);
    const std::optional<PartCosts> &costs = side == 0 ? row.a : row.b;
    return costs ? std::optional(pick(*costs)) : std::nullopt;
}

/// All of them rounded: one column, one form. The exact number is in the tooltip and in what is copied.
QString numberText(const CompareRow &row, int column)
{
    const std::optional<std::int64_t> number = numberOf(row, column);
    if (!number)
        return {};
    if (*number == 0)
        return QStringLiteral("–");
    const CountFormat format = isBytes(column) ? formatBytes : formatCount;
    return sideOf(column) == 2 ? signedWords(*number, format) : QString::fromStdString(format(*number));
}

QString shownText(const CompareRow &row, int column)
{
    switch (column) {
    case Column::Layer: return row.name;
    case Column::ChangeWord: return changeLabel(row.change);
    case Column::What: return row.what;
    default: return numberText(row, column);
    }
}

QString exactText(const CompareRow &row, int column)
{
    if (column == Column::Layer)
        return row.path.isEmpty() ? row.name : row.path;
    if (column == Column::ChangeWord)
        return changeName(row.change);
    if (column == Column::What)
        return row.what;
    const std::optional<std::int64_t> number = numberOf(row, column);
    return number ? QString::number(*number) : QString();
}

QString tipText(const CompareRow &row, int column)
{
    if (isTextColumn(column))
        return column == Column::Layer && !row.path.isEmpty() ? row.path : shownText(row, column);
    const std::optional<std::int64_t> number = numberOf(row, column);
    if (!number)
        return sideOf(column) == 0 ? CompareModel::tr("A does not have it") : CompareModel::tr("B does not have it");
    return sideOf(column) == 2 ? signedWords(*number, formatThousands) : QString::fromStdString(formatThousands(*number));
}

QString titleOf(int column, Counting counting)
{
    const QString macs = countTitle(counting);
    switch (column) {
    case Column::Layer: return CompareModel::tr("layer");
    case Column::ChangeWord: return CompareModel::tr("change");
    case Column::ParametersA: return CompareModel::tr("params A");
    case Column::ParametersB: return CompareModel::tr("params B");
    case Column::MoreParameters: return CompareModel::tr("+/- params");
    case Column::MacsA: return CompareModel::tr("%1 A").arg(macs);
    case Column::MacsB: return CompareModel::tr("%1 B").arg(macs);
    case Column::MoreMacs: return CompareModel::tr("+/- %1").arg(macs);
    case Column::ActivationA: return CompareModel::tr("activation A");
    case Column::ActivationB: return CompareModel::tr("activation B");
    case Column::MoreActivation: return CompareModel::tr("+/- activation");
    case Column::What: return CompareModel::tr("what");
    default: return {};
    }
}

/// What a network does not have comes first, so that the order stays one.
bool sortsBefore(const CompareRow &a, const CompareRow &b, int column)
{
    if (!isTextColumn(column))
        return numberOf(a, column) < numberOf(b, column);
    static const QCollator natural = [] {
        QCollator collator{QLocale::c()};
        collator.setNumericMode(true);
        return collator;
    }();
    return natural.compare(shownText(a, column), shownText(b, column)) < 0;
}

void sortRows(TreeModel<CompareRow>::Tree &rows, CompareModel::Sorting by)
{
    using Row = RowTree<CompareRow>;
    const auto first = std::find_if(rows.begin(), rows.end(), [](const Row &each) { return each.row.kind != CompareRow::Kind::Network; });
    std::stable_sort(first, rows.end(), [by](const Row &a, const Row &b) {
        return by.order == Qt::AscendingOrder ? sortsBefore(a.row, b.row, by.column) : sortsBefore(b.row, a.row, by.column);
    });
    for (Row &each : rows)
        sortRows(each.children, by);
}

} // namespace

void CompareModel::show(const ComparedPair &pair, bool onlyChanged, Sorting sorting)
{
    m_counting = pair.b()->model->counting;
    Tree rows = compareRows(pair, onlyChanged);
    if (sorting.column >= 0)
        sortRows(rows, sorting);
    update(std::move(rows));
    Q_EMIT headerDataChanged(Qt::Horizontal, MacsA, MoreMacs);
}

QModelIndex CompareModel::indexOf(const std::vector<std::size_t> &places) const
{
    if (places.empty())
        return {};
    const std::size_t first = places.front(), end = places.back() + 1;
    const QModelIndex whole =
        find([&](const CompareRow &row) { return row.kind != CompareRow::Kind::Network && row.first == first && row.end == end; });
    if (whole.isValid())
        return whole;
    const QModelIndex operation =
        find([first](const CompareRow &row) { return row.kind == CompareRow::Kind::Operation && row.first == first; });
    if (operation.isValid())
        return operation;
    return find([first](const CompareRow &row) { // what the filter has left of what holds it
        return row.kind == CompareRow::Kind::Group && row.first <= first && first < row.end;
    });
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const CompareRow &at = row(index);
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return shownText(at, column);
    case Qt::ToolTipRole: return plainToolTip(tipText(at, column));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isTextColumn(column) ? Qt::AlignLeft : Qt::AlignRight)));
    case Qt::FontRole:
        if (!index.parent().isValid()) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    case PathRole: return at.path;
    case ExactRole: return exactText(at, column);
    case TextRole: return isTextColumn(column);
    case QuietRole: return isTextColumn(column) ? column != Layer && at.change == Change::Same : numberOf(at, column).value_or(0) == 0;
    default: return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (role) {
    case Qt::DisplayRole: return titleOf(section, m_counting);
    case TextRole: return isTextColumn(section);
    default: return {};
    }
}

} // namespace residua::ui
