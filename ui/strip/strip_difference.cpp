#include "ui/strip/strip_difference.h"

#include "ui/state/differences.h"
#include "ui/state/words.h"

#include "core/report/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace residua::ui {

namespace {

struct StripDifferenceWords {
    Q_DECLARE_TR_FUNCTIONS(StripDifference)
};

std::int64_t costOf(Metric metric, const CostDifference &costs)
{
    return metric == Metric::Parameters ? costs.parameters : metric == Metric::Memory ? costs.activationBytes : costs.macs;
}

} // namespace

void sayDifferences(StripParts &strip, const NetworkState &network, Metric metric)
{
    for (StripPart &part : strip.parts)
        part.difference.clear(), part.differenceTip.clear();
    const Baseline &baseline = network.baseline();
    const Snapshot &snapshot = *strip.snapshot;
    if (baseline.isShown || baseline.model == snapshot.model)
        return;
    const Differences differences(*network.comparison(), *snapshot.model);
    const bool own = metric == Metric::Parameters || metric == Metric::Memory;
    const QString name = metricName(own ? metric : Metric::Macs, snapshot.model->counting);
    for (const SummaryRow &row : snapshot.table.rows) {
        if (row.depth != 0)
            continue;
        const auto part =
            std::find_if(strip.parts.begin(), strip.parts.end(), [&row](const StripPart &each) { return each.path == row.path; });
        if (part == strip.parts.end())
            continue;
        const std::int64_t more = costOf(metric, differences.of(row).costs);
        if (more == 0)
            continue;
        part->difference = signedWords(more, metric == Metric::Memory ? formatBytes : formatCount);
        part->differenceTip = StripDifferenceWords::tr("%1 %2 against %3").arg(part->difference, name, shownName(baseline.name));
    }
}

} // namespace residua::ui
