#include "ui/graph/graph_tint.h"

#include <QHash>

namespace residua::ui {

void tint(Scene &scene, Metric metric, const RunResult *run)
{
    scene.texts.resize(scene.ownTexts);
    scene.tintedLooks = 0;
    if (!scene.picture)
        return;
    const Snapshot &snapshot = *scene.picture->snapshot;
    const bool known = !scene.boxes.empty() && metricValue(metric, snapshot, run, scene.node(0).nodes);
    std::vector<std::optional<double>> values(scene.boxes.size());
    for (std::size_t i = 0; i < scene.boxes.size(); ++i)
        values[i] = scene.boxes[i].value = known ? metricValue(metric, snapshot, run, scene.node(static_cast<int>(i)).nodes) : std::nullopt;
    scene.tint = {tintScale(metric, values), metric, known, !known && run};

    QHash<std::pair<double, int>, int> texts; // repeated blocks cost the same
    QHash<std::pair<int, double>, int> looks;
    constexpr double plain = -2;
    for (std::size_t i = 0; i < scene.boxes.size(); ++i) {
        SceneBox &box = scene.boxes[i];
        box.tinted = !box.circle && isColoured(metric, box.value);
        box.share = box.tinted ? scene.tint.share(*box.value) : 0;
        box.valueText = -1;
        // The layout says costs in the usual counting's unit.
        const bool costs = !box.tinted && box.costLine && snapshot.model->counting != Counting();
        if (box.tinted || costs) {
            const double value = costs ? static_cast<double>(scene.picture->layout.boxes[i].macs) : *box.value;
            const auto key = std::pair(value, (box.costLine ? 1 : 0) + (costs ? 2 : 0));
            auto said = texts.constFind(key);
            if (said == texts.constEnd()) {
                scene.texts.push_back({boxWords(costs ? Metric::Macs : metric, value, snapshot.model->counting, box.costLine),
                                       box.costLine ? TextStyle::Detail : TextStyle::Value});
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
