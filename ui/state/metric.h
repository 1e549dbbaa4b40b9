#pragma once

#include "ui/state/live_state.h"

#include <QString>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace residua::ui {

/// What colours the picture and the strip.
enum class Metric { Macs, Parameters, Memory, ReceptiveField, Time, Mean, Deviation, Minimum, Maximum, Zeros };

/// All of them, in the order of menus: first what follows by arithmetic, then what needs a run.
inline constexpr std::array allMetrics = {Metric::Macs, Metric::Parameters, Metric::Memory,  Metric::ReceptiveField, Metric::Time,
                                          Metric::Mean, Metric::Deviation,  Metric::Minimum, Metric::Maximum,        Metric::Zeros};

/// True for what is measured by a run and not by arithmetic.
bool isMeasured(Metric metric);
/// True for what adds up over operations: a share of the whole means something.
bool addsUp(Metric metric);
/// True for values on both sides of zero: coloured by a diverging map.
bool diverges(Metric metric);

/// The word for it in files: "macs", "receptive_field"; and what a word means, nothing where it means none.
std::string metricKey(Metric metric);
std::optional<Metric> metricOf(const std::string &key);

/// "MACs" (or what `counting` calls them), "receptive field", "mean of the output".
QString metricName(Metric metric, Counting counting = {});

/// The value of the operations `nodes` (ids, in order of execution): a sum where it adds up, else that of the last one's output.
/// Receptive field: the larger side, in pixels; memory: activation bytes; time: milliseconds; zeros: 0 to 1.
/// Nothing where a run is needed and there is none of this very network.
std::optional<double> metricValue(Metric metric, const Snapshot &snapshot, const RunResult *run, std::span<const int> nodes);

/// "1.2 G", "3.4 MiB", "483 px", "1.42 ms", "−0.013", "41 %".
QString metricWords(Metric metric, double value);

} // namespace residua::ui
