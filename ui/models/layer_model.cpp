#include "ui/models/layer_model.h"

#include "core/compare/compare_formats.h"
#include "core/report/format.h"
#include "ui/look/plain_tool_tip.h"
#include "ui/models/layer_titles.h"
#include "ui/state/words.h"

#include <QCollator>
#include <QFont>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace residua::ui {

namespace {

QString qstr(const std::string &text)
{
    return QString::fromStdString(text);
}

/// "–" for nothing.
QString countText(std::int64_t count, bool rounded)
{
    return count == 0 ? QStringLiteral("–") : qstr(rounded ? formatCount(count) : formatThousands(count));
}

QString pairText(const std::array<std::int64_t, 2> &pair)
{
    return qstr(formatPair(pair)).replace(QLatin1Char('x'), QStringLiteral("×"));
}

double measured(const LayerRow &row, int column)
{
    if (!row.measure)
        return std::numeric_limits<double>::quiet_NaN();
    switch (column) {
    case LayerModel::Milliseconds: return row.measure->milliseconds;
    case LayerModel::Mean: return row.measure->mean;
    case LayerModel::Std: return row.measure->std;
    case LayerModel::Min: return row.measure->min;
    case LayerModel::Max: return row.measure->max;
    default: return row.measure->zeroFraction;
    }
}

QString shownMeasure(const LayerRow &row, int column)
{
    if (!row.measure)
        return {};
    const double value = measured(row, column);
    if (column == LayerModel::Milliseconds)
        return qstr(formatFixed(value, value < 10 ? 3 : value < 100 ? 2 : 1));
    return column == LayerModel::Zeros ? qstr(formatFixed(100 * value, 1)) + QStringLiteral(" %")
                                       : qstr(formatSignificant(value, 4)).replace(QLatin1Char('-'), QChar(0x2212));
}

std::int64_t moreOf(const LayerRow &row, int column)
{
    return column == LayerModel::MoreParameters ? row.more.parameters
        : column == LayerModel::MoreMacs        ? row.more.macs
                                                : row.more.activationBytes;
}

/// All of them rounded: what a difference is to the number is in the tooltip and in what is copied.
QString shownMore(const LayerRow &row, int column)
{
    const std::int64_t more = moreOf(row, column);
    if (more == 0)
        return QStringLiteral("–");
    return signedWords(more, column == LayerModel::MoreActivation ? formatBytes : formatCount);
}

QString shown(const LayerRow &row, int column)
{
    switch (column) {
    case LayerModel::Layer: return row.name;
    case LayerModel::Type: return row.type;
    case LayerModel::Kernel: return row.kernel;
    case LayerModel::Output: return row.output;
    case LayerModel::Parameters: return countText(row.parameters, false);
    case LayerModel::Macs: return countText(row.macs, false);
    case LayerModel::Activation: return row.activationBytes == 0 ? QStringLiteral("–") : qstr(formatBytes(row.activationBytes));
    case LayerModel::MoreParameters:
    case LayerModel::MoreMacs:
    case LayerModel::MoreActivation: return shownMore(row, column);
    case LayerModel::Field: return pairText(row.receptiveField);
    case LayerModel::Stride: return pairText(row.stride);
    default: return shownMeasure(row, column);
    }
}

QString exact(const LayerRow &row, int column)
{
    switch (column) {
    case LayerModel::Layer: return qstr(row.path);
    case LayerModel::Output: {
        QString text = row.output;
        return text.replace(QStringLiteral(" × "), QStringLiteral("x"));
    }
    case LayerModel::Parameters: return QString::number(row.parameters);
    case LayerModel::Macs: return QString::number(row.macs);
    case LayerModel::Activation: return QString::number(row.activationBytes);
    case LayerModel::Field: return qstr(formatPair(row.receptiveField));
    case LayerModel::Stride: return qstr(formatPair(row.stride));
    case LayerModel::MoreParameters:
    case LayerModel::MoreMacs:
    case LayerModel::MoreActivation: return QString::number(moreOf(row, column));
    case LayerModel::Milliseconds: return row.measure ? qstr(formatFixed(row.measure->milliseconds, 6)) : QString();
    default:
        if (LayerModel::isMeasured(column))
            return row.measure ? qstr(formatSignificant(measured(row, column), 9)) : QString();
        return shown(row, column);
    }
}

/// As the layer table is exported, see core/report/summary.h.
QString readable(const LayerRow &row, int column)
{
    const auto count = [](std::int64_t number) { return countText(number, false); };
    switch (column) {
    case LayerModel::Layer: return row.kind == SummaryRow::Kind::Stage ? row.name : qstr(row.path);
    case LayerModel::Output: return qstr(shapeText(row.outputShape));
    case LayerModel::Parameters: return count(row.parameters);
    case LayerModel::Macs: return count(row.macs);
    case LayerModel::Activation: return count(row.activationBytes);
    case LayerModel::Milliseconds: return row.measure ? qstr(formatFixed(row.measure->milliseconds, 3)) : QString();
    case LayerModel::Type:
    case LayerModel::Kernel:
    case LayerModel::Zeros: return shown(row, column);
    case LayerModel::MoreParameters:
    case LayerModel::MoreMacs:
    case LayerModel::MoreActivation: return qstr(formatDifference(moreOf(row, column)));
    default: return exact(row, column);
    }
}

QString totalText(const LayerSource &source, int column)
{
    const Totals &totals = source.snapshot->table.totals;
    switch (column) {
    case LayerModel::Layer: return source.filter.empty() ? LayerModel::tr("total") : LayerModel::tr("whole network");
    case LayerModel::Type: return LayerModel::tr("%1 operations").arg(totals.operations);
    case LayerModel::Parameters: return qstr(formatThousands(totals.parameters));
    case LayerModel::Macs: return qstr(formatThousands(totals.macs));
    case LayerModel::Activation: return qstr(formatThousands(totals.activationBytes));
    case LayerModel::MoreParameters: return source.comparison ? qstr(formatDifference(source.comparison->totals.parameters)) : QString();
    case LayerModel::MoreMacs: return source.comparison ? qstr(formatDifference(source.comparison->totals.macs)) : QString();
    case LayerModel::MoreActivation:
        return source.comparison ? qstr(formatDifference(source.comparison->totals.activationBytes)) : QString();
    case LayerModel::Milliseconds:
        return source.run && source.runIsCurrent ? qstr(formatFixed(source.run->table.milliseconds, 3)) : QString();
    default: return QStringLiteral("");
    }
}

/// The number that a column is sorted by; text columns have none.
double sortNumber(const LayerRow &row, int column)
{
    switch (column) {
    case LayerModel::Output: return static_cast<double>(elementCount(row.outputShape));
    case LayerModel::Parameters: return static_cast<double>(row.parameters);
    case LayerModel::Macs: return static_cast<double>(row.macs);
    case LayerModel::Activation: return static_cast<double>(row.activationBytes);
    case LayerModel::Field: return static_cast<double>(std::max(row.receptiveField[0], row.receptiveField[1]));
    case LayerModel::Stride: return static_cast<double>(std::max(row.stride[0], row.stride[1]));
    case LayerModel::MoreParameters:
    case LayerModel::MoreMacs:
    case LayerModel::MoreActivation: return static_cast<double>(moreOf(row, column));
    default: return measured(row, column);
    }
}

QVariant sortValue(const LayerRow &row, int column)
{
    switch (column) {
    case LayerModel::Layer:
    case LayerModel::Type:
    case LayerModel::Kernel: return shown(row, column);
    case LayerModel::Parameters: return QVariant::fromValue(row.parameters);
    case LayerModel::Macs: return QVariant::fromValue(row.macs);
    case LayerModel::Activation: return QVariant::fromValue(row.activationBytes);
    case LayerModel::MoreParameters:
    case LayerModel::MoreMacs:
    case LayerModel::MoreActivation: return QVariant::fromValue(moreOf(row, column));
    default: return sortNumber(row, column);
    }
}

double share(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? std::clamp(static_cast<double>(part) / static_cast<double>(whole), 0.0, 1.0) : 0;
}

/// Of the network, 0 to 1.
QVariant shareOf(const LayerRow &row, const Totals &totals, int column)
{
    switch (column) {
    case LayerModel::Parameters: return share(row.parameters, totals.parameters);
    case LayerModel::Macs: return share(row.macs, totals.macs);
    case LayerModel::Activation: return share(row.activationBytes, totals.activationBytes);
    case LayerModel::Milliseconds: return row.measure ? QVariant(row.timeShare) : QVariant();
    default: return {};
    }
}

QVariant shortText(const LayerRow &row, int column)
{
    switch (column) {
    case LayerModel::Parameters: return countText(row.parameters, true);
    case LayerModel::Macs: return countText(row.macs, true);
    default: return {};
    }
}

bool isText(int column)
{
    return column <= LayerModel::Output;
}

bool isQuiet(const LayerRow &row, int column)
{
    return (column == LayerModel::Parameters && row.parameters == 0) || (column == LayerModel::Macs && row.macs == 0)
        || (column == LayerModel::Activation && row.activationBytes == 0) || (LayerModel::isDifference(column) && moreOf(row, column) == 0);
}

QString exactCount(std::int64_t count, double share)
{
    return LayerModel::tr("%1, %2 % of the network").arg(qstr(formatThousands(count)), qstr(formatFixed(100 * share, 1)));
}

QString moreToolTip(const LayerRow &row, int column, const QString &against)
{
    const std::int64_t more = moreOf(row, column);
    return more == 0 ? LayerModel::tr("No difference to %1").arg(against)
                     : LayerModel::tr("%1 against %2").arg(signedWords(more, formatThousands), against);
}

QString toolTip(const LayerRow &row, const Totals &totals, const QString &against, int column)
{
    switch (column) {
    case LayerModel::Layer: return qstr(row.path);
    case LayerModel::Type:
    case LayerModel::Kernel: return shown(row, column);
    case LayerModel::Output: return LayerModel::tr("%1, for one image").arg(qstr(shapeText(row.outputShape)));
    case LayerModel::Parameters: return exactCount(row.parameters, share(row.parameters, totals.parameters));
    case LayerModel::Macs: return exactCount(row.macs, share(row.macs, totals.macs));
    case LayerModel::Activation:
        return LayerModel::tr("%1 bytes, %2 % of all activations")
            .arg(qstr(formatThousands(row.activationBytes)),
                 qstr(formatFixed(100 * share(row.activationBytes, totals.activationBytes), 1)));
    case LayerModel::MoreParameters:
    case LayerModel::MoreMacs:
    case LayerModel::MoreActivation: return moreToolTip(row, column, against);
    case LayerModel::Field:
    case LayerModel::Stride: return {};
    default:
        if (!row.measure)
            return LayerModel::tr("Not in the last run");
        return row.stale ? LayerModel::tr("%1, measured before the last edit").arg(exact(row, column)) : exact(row, column);
    }
}

QVariant alignment(int column)
{
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isText(column) ? Qt::AlignLeft : Qt::AlignRight)));
}

} // namespace

