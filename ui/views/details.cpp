#include "ui/views/details.h"

#include "ui/state/core_words.h"
#include "ui/state/words.h"

#include "ui/views/selection_words.h"

#include "core/arch/op_facts.h"
#include "core/arch/saturating.h"
#include "core/report/duration.h"
#include "core/report/explain.h"
#include "core/report/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace residua::ui {

namespace {

struct DetailWords {
    Q_DECLARE_TR_FUNCTIONS(Details)
};

QString thousands(std::int64_t count)
{
    return QString::fromStdString(formatThousands(count));
}
QString significant(double value)
{
    return QString::fromStdString(formatSignificant(value, 4));
}

std::optional<double> shareOf(std::int64_t part, std::int64_t whole)
{
    return part > 0 && whole > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(whole)) : std::nullopt;
}

QString pairWords(const std::array<std::int64_t, 2> &pair, bool alwaysBoth)
{
    return pair[0] == pair[1] && !alwaysBoth ? QString::number(pair[0]) : QStringLiteral("%1 × %2").arg(pair[0]).arg(pair[1]);
}

/// What flows into the operations `nodes` from outside: one shape for each distinct source, in order.
QString inputWords(const Snapshot &snapshot, const std::vector<int> &nodes)
{
    std::vector<int> sources;
    for (const int id : nodes) {
        for (const int input : snapshot.model->graph.nodes[static_cast<std::size_t>(id)].inputs) {
            if (!std::binary_search(nodes.begin(), nodes.end(), input) && std::find(sources.begin(), sources.end(), input) == sources.end())
                sources.push_back(input);
        }
    }
    QStringList shapes;
    for (const int id : sources)
        shapes << shapeWords(snapshot.model->profile.nodes[static_cast<std::size_t>(id)].shape);
    if (shapes.size() == 2 && shapes[0] == shapes[1])
        return DetailWords::tr("%1, twice").arg(shapes[0]);
    return shapes.join(QStringLiteral(", "));
}

struct Sums {
    std::int64_t parameters = 0, macs = 0, activationBytes = 0;
};

/// The table's own row where there is one (its sums are the ones that are listed), else the operations added up.
Sums sumsOf(const Snapshot &snapshot, const Selection &selection)
{
    Sums sums;
    for (const SummaryRow &row : snapshot.table.rows) {
        if (row.path == selection.path && row.nodes == selection.nodes)
            return {row.parameters, row.macs, row.activationBytes};
        if (row.nodes.size() == 1 && row.kind == SummaryRow::Kind::Operation
            && std::binary_search(selection.nodes.begin(), selection.nodes.end(), row.nodes.front())) {
            addSaturating(sums.parameters, row.parameters);
            addSaturating(sums.macs, row.macs);
            addSaturating(sums.activationBytes, row.activationBytes);
        }
    }
    return sums;
}

void addSelection(const Snapshot &snapshot, const Selection &selection, Details &details)
{
    details.title = QString::fromStdString(selection.path);
    details.description = selectionWords(snapshot, selection);
    const NodeProfile &last = snapshot.model->profile.nodes[static_cast<std::size_t>(selection.nodes.back())];
    const Sums sums = sumsOf(snapshot, selection);
    const Totals &totals = snapshot.model->profile.totals;
    const InputSpec &input = snapshot.model->spec.input;
    const QString all = pairWords({input.height, input.width}, false);
    if (const QString from = inputWords(snapshot, selection.nodes); !from.isEmpty())
        details.rows.push_back({DetailWords::tr("input"), from, {}});
    details.rows.push_back({DetailWords::tr("output"), shapeWords(last.shape), {}});
    details.rows.push_back({DetailWords::tr("parameters"), thousands(sums.parameters), shareOf(sums.parameters, totals.parameters)});
    details.rows.push_back({countName(snapshot.model->counting), thousands(sums.macs), shareOf(sums.macs, totals.macs)});
    details.rows.push_back(
        {DetailWords::tr("receptive field"), DetailWords::tr("%1 of %2").arg(pairWords(last.receptiveField, true), all), {}});
    if (last.shape.size() == 4)
        details.rows.push_back({DetailWords::tr("stride"), pairWords(last.stride, false), {}});
    details.rows.push_back({selection.nodes.size() == 1 ? DetailWords::tr("activation") : DetailWords::tr("activations"),
                            QString::fromStdString(formatBytes(sums.activationBytes)),
                            {}});
}

