#include "ui/state/metric.h"

#include "ui/state/words.h"

#include "core/report/duration.h"
#include "core/report/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace residua::ui {

namespace {

struct MetricWords {
    Q_DECLARE_TR_FUNCTIONS(Metric)
};

double arithmetic(Metric metric, const NodeProfile &node)
{
    switch (metric) {
    case Metric::Macs: return static_cast<double>(node.macs);
    case Metric::Parameters: return static_cast<double>(node.parameters);
    case Metric::Memory: return static_cast<double>(node.activationBytes);
    default: return static_cast<double>(std::max(node.receptiveField[0], node.receptiveField[1]));
    }
}

double measured(Metric metric, const TraceRow &row)
{
    switch (metric) {
    case Metric::Mean: return row.mean;
    case Metric::Deviation: return row.std;
    case Metric::Minimum: return row.min;
    case Metric::Maximum: return row.max;
    case Metric::Zeros: return row.zeroFraction;
    default: return row.milliseconds;
    }
}

} // namespace

bool isMeasured(Metric metric)
{
    switch (metric) {
    case Metric::Macs:
    case Metric::Parameters:
    case Metric::Memory:
    case Metric::ReceptiveField: return false;
    case Metric::Time:
    case Metric::Mean:
    case Metric::Deviation:
    case Metric::Minimum:
    case Metric::Maximum:
    case Metric::Zeros: break;
    }
    return true;
}

bool addsUp(Metric metric)
{
    switch (metric) {
    case Metric::Macs:
    case Metric::Parameters:
    case Metric::Memory:
    case Metric::Time: return true;
    case Metric::ReceptiveField:
    case Metric::Mean:
    case Metric::Deviation:
    case Metric::Minimum:
    case Metric::Maximum:
    case Metric::Zeros: break;
    }
    return false;
}

bool diverges(Metric metric)
{
    switch (metric) {
    case Metric::Mean:
    case Metric::Minimum:
    case Metric::Maximum: return true;
    case Metric::Macs:
    case Metric::Parameters:
    case Metric::Memory:
    case Metric::ReceptiveField:
    case Metric::Time:
    case Metric::Deviation:
    case Metric::Zeros: break;
    }
    return false;
}

std::string metricKey(Metric metric)
{
    switch (metric) {
    case Metric::Macs: return "macs";
    case Metric::Parameters: return "parameters";
    case Metric::Memory: return "memory";
    case Metric::ReceptiveField: return "receptive_field";
    case Metric::Time: return "time";
    case Metric::Mean: return "mean";
    case Metric::Deviation: return "deviation";
    case Metric::Minimum: return "minimum";
    case Metric::Maximum: return "maximum";
    case Metric::Zeros: return "zeros";
    }
    return {};
}

std::optional<Metric> metricOf(const std::string &key)
{
    const auto found = std::find_if(allMetrics.begin(), allMetrics.end(), [&key](Metric metric) { return metricKey(metric) == key; });
    return found == allMetrics.end() ? std::nullopt : std::optional(*found);
}

QString metricName(Metric metric, Counting counting)
{
    switch (metric) {
    case Metric::Macs: return countName(counting);
    case Metric::Parameters: return MetricWords::tr("parameters");
    case Metric::Memory: return MetricWords::tr("activation memory");
    case Metric::ReceptiveField: return MetricWords::tr("receptive field");
    case Metric::Time: return MetricWords::tr("measured time");
    case Metric::Mean: return MetricWords::tr("mean of the output");
    case Metric::Deviation: return MetricWords::tr("standard deviation of the output");
    case Metric::Minimum: return MetricWords::tr("minimum of the output");
    case Metric::Maximum: return MetricWords::tr("maximum of the output");
    case Metric::Zeros: return MetricWords::tr("zeros in the output");
    }
    return {};
}

std::optional<double> metricValue(Metric metric, const Snapshot &snapshot, const RunResult *run, std::span<const int> nodes)
{
    if (nodes.empty())
        return std::nullopt;
    const bool needsRun = isMeasured(metric);
    if (needsRun
        && (!run || run->trace.rows.size() != snapshot.model->graph.nodes.size()
            || !sameNetwork(run->snapshot->model->spec, snapshot.model->spec)))
        return std::nullopt;
    const auto valueOf = [&](int id) {
        const auto at = static_cast<std::size_t>(id);
        return needsRun ? measured(metric, run->trace.rows[at]) : arithmetic(metric, snapshot.model->profile.nodes[at]);
    };
    if (!addsUp(metric))
        return valueOf(nodes.back());
    double sum = 0;
    for (const int id : nodes)
        sum += valueOf(id);
    return sum;
}

QString metricWords(Metric metric, double value)
{
    const auto text = [](const std::string &words) { return QString::fromStdString(words); };
    const auto whole = static_cast<std::int64_t>(std::llround(std::min(value, 9e18)));
    switch (metric) {
    case Metric::Macs:
    case Metric::Parameters: return text(formatCount(whole));
    case Metric::Memory: return text(formatBytes(whole));
    case Metric::ReceptiveField: return MetricWords::tr("%1 px").arg(text(formatThousands(whole)));
    case Metric::Time: return text(formatDuration(value));
    case Metric::Zeros: return MetricWords::tr("%1 %").arg(text(formatFixed(100 * value, 1)));
    default: return text(formatSignificant(value, 3)).replace(QLatin1Char('-'), QChar(0x2212));
    }
}

} // namespace residua::ui