void LayerModel::show(const SnapshotPtr &snapshot, const RunResultPtr &run, bool runIsCurrent, const ComparisonPtr &comparison,
                      const std::string &against, bool afresh)
{
    m_source.comparison = comparison;
    m_against = qstr(against);
    const SnapshotPtr before = std::exchange(m_source.snapshot, snapshot);
    m_source.run = run;
    m_source.runIsCurrent = runIsCurrent;
    afresh ? replace(layerRows(m_source)) : update(layerRows(m_source));
    if (before && before->table.totals != snapshot->table.totals)
        Q_EMIT sharesChanged();
    if (before && before->model->counting != snapshot->model->counting)
        Q_EMIT headerDataChanged(Qt::Horizontal, Macs, MoreMacs);
}

void LayerModel::setGrouped(bool grouped)
{
    if (m_source.grouped == grouped)
        return;
    m_source.grouped = grouped;
    if (m_source.snapshot)
        replace(layerRows(m_source));
}

void LayerModel::setFilter(LayerFilter filter)
{
    m_source.filter = std::move(filter);
    if (!m_source.snapshot)
        return;
    const Tree next = layerRows(m_source);
    // The same rows in the same order: only what is hidden differs.
    std::vector<bool> hidden;
    const auto collect = [&hidden](const Tree &rows, const auto &self) -> void {
        for (const auto &[row, children] : rows) {
            hidden.push_back(row.hidden);
            self(children, self);
        }
    };
    collect(next, collect);
    std::size_t at = 0;
    forEach([&](LayerRow &row) { row.hidden = hidden[at++]; });
}