void addNetwork(const Snapshot &snapshot, Details &details)
{
    const Totals &totals = snapshot.model->profile.totals;
    details.title = shownName(snapshot.model->spec.name);
    details.description = DetailWords::tr("the whole network, for one image");
    const auto bytes = [](std::int64_t count) { return QString::fromStdString(formatBytes(count)); };
    const std::string &peak = snapshot.model->graph.nodes[static_cast<std::size_t>(snapshot.peak.node)].path;
    details.rows = {
        {DetailWords::tr("input"), shapeWords(snapshot.model->profile.nodes.front().shape), {}},
        {DetailWords::tr("output"), shapeWords(snapshot.model->profile.nodes.back().shape), {}},
        {DetailWords::tr("operations"), thousands(totals.operations), {}},
        {DetailWords::tr("parameters"), thousands(totals.parameters), {}},
        {countName(snapshot.model->counting), thousands(totals.macs), {}},
        {DetailWords::tr("parameter memory"), bytes(totals.parameterBytes), {}},
        {DetailWords::tr("activations"), bytes(totals.activationBytes), {}},
        {DetailWords::tr("inference peak"), bytes(snapshot.peak.bytes), {}},
        {DetailWords::tr("reached in"), QString::fromStdString(peak), {}, peak},
    };
}

/// What was measured at `selection`, where the network that was run has the same operations with the same output under its path.
std::optional<SummaryMeasure> measureOf(const RunResult &run, const Snapshot &snapshot, const Selection &selection)
{
    const Selection there = resolve(*run.snapshot, selection.path);
    const auto same = [&](int a, int b) {
        const auto i = static_cast<std::size_t>(a), j = static_cast<std::size_t>(b);
        return run.snapshot->model->graph.nodes[i].op == snapshot.model->graph.nodes[j].op
            && run.snapshot->model->profile.nodes[i].shape == snapshot.model->profile.nodes[j].shape;
    };
    if (there.path != selection.path || there.nodes.empty()
        || !std::equal(there.nodes.begin(), there.nodes.end(), selection.nodes.begin(), selection.nodes.end(), same))
        return std::nullopt;
    SummaryMeasure measure;
    for (const SummaryRow &row : run.table.rows) {
        if (row.kind != SummaryRow::Kind::Operation || !row.measure
            || !std::binary_search(there.nodes.begin(), there.nodes.end(), row.nodes.front()))
            continue;
        const double milliseconds = measure.milliseconds + row.measure->milliseconds;
        measure = *row.measure; // of the last one: the selection's output
        measure.milliseconds = milliseconds;
    }
    return measure;
}

QString lineLabel(const ExplainedLine &line)
{
    return line.of == ExplainedLine::Of::Parameters ? DetailWords::tr("params") : QString::fromStdString(line.label);
}

void addExplanation(const Snapshot &snapshot, const Selection &selection, bool allTensors, DetailExplanation &out)
{
    const Explanation why = explain(*snapshot.model, selection.nodes);
    for (const ExplainedLine &line : why.lines)
        out.formulas.push_back({lineLabel(line), QString::fromStdString(lineText(line))});
    for (const std::string &fact : why.facts)
        out.facts << QString::fromStdString(fact);
    for (const PyramidLevel &level : why.levels) {
        const QString name = level.name.empty() ? DetailWords::tr("stage %1").arg(level.stage + 1) : shownName(level.name);
        const QString text = QString::fromStdString(level.text);
        out.levels.push_back({name, level.last ? text : DetailWords::tr("%1 (a later one has this stride)").arg(text), {}});
    }
    for (const int id : selection.nodes)
        out.tensorCount += stateOf(snapshot.model->graph.nodes[static_cast<std::size_t>(id)].op).size();
    constexpr std::size_t fewOperations = 40; // of a block
    const bool named = !selection.nodes.empty() && (allTensors || selection.nodes.size() <= fewOperations);
    std::string own; // what the title says already
    if (selection.nodes.size() == 1)
        own = snapshot.model->graph.nodes[static_cast<std::size_t>(selection.nodes.front())].module + ".";
    for (const NamedTensor &tensor : named ? tensorsOf(*snapshot.model, selection.nodes) : std::vector<NamedTensor>()) {
        const bool strip = own.size() > 1 && tensor.name.starts_with(own);
        out.tensors.push_back({QString::fromStdString(strip ? tensor.name.substr(own.size()) : tensor.name),
                               QString::fromStdString(tensor.shape), QString::fromStdString(tensor.name), tensor.parameter});
    }
}

