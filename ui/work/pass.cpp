#include "ui/work/pass.h"

#include "core/report/classes.h"
#include "core/weights/trained.h"

namespace residua::ui {

namespace {

RunOptions optionsOf(const RunSetup &setup)
{
    RunOptions options;
    options.device = setup.device;
    return options;
}

} // namespace

PassInput passInput(const Model &model, const RunSetup &setup)
{
    return setup.image ? imagePassInput(model, *setup.image, setup.imageName.toStdString(), preparationOf(model, setup))
                       : noisePassInput(model, setup.seed);
}

std::int64_t passBytes(const Model &model, const RunSetup &setup)
{
    return residua::passBytes(model, optionsOf(setup), false);
}

void refuseLargePass(const Model &model, const RunSetup &setup, int capture)
{
    if (passBytes(model, setup) <= setup.agreedBytes)
        return;
    RunOptions options = optionsOf(setup);
    if (capture >= 0)
        options.capture = {capture};
    residua::refuseLargePass(model, options, false);
}

ParameterSource parametersOf(const Model &model, const RunSetup &setup)
{
    if (const Trained *shipped = shippedFor(model, setup))
        return {&shipped->weights, shipped->words, {}, setup.seed};
    return {setup.weights.get(), setup.weightsName.toStdString(), {}, setup.seed};
}

PrepareOptions preparationOf(const Model &model, const RunSetup &setup)
{
    const Trained *shipped = shippedFor(model, setup);
    return shipped ? shipped->preparation : PrepareOptions{};
}

void describePass(RunResult &result, const SnapshotPtr &snapshot, const RunSetup &setup, const PassInput &input)
{
    constexpr int shownClasses = 5;
    const Model &model = *snapshot->model;
    result.snapshot = snapshot;
    result.setup = setup;
    result.table = summaryTable({model, &result.trace, true}, Level::Operation);
    result.input = setup.image ? setup.imageName : QString::fromStdString(input.description);
    result.seen = std::make_shared<Image>(inputPicture(input.tensor, !setup.image, preparationOf(model, setup)));
    result.facts = residua::describePass(model, result.trace, setup.device, parameterWords(parametersOf(model, setup)), shownClasses,
                                         classLabels(model));
}

} // namespace residua::ui
