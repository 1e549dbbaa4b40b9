#include "ui/graph/graph_tint.h"

#include "ui/words.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <limits>

namespace residua::ui {

namespace {

/// A cost of nothing is no cost: such a box stays plain.
bool colours(Metric metric, const std::optional<double> &value)
{
    return value && std::isfinite(*value) && (!addsUp(metric) || *value > 0);
}

SceneTint scaleOf(const Scene &scene, Metric metric)
{
    SceneTint tint;
    tint.metric = metric;
    tint.map = colorMapOf(metric);
    double least = std::numeric_limits<double>::infinity(), greatest = -least;
    for (const SceneBox &box : scene.boxes) {
        if (!colours(metric, box.value))
            continue;
        least = std::min(least, *box.value);
        greatest = std::max(greatest, *box.value);
    }
    tint.any = least <= greatest;
    if (!tint.any)
        return tint;
    switch (tint.map) {
    case TintMap::Costs: tint.high = greatest; break;
    case TintMap::Values:
        tint.low = least;
        tint.high = greatest;
        break;
    case TintMap::Diverging:
        tint.high = std::max(std::abs(least), std::abs(greatest));
        tint.low = -tint.high;
        break;
    }
    return tint;
}

double shareOf(const SceneTint &tint, double value)
{
    const double range = tint.high - (tint.map == TintMap::Values ? tint.low : 0);
    const double from = tint.map == TintMap::Values ? tint.low : 0;
    return range > 0 ? (value - from) / range : tint.map == TintMap::Diverging ? 0 : 1;
}

} // namespace

TintMap colorMapOf(Metric metric)
{
    if (diverges(metric))
        return TintMap::Diverging;
    return addsUp(metric) || metric == Metric::ReceptiveField ? TintMap::Costs : TintMap::Values;
}

void tint(Scene &scene, Metric metric, const RunResult *run)
{
    scene.texts.resize(scene.ownTexts);
    scene.tintedLooks = 0;
    if (!scene.picture)
        return;
    const Snapshot &snapshot = *scene.picture->snapshot;
    const bool known = !scene.boxes.empty() && metricValue(metric, snapshot, run, scene.node(0).nodes);
    for (std::size_t i = 0; i < scene.boxes.size(); ++i)
        scene.boxes[i].value = known ? metricValue(metric, snapshot, run, scene.node(static_cast<int>(i)).nodes) : std::nullopt;
    scene.tint = scaleOf(scene, metric);
    scene.tint.known = known;
    scene.tint.outdated = !known && run;

    QHash<std::pair<double, bool>, int> texts; // repeated blocks cost the same
    QHash<std::pair<int, double>, int> looks;
    constexpr double plain = -2;
    for (SceneBox &box : scene.boxes) {
        box.tinted = !box.circle && colours(metric, box.value);
        box.share = box.tinted ? shareOf(scene.tint, *box.value) : 0;
        box.valueText = -1;
        if (!box.circle && box.value && (box.tinted || !addsUp(metric)) && std::isfinite(*box.value)) {
            const auto key = std::pair(*box.value, box.costLine);
            auto said = texts.constFind(key);
            if (said == texts.constEnd()) {
                scene.texts.push_back({box.costLine && metric == Metric::Macs ? countText(std::llround(*box.value), scene.picture->snapshot->counting) : metricWords(metric, *box.value), box.costLine ? TextStyle::Detail : TextStyle::Value});
                said = texts.insert(key, static_cast<int>(scene.texts.size()) - 1);
            }
            box.valueText = *said;
        }
        const auto key = std::pair(box.look, box.tinted ? box.share : plain);
        auto look = looks.constFind(key);
        if (look == looks.constEnd())
            look = looks.insert(key, scene.tintedLooks++);
        box.tintedLook = *look;
    }
}

} // namespace residua::ui