QString timeWords(double milliseconds)
{
    return QString::fromStdString(formatDuration(milliseconds));
}

void addRun(const RunResult &run, const Snapshot &snapshot, const Selection &selection, Details &details)
{
    const QString title = DetailWords::tr("Run on %1").arg(run.input);
    const bool random = hasRandomWeights(run);
    if (selection.nodes.empty()) {
        details.run = title;
        details.runTime = timeWords(run.trace.milliseconds);
        for (const RunFacts::Best &best : run.facts.top)
            details.classes.push_back({className(best), percentWords(best.probability), best.probability});
        if (random)
            details.note = run.facts.top.empty() ? DetailWords::tr("Random weights: the output says nothing about the image.")
                                                 : DetailWords::tr("Random weights: the classes say nothing about the image.");
        else if (run.drawnLayers > 0)
            details.note =
                DetailWords::tr("Weights: %1. What is random may say nothing about the image.").arg(coreWords(run.facts.weights));
        else if (!run.facts.weights.empty())
            details.note = DetailWords::tr("Weights: %1.").arg(coreWords(run.facts.weights));
        if (!run.preparation.isEmpty())
            details.note +=
                (details.note.isEmpty() ? QString() : QStringLiteral("\n")) + DetailWords::tr("Image: %1.").arg(run.preparation);
        for (const std::string &note : run.notes)
            details.note += (details.note.isEmpty() ? QString() : QStringLiteral("\n")) + coreWords(note);
        return;
    }
    const auto measure = measureOf(run, snapshot, selection);
    if (!measure)
        return;
    details.run = title;
    details.runTime = timeWords(measure->milliseconds);
    if (run.trace.milliseconds > 0)
        details.runTime += QStringLiteral(" · ") + percentWords(measure->milliseconds / run.trace.milliseconds);
    details.runRows = {
        {DetailWords::tr("mean"), significant(measure->mean), {}},
        {DetailWords::tr("std"), significant(measure->std), {}},
        {DetailWords::tr("min"), significant(measure->min), {}},
        {DetailWords::tr("max"), significant(measure->max), {}},
        {DetailWords::tr("zeros"), percentWords(measure->zeroFraction), {}},
    };
}

} // namespace

QString percentWords(double share)
{
    const double percent = share * 100;
    if (percent > 0 && percent < 0.01)
        return DetailWords::tr("< 0.01 %");
    const int decimals = percent == 0 || percent >= 10 ? 0 : percent < 0.1 ? 2 : 1;
    return DetailWords::tr("%1 %").arg(QString::fromStdString(formatFixed(percent, decimals)));
}

QString className(const RunFacts::Best &best)
{
    return best.label.empty() ? DetailWords::tr("class %1").arg(best.index) : QString::fromStdString(best.label);
}

Details detailRows(const Snapshot &snapshot, const Selection &selection, const RunResult *run, bool allTensors)
{
    Details details;
    if (selection.nodes.empty())
        addNetwork(snapshot, details);
    else
        addSelection(snapshot, selection, details);
    addExplanation(snapshot, selection, allTensors, details.explanation);
    if (run)
        addRun(*run, snapshot, selection, details);
    return details;
}

} // namespace residua::ui
