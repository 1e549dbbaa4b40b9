#include "ui/costs/cost_points.h"

#include "ui/state/words.h"

#include "core/arch/presets.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <set>

namespace residua::ui {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Adds what the history has made of each variant, and what each was in the beginning.
void addHistory(const Session &session, std::vector<KnownNetwork> &networks)
{
    std::set<VariantId> begun;
    const auto add = [&](VariantId variant, const ResNetSpec &state, const QString &name) {
        const std::optional<std::size_t> index = session.indexOf(variant);
        if (!index || !(session.variants()[*index].architecture == state))
            networks.push_back({.kind = PointKind::History, .name = name, .variant = variant, .spec = state});
    };
    for (int i = 0; i < session.history().count(); ++i) {
        const ChangeVariant *change = ChangeVariant::from(session.history().command(i));
        if (!change)
            continue;
        if (begun.insert(change->variant()).second)
            add(change->variant(), change->before().architecture, QCoreApplication::translate("Costs", "Before “%1”").arg(change->text()));
        add(change->variant(), change->after().architecture, change->text());
    }
}

} // namespace

double figureOf(const KnownNetwork &network, const std::string &key)
{
    const CostFigures &figures = network.figures;
    if (key == "milliseconds")
        return network.milliseconds.value_or(missing);
    const std::pair<const char *, std::int64_t> known[] = {
        {"parameters", figures.parameters},          {"macs", figures.macs},   {"forward_activation_bytes", figures.activationBytes},
        {"inference_peak_bytes", figures.peakBytes}, {"depth", figures.depth}, {"receptive_field", figures.receptiveField}};
    for (const auto &[name, value] : known) {
        if (key == name)
            return static_cast<double>(value);
    }
    return missing;
}

QString CostPoints::name(std::size_t point) const
{
    return point < known.size() ? known[point].name : QString::fromStdString(sweep->table.words(row(point)));
}

std::vector<double> CostPoints::values(const std::string &key) const
{
    std::vector<double> all;
    all.reserve(size());
    for (const KnownNetwork &network : known)
        all.push_back(figureOf(network, key));
    if (const SweepTable::Column *column = sweep ? sweep->table.column(key) : nullptr)
        all.insert(all.end(), column->values.begin(), column->values.end());
    all.resize(size(), missing);
    return all;
}

std::vector<CostMetric> metricsOf(const CostPoints &points)
{
    std::vector<CostMetric> metrics;
    for (const char *key :
         {"parameters", "macs", "forward_activation_bytes", "inference_peak_bytes", "depth", "receptive_field", "milliseconds"})
        metrics.push_back(metricOfKey(key));
    if (!points.sweep)
        return metrics;
    for (const bool total : {false, true}) { // what somebody has added is of more interest
        for (const SweepTable::Column &column : points.sweep->table.columns()) {
            const bool known =
                std::any_of(metrics.begin(), metrics.end(), [&column](const CostMetric &metric) { return metric.key == column.key; });
            if (column.isTotal == total && !known)
                metrics.push_back(metricOfKey(column.key));
        }
    }
    return metrics;
}

std::vector<KnownNetwork> networksOf(const Session &session)
{
    std::vector<KnownNetwork> networks;
    for (const std::string &name : presetNames())
        networks.push_back({.kind = PointKind::Preset, .name = QString::fromStdString(name), .spec = *preset(name)});
    addHistory(session, networks);
    for (std::size_t i = 0; i < session.variants().size(); ++i) {
        const Variant &variant = session.variants()[i];
        KnownNetwork network{.kind = PointKind::Variant,
                             .name = shownName(variant.name),
                             .variant = session.idAt(i),
                             .isCurrent = i == session.current(),
                             .spec = variant.architecture};
        const RunResultPtr &run = session.runs().of(network.variant).result;
        if (run && sameNetwork(run->snapshot->model->spec, variant.architecture))
            network.milliseconds = run->trace.milliseconds;
        networks.push_back(std::move(network));
    }
    return networks;
}

QString kindText(PointKind kind)
{
    switch (kind) {
    case PointKind::Sweep: return QCoreApplication::translate("Costs", "of the sweep");
    case PointKind::Preset: return QCoreApplication::translate("Costs", "standard network");
    case PointKind::History: return QCoreApplication::translate("Costs", "state of the history");
    case PointKind::Variant: break;
    }
    return QCoreApplication::translate("Costs", "variant");
}

} // namespace residua::ui
