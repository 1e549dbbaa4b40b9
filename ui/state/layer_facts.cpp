#include "ui/state/layer_facts.h"

#include "core/arch/op_facts.h"
#include "core/arch/op_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>

namespace residua::ui {

namespace {

using RowKind = SummaryRow::Kind;

struct LayerFactsWords {
    Q_DECLARE_TR_FUNCTIONS(LayerModel)
};

const Node &nodeOf(const Snapshot &snapshot, int id)
{
    return snapshot.model->graph.nodes[static_cast<std::size_t>(id)];
}

/// What a filter finds in every operation of a group.
QString groupText(const Snapshot &snapshot, const SummaryRow &group)
{
    const auto words = [](const QString &name, const QString &type) {
        return QLatin1Char(' ') + filterText(name + QLatin1Char(' ') + type);
    };
    switch (group.kind) {
    case RowKind::Stage:
        return words(LayerFactsWords::tr("stage %1").arg(nodeOf(snapshot, group.nodes.front()).slot.stage + 1),
                     stageWords(snapshot, group));
    case RowKind::Block: return words(QString::fromStdString(group.path), blockWords(snapshot, group));
    default: return words(group.path == "stem" ? LayerFactsWords::tr("stem") : LayerFactsWords::tr("head"), {});
    }
}

} // namespace

std::vector<FilterFacts> filterFacts(const Snapshot &snapshot, const RunResult *run)
{
    std::unordered_map<std::string_view, double> milliseconds;
    if (run)
        for (const SummaryRow &row : run->table.rows)
            if (row.kind == RowKind::Operation && row.measure)
                milliseconds.emplace(row.path, row.measure->milliseconds);
    std::vector<FilterFacts> all(snapshot.model->graph.nodes.size());
    std::vector<QString> groups;
    for (const SummaryRow &row : snapshot.table.rows) {
        groups.resize(std::min(groups.size(), static_cast<std::size_t>(row.depth)));
        if (row.kind != RowKind::Operation) {
            groups.push_back(groupText(snapshot, row));
            continue;
        }
        const Node &node = nodeOf(snapshot, row.nodes.front());
        FilterFacts &facts = all[static_cast<std::size_t>(node.id)];
        facts.text = filterText(QString::fromStdString(row.path) + QLatin1Char(' ') + QString::fromStdString(row.type) + QLatin1Char(' ')
                                + kernelText(node.op));
        for (const QString &text : groups)
            facts.text += text;
        facts.stage = node.slot.stage + 1;
        facts.parameters = static_cast<double>(row.parameters);
        facts.macs = static_cast<double>(row.macs);
        facts.activationBytes = static_cast<double>(row.activationBytes);
        facts.field = static_cast<double>(std::max(row.receptiveField[0], row.receptiveField[1]));
        facts.stride = traitsOf(node.op).strided ? static_cast<double>(windowOf(node.op).stride) : std::numeric_limits<double>::quiet_NaN();
        facts.outputStride = static_cast<double>(std::max(row.stride[0], row.stride[1]));
        const auto measured = milliseconds.find(row.path);
        facts.milliseconds = measured != milliseconds.end() ? measured->second : 0;
    }
    return all;
}

std::vector<int> matchingOperations(const Snapshot &snapshot, const std::vector<FilterFacts> &facts, const LayerFilter &filter)
{
    std::vector<int> found;
    if (filter.empty())
        return found;
    for (const SummaryRow &row : snapshot.table.rows)
        if (row.kind == RowKind::Operation && accepts(filter, facts[static_cast<std::size_t>(row.nodes.front())]))
            found.push_back(row.nodes.front());
    std::sort(found.begin(), found.end());
    return found;
}

QString kernelText(const Op &op)
{
    const OpTraits &traits = traitsOf(op);
    const Window window = windowOf(op);
    QStringList words;
    if (traits.kernelShown)
        words << QStringLiteral("%1×%1").arg(window.kernel);
    if (traits.strided && window.stride != 1)
        words << QStringLiteral("/%1").arg(window.stride);
    if (const std::int64_t groups = groupingOf(op).groups; traits.kernelShown && groups != 1)
        words << QStringLiteral("g%1").arg(groups);
    if (window.dilation != 1)
        words << QStringLiteral("d%1").arg(window.dilation);
    return words.join(u' ');
}

QString stageWords(const Snapshot &snapshot, const SummaryRow &stage)
{
    const SummaryRow *block = &stage + 1; // a stage has at least one block, which follows it
    const QString type =
        LayerFactsWords::tr("%1 × %2").arg(nodeOf(snapshot, stage.nodes.back()).slot.block + 1).arg(QString::fromStdString(block->type));
    const auto index = static_cast<std::size_t>(nodeOf(snapshot, stage.nodes.front()).slot.stage);
    const std::optional<AttentionSpec> attention = stageBlock(snapshot.model->spec, index).attention;
    return attention ? LayerFactsWords::tr("%1, %2").arg(type, QString::fromStdString(std::string(attentionName(attention->type)))) : type;
}

QString blockWords(const Snapshot &snapshot, const SummaryRow &block)
{
    const auto has = [&](Part part) {
        return std::any_of(block.nodes.begin(), block.nodes.end(), [&](int id) { return nodeOf(snapshot, id).slot.part == part; });
    };
    const QString shortcut = has(Part::ShortcutPool) ? LayerFactsWords::tr("average pool")
        : has(Part::ShortcutConv)                    ? LayerFactsWords::tr("projection")
        : has(Part::ShortcutPad)                     ? LayerFactsWords::tr("zero padding")
                                                     : LayerFactsWords::tr("identity");
    return LayerFactsWords::tr("%1, %2", "class of a block, kind of its shortcut").arg(QString::fromStdString(block.type), shortcut);
}

} // namespace residua::ui
