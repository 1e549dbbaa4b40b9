#pragma once

#include "ui/state/live_state.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace residua::ui {

/// What colours the picture and the strip. The last six need a run.
enum class Metric { Macs, Parameters, Memory, ReceptiveField, Time, Mean, Deviation, Minimum, Maximum, Zeros };
inline constexpr int metricCount = 10;

/// True for what is measured by a run and not by arithmetic.
constexpr bool isMeasured(Metric metric)
{
    return metric >= Metric::Time;
}
/// True for what adds up over operations: a share of the whole means something.
constexpr bool addsUp(Metric metric)
{
    return metric <= Metric::Memory || metric == Metric::Time;
}
/// True for values on both sides of zero: coloured by a diverging map.
constexpr bool diverges(Metric metric)
{
    return metric == Metric::Mean || metric == Metric::Minimum || metric == Metric::Maximum;
}

/// "MACs" (or what `counting` calls them), "receptive field", "mean of the output".
QString metricName(Metric metric, Counting counting = {});

/// The value of the operations `nodes` (ids, in order of execution): a sum where it adds up, else that of the last one's output.
/// Receptive field: the larger side, in pixels; memory: activation bytes; time: milliseconds; zeros: 0 to 1.
/// Nothing where a run is needed and there is none of this very network.
std::optional<double> metricValue(Metric metric, const Snapshot &snapshot, const RunResult *run, std::span<const int> nodes);

/// "1.2 G", "3.4 MiB", "483 px", "1.42 ms", "−0.013", "41 %".
QString metricWords(Metric metric, double value);

} // namespace residua::ui