QString LayerModel::longestCount(Column column) const
{
    std::int64_t most = 0;
    if (m_source.snapshot)
        for (const SummaryRow &row : m_source.snapshot->table.rows)
            most = std::max(most, column == Parameters ? row.parameters : row.macs);
    return countText(most, false);
}

QModelIndex LayerModel::indexOf(const std::string &path) const
{
    return find([&path](const LayerRow &row) { return row.path == path; });
}

QVariant LayerModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const LayerRow &at = row(index);
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return shown(at, column);
    case Qt::TextAlignmentRole: return alignment(column);
    case Qt::FontRole:
        if (at.kind == SummaryRow::Kind::Stage || at.kind == SummaryRow::Kind::Part) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    case Qt::ToolTipRole: return plainToolTip(toolTip(at, m_source.snapshot->table.totals, m_against, column));
    case PathRole: return qstr(at.path);
    case SortRole: return sortValue(at, column);
    case ExactRole: return exact(at, column);
    case ReadableRole: return readable(at, column);
    case ShareRole: return shareOf(at, m_source.snapshot->table.totals, column);
    case ShortRole: return shortText(at, column);
    case StaleRole: return isMeasured(column) && at.stale;
    case TextRole: return isText(column);
    case QuietRole: return isQuiet(at, column);
    default: return {};
    }
}

QVariant LayerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const Counting counting = m_source.snapshot ? m_source.snapshot->model->counting : Counting();
    switch (role) {
    case Qt::DisplayRole: return columnTitle(section, counting);
    case Qt::ToolTipRole: return columnExplanation(section, counting);
    case Qt::TextAlignmentRole: return alignment(section);
    case ReadableRole: return readableColumnTitle(section, counting);
    case TotalRole: return m_source.snapshot ? totalText(m_source, section) : QVariant();
    case ShareRole: return section == Parameters || section == Macs;
    case TextRole: return isText(section);
    default: return {};
    }
}

bool sortsBefore(const LayerRow &a, const LayerRow &b, int column)
{
    if (column <= LayerModel::Kernel) {
        static const QCollator natural = [] {
            QCollator collator{QLocale::c()};
            collator.setNumericMode(true);
            return collator;
        }();
        return natural.compare(shown(a, column), shown(b, column)) < 0;
    }
    const double first = sortNumber(a, column), second = sortNumber(b, column);
    // Rows without a number come first, so that the order stays one.
    return std::isnan(first) ? !std::isnan(second) : first < second;
}

} // namespace residua::ui
