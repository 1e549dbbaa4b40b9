#include "ui/strip/strip_tint.h"

namespace residua::ui {

StripTints stripTints(const StripParts &strip, Metric metric, const RunResult *run)
{
    StripTints tints{colorMapOf(metric), {}, {}};
    if (isMeasured(metric) && !run)
        return tints;
    std::vector<std::optional<double>> values; // of all slabs, in order
    double total = 0;
    for (const StripPart &part : strip.parts) {
        if (part.kind != StripPart::Kind::Input)
            for (const StripSlab &slab : part.slabs)
                values.push_back(metricValue(metric, *strip.snapshot, run, slab.nodes));
        if (addsUp(metric))
            total += tints.shares.emplace_back(metricValue(metric, *strip.snapshot, run, part.nodes).value_or(0));
    }
    const TintScale scale = tintScale(metric, values);
    auto value = values.cbegin();
    for (const StripPart &part : strip.parts) {
        auto &slabs = tints.slabs.emplace_back();
        if (part.kind == StripPart::Kind::Input)
            continue;
        for (std::size_t i = 0; i < part.slabs.size(); ++i, ++value)
            slabs.push_back(isColoured(metric, *value) ? std::optional(scale.share(**value)) : std::nullopt);
    }
    for (double &share : tints.shares)
        share = total > 0 ? share / total : 0;
    return tints;
}

} // namespace residua::ui
