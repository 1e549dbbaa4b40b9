#include "ui/window/picture_tint.h"

#include "ui/state/tint.h"
#include "ui/state/words.h"

#include <QCoreApplication>

#include <cmath>

namespace residua::ui {

namespace {

struct PictureTintWords {
    Q_DECLARE_TR_FUNCTIONS(PictureTint)
};

double costsOf(const Snapshot &snapshot, const FoldedNode &node)
{
    return metricValue(Metric::Macs, snapshot, nullptr, node.nodes).value_or(0);
}

/// "3.64 GFLOP", "1.82 GMAC, all operations".
QString totalWords(const Snapshot &snapshot)
{
    return countName(snapshot.model->counting)
        .replace(countTitle(snapshot.model->counting), countText(snapshot.model->profile.totals.macs, snapshot.model->counting));
}

} // namespace

PictureTint pictureTint(const Snapshot &snapshot, const FoldedGraph &folded, Metric metric, const RunResult *run)
{
    PictureTint tint;
    if (metric == Metric::Macs && snapshot.model->counting == Counting())
        return tint;
    std::vector<std::optional<double>> values;
    for (const FoldedNode &node : folded.nodes)
        values.push_back(metricValue(metric, snapshot, run, node.nodes));
    const TintScale scale = tintScale(metric, values);
    tint.map = scale.map;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const FoldedNode &node = folded.nodes[i];
        const bool saysCosts = node.kind != FoldedNode::Kind::Operation && costsOf(snapshot, node) > 0;
        PictureTint::Box &box = tint.boxes.emplace_back();
        if (isColoured(metric, values[i]))
            box = {scale.share(*values[i]), boxWords(metric, *values[i], snapshot.model->counting, saysCosts).toStdString()};
        else if (saysCosts)
            box.words = boxWords(Metric::Macs, costsOf(snapshot, node), snapshot.model->counting, true).toStdString();
    }
    tint.totals = totalWords(snapshot).toStdString();
    tint.name = metricName(metric, snapshot.model->counting).toStdString();
    if (scale.any) {
        tint.low = lowWords(metric, scale).toStdString();
        tint.high = (metric == Metric::Macs ? boxWords(metric, scale.high, snapshot.model->counting, true) : highWords(metric, scale))
                        .toStdString();
    } else {
        const bool missing = isMeasured(metric) && !metricValue(metric, snapshot, run, folded.nodes.front().nodes);
        tint.low =
            (missing ? PictureTintWords::tr("not measured: there is no run of this network") : PictureTintWords::tr("nothing to color"))
                .toStdString();
    }
    return tint;
}

Picture shownPicture(const Snapshot &snapshot, Level level, const std::vector<std::string> &unfold, Metric metric, const RunResult *run)
{
    const FoldedGraph folded = foldForPicture(*snapshot.model, level, unfold);
    const LayoutRequest request{*snapshot.model, folded};
    return paint(request, layout(request), pictureTint(snapshot, folded, metric, run));
}

} // namespace residua::ui
