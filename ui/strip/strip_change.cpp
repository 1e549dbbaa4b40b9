#include "ui/strip/strip_change.h"

#include <QCoreApplication>

#include <cmath>
#include <numeric>
#include <vector>

namespace residua::ui {

namespace {

struct ChangeWords {
    Q_DECLARE_TR_FUNCTIONS(StripChange)
};

double totalOf(Metric metric, const Snapshot &snapshot)
{
    std::vector<int> all(snapshot.model->graph.nodes.size());
    std::iota(all.begin(), all.end(), 0);
    return metricValue(metric, snapshot, nullptr, all).value_or(0);
}

QString difference(Metric metric, const Snapshot &before, const Snapshot &now)
{
    const double more = totalOf(metric, now) - totalOf(metric, before);
    if (more == 0)
        return ChangeWords::tr("%1 unchanged").arg(metricName(metric, now.model->counting));
    return QStringLiteral("%1%2 %3")
        .arg(more > 0 ? QLatin1Char('+') : QChar(0x2212))
        .arg(metricWords(metric, std::abs(more)), metricName(metric, now.model->counting));
}

} // namespace

QStringList changeLines(const StripChange &change, const Snapshot &now, Metric metric)
{
    const QString number =
        change.from == change.to ? QString::number(change.to) : QStringLiteral("%1 → %2").arg(change.from).arg(change.to);
    const Metric second = metric == Metric::Memory ? metric : Metric::Macs;
    return {number, difference(Metric::Parameters, *change.before, now), difference(second, *change.before, now)};
}

} // namespace residua::ui
