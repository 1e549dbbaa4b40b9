#include "ui/work/pass.h"

#include "core/report/classes.h"
#include "core/report/memory.h"
#include "core/weights/weight_report.h"

namespace residua::ui {

Tensor passInput(const ResNetSpec &spec, const RunSetup &setup)
{
    return setup.image ? prepare(*setup.image, spec.input) : noiseInput(spec.input, 1, setup.seed);
}

void refuseLargePass(const Snapshot &snapshot, const RunSetup &setup, const std::vector<int> &captured)
{
    if (setup.device == "cpu")
        refuseBeyondMemory("this run", snapshot.model->profile.totals.parameterBytes + peakActivationBytes(*snapshot.model, captured));
}

std::vector<std::string> giveParameters(Network &network, const RunSetup &setup)
{
    if (!setup.weights) {
        network.initialise(setup.seed);
        return {};
    }
    const WeightReport report = network.load(*setup.weights);
    const std::string label = setup.weightsName.toStdString();
    refuseMisfit(label, report);
    return weightNotes(label, report, {});
}

void describePass(RunResult &result, const SnapshotPtr &snapshot, const RunSetup &setup)
{
    const std::string seed = "(seed " + std::to_string(setup.seed) + ")";
    result.snapshot = snapshot;
    result.setup = setup;
    result.table = summaryTable({*snapshot->model, &result.trace, true}, Level::Operation);
    result.input = setup.image ? setup.imageName : QString::fromStdString("noise " + seed);
    result.facts = {setup.device,
                    result.trace.milliseconds,
                    setup.weights ? setup.weightsName.toStdString() : "random " + seed,
                    result.trace.output.shape,
                    {}};
    if (const std::int64_t classes = classCount(snapshot->model->spec); classes > 0)
        result.facts.top = bestClasses(result.trace.output, classes, 5, imagenetLabels(classes));
}

} // namespace residua::ui
