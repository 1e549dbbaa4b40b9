#include "ui/views/detail_difference.h"

#include "ui/state/differences.h"
#include "ui/state/words.h"

#include "core/arch/saturating.h"
#include "core/report/format.h"

#include <QCoreApplication>

namespace residua::ui {

namespace {

struct DifferenceWords {
    Q_DECLARE_TR_FUNCTIONS(DifferenceDetails)
};

/// What the counterpart in the baseline costs: the base of a percentage.
CostDifference before(const CostDifference &now, const CostDifference &more)
{
    const auto less = [](std::int64_t count, std::int64_t difference) { return isSaturated(count) ? 0 : count - difference; };
    return {less(now.parameters, more.parameters), less(now.macs, more.macs), less(now.activationBytes, more.activationBytes), 0};
}

CostDifference costsOf(const Snapshot &snapshot, const Selection &selection)
{
    const Profile &profile = snapshot.model->profile;
    if (selection.nodes.empty())
        return {profile.totals.parameters, profile.totals.macs, profile.totals.activationBytes, 0};
    CostDifference costs;
    for (const int id : selection.nodes) {
        const NodeProfile &node = profile.nodes[static_cast<std::size_t>(id)];
        addSaturating(costs.parameters, node.parameters);
        addSaturating(costs.macs, node.macs);
        addSaturating(costs.activationBytes, node.activationBytes);
    }
    return costs;
}

void addWhat(const std::vector<OperationChange> &what, DifferenceDetails &details)
{
    for (const OperationChange &each : what)
        details.rows.push_back({changeKey(each), changeValues(each), {}});
}

} // namespace

QString differenceWord(Change change)
{
    switch (change) {
    case Change::Same: return DifferenceWords::tr("no difference");
    case Change::Changed: return DifferenceWords::tr("changed");
    case Change::Added: return DifferenceWords::tr("added");
    case Change::Removed: break; // what is on show is there
    }
    return {};
}

DifferenceDetails differenceDetails(const NetworkState &network)
{
    const Baseline &baseline = network.baseline();
    DifferenceDetails details;
    if (baseline.isShown)
        return details;
    details.title = DifferenceWords::tr("Against %1").arg(shownName(baseline.name));
    details.change = differenceWord(Change::Same);
    const Snapshot &snapshot = *network.snapshot();
    if (baseline.model == snapshot.model)
        return details;
    const Comparison &comparison = *network.comparison();
    const Selection &selection = network.selection();
    PartDifference part;
    std::vector<OperationChange> what; // of a single operation
    if (selection.nodes.empty()) {
        part.costs = comparison.totals;
        for (const OperationDifference &each : comparison.operations)
            part.change = each.change == Change::Same ? part.change : Change::Changed;
    } else {
        const Differences differences(comparison, *snapshot.model);
        part = differences.of(snapshot, selection);
        if (selection.nodes.size() == 1)
            what = differences.operation(selection.nodes.front()).what;
    }
    details.change = differenceWord(part.change);
    const CostDifference was = before(costsOf(snapshot, selection), part.costs);
    const auto add = [&details](const QString &label, std::int64_t more, std::int64_t base, const CountFormat &format) {
        if (more != 0)
            details.rows.push_back({label, signedWordsOf(more, base, format), {}});
    };
    add(DifferenceWords::tr("parameters"), part.costs.parameters, was.parameters, formatThousands);
    add(countName(snapshot.model->counting), part.costs.macs, was.macs, formatThousands);
    add(DifferenceWords::tr("activations"), part.costs.activationBytes, was.activationBytes, formatBytes);
    add(DifferenceWords::tr("operations"), part.costs.operations, 0, formatThousands);
    addWhat(what, details);
    return details;
}

} // namespace residua::ui
