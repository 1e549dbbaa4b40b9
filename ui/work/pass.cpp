#include "ui/work/pass.h"

#include "core/infer/preparation.h"
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

/// Of parameters that are no file's; refers to `setup`.
ParameterSource sourceOf(const Model &model, const RunSetup &setup)
{
    if (const Trained *shipped = shippedFor(model, setup))
        return {&shipped->weights, shipped->words, {}, setup.seed};
    return {nullptr, {}, {}, setup.seed};
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

std::string parameterWords(const Model &model, const RunSetup &setup)
{
    if (setup.weights)
        return transplantWords(*setup.weights, planTransplant(model, *setup.weights), setup.seed);
    return parameterWords(sourceOf(model, setup));
}

std::vector<std::string> giveParameters(Network &network, const Model &model, const RunSetup &setup)
{
    if (!setup.weights)
        return giveParameters(network, model, sourceOf(model, setup));
    giveTransplant(network, model, *setup.weights, planTransplant(model, *setup.weights), setup.seed);
    return {};
}

PrepareOptions preparationOf(const Model &model, const RunSetup &setup)
{
    if (setup.preparation)
        return fittedTo(*setup.preparation, model.spec.input);
    const Trained *shipped = shippedFor(model, setup);
    return shipped ? shipped->preparation : PrepareOptions{};
}

const std::vector<std::string> &labelsOf(const Model &model, const RunSetup &setup)
{
    const bool own = setup.classes && std::ssize(setup.classes->labels) == classCount(model.spec);
    return own ? setup.classes->labels : classLabels(model);
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
    if (setup.image)
        result.preparation = QString::fromStdString(preparationLine(preparationOf(model, setup), model.spec.input));
    if (setup.weights) {
        const Transplant plan = planTransplant(model, *setup.weights);
        result.layers = plan.layers;
        result.drawnLayers = plan.layers - plan.whole;
    }
    result.facts =
        residua::describePass(model, result.trace, setup.device, parameterWords(model, setup), shownClasses, labelsOf(model, setup));
}

} // namespace residua::ui
