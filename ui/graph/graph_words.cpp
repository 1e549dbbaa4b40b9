#include "ui/graph/graph_words.h"

#include "ui/state/operation_words.h"
#include "ui/state/words.h"

#include "core/arch/op_facts.h"
#include "core/arch/op_words.h"
#include "core/arch/saturating.h"
#include "core/report/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace residua::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(residua::ui::GraphView)
};

const Node &operation(const Snapshot &snapshot, int id)
{
    return snapshot.model->graph.nodes[static_cast<std::size_t>(id)];
}
const NodeProfile &costs(const Snapshot &snapshot, int id)
{
    return snapshot.model->profile.nodes[static_cast<std::size_t>(id)];
}

/// The shape that enters a list of operations; the input's own where nothing does.
const Shape &shapeInto(const Snapshot &snapshot, const std::vector<int> &nodes)
{
    const Node &first = operation(snapshot, nodes.front());
    return costs(snapshot, first.inputs.empty() ? first.id : first.inputs.front()).shape;
}

std::int64_t total(const Snapshot &snapshot, const std::vector<int> &nodes, std::int64_t NodeProfile::*count)
{
    std::int64_t sum = 0;
    for (const int id : nodes)
        addSaturating(sum, costs(snapshot, id).*count);
    return sum;
}

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

QString typeWords(const Snapshot &snapshot, const std::vector<int> &nodes)
{
    if (nodes.size() == 1)
        return text(typeName(operation(snapshot, nodes.front()).op));
    return Words::tr("%n operations", nullptr, static_cast<int>(nodes.size()));
}

/// The metric of all `nodes` together, from the boxes that hold them: the whole of a frame is the sum, or the last, of its boxes.
std::optional<double> tintValue(const Scene &scene, const std::vector<int> &nodes)
{
    std::optional<double> value;
    for (std::size_t i = 0; i < scene.boxes.size(); ++i) {
        const std::vector<int> &own = scene.node(static_cast<int>(i)).nodes;
        if (!scene.boxes[i].value || !std::binary_search(nodes.begin(), nodes.end(), own.front()))
            continue;
        value = addsUp(scene.tint.metric) ? value.value_or(0) + *scene.boxes[i].value : *scene.boxes[i].value;
    }
    return value;
}

QString toolTip(const Scene &scene, const std::string &path, const QString &type, const std::vector<int> &nodes)
{
    const Snapshot &snapshot = *scene.picture->snapshot;
    const auto row = [](const QString &name, const QString &value) {
        return QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td align='right'>%2</td></tr>").arg(name.toHtmlEscaped(), value.toHtmlEscaped());
    };
    QString rows = row(Words::tr("shape"),
                       shapeWords(shapeInto(snapshot, nodes)) + QStringLiteral(" → ") + shapeWords(costs(snapshot, nodes.back()).shape));
    rows += row(Words::tr("parameters"), QString::fromStdString(formatThousands(total(snapshot, nodes, &NodeProfile::parameters))));
    rows += row(countName(snapshot.model->counting), QString::fromStdString(formatCount(total(snapshot, nodes, &NodeProfile::macs))));
    const QString effect = effectWords(snapshot, nodes);
    const SceneTint &tint = scene.tint;
    if (tint.metric != Metric::Macs && tint.metric != Metric::Parameters) {
        const auto value = tint.known ? tintValue(scene, nodes) : std::nullopt;
        rows += row(metricName(tint.metric, snapshot.model->counting), value ? metricWords(tint.metric, *value) : Words::tr("needs a run"));
    }
    return QStringLiteral("<p style='white-space:pre'><b>%1</b><br>%2%3</p><table cellspacing='0'>%4</table>")
        .arg(text(path).toHtmlEscaped(), type.toHtmlEscaped(), effect.isEmpty() ? effect : QStringLiteral("<br>") + effect.toHtmlEscaped(),
             rows);
}

} // namespace

QString boxName(const Scene &scene, int box)
{
    const Snapshot &snapshot = *scene.picture->snapshot;
    const FoldedNode &node = scene.node(box);
    QString type = text(node.label);
    if (node.kind == FoldedNode::Kind::Operation) {
        type = typeWords(snapshot, node.nodes);
        if (const Op &op = operation(snapshot, node.nodes.front()).op; traitsOf(op).kernelShown)
            type += QStringLiteral(" %1×%1").arg(windowOf(op).kernel);
    }
    return text(node.path) + QStringLiteral(", ") + type + QStringLiteral(", ") + shapeWords(costs(snapshot, node.nodes.back()).shape);
}

QString spokenSelection(const Snapshot &snapshot, const Selection &selection)
{
    if (selection.nodes.empty())
        return {};
    const Shape &in = shapeInto(snapshot, selection.nodes), &out = costs(snapshot, selection.nodes.back()).shape;
    QStringList parts{text(selection.path), typeWords(snapshot, selection.nodes)};
    if (in.size() > 1 && out.size() > 1)
        parts.append(in[1] == out[1] ? Words::tr("%1 channels").arg(out[1]) : Words::tr("%1 to %2 channels").arg(in[1]).arg(out[1]));
    if (out.size() == 4)
        parts.append(QStringLiteral("%1 × %2").arg(out[2]).arg(out[3]));
    return parts.join(QStringLiteral(", "));
}

QString boxToolTip(const Scene &scene, int box)
{
    const FoldedNode &node = scene.node(box);
    const Snapshot &snapshot = *scene.picture->snapshot;
    const bool operation = node.kind == FoldedNode::Kind::Operation;
    return toolTip(scene, node.path, operation ? typeWords(snapshot, node.nodes) : text(node.label), node.nodes);
}

QString frameToolTip(const Scene &scene, int frame)
{
    const SceneFrame &area = scene.frames[static_cast<std::size_t>(frame)];
    const FoldedGroup &group = scene.group(area);
    return toolTip(scene, group.path, text(scene.texts[static_cast<std::size_t>(area.title)].words.toStdString()), scene.nodesOf(area));
}

} // namespace residua::ui
