#include "ui/state/live_state.h"

#include "core/weights/trained.h"

namespace residua::ui {

const Trained *shippedFor(const Model &model, const RunSetup &setup)
{
    return setup.weights || setup.drawn ? nullptr : trainedFor(model);
}

bool hasRandomWeights(const RunResult &run)
{
    if (run.setup.weights)
        return run.layers > 0 && run.drawnLayers == run.layers;
    return !(run.snapshot && shippedFor(*run.snapshot->model, run.setup));
}

} // namespace residua::ui
