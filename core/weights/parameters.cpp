#include "core/weights/parameters.h"

#include "core/arch/saturating.h"
#include "core/data/engine.h"
#include "core/data/file.h"
#include "core/data/memory.h"
#include "core/weights/load_plan.h"
#include "core/weights/safetensors.h"
#include "core/weights/weight_report.h"

namespace residua {

namespace {

std::vector<NamedShape> shapesOf(const WeightMap &weights)
{
    std::vector<NamedShape> shapes;
    shapes.reserve(weights.size());
    for (const auto &[name, tensor] : weights)
        shapes.push_back({name, tensor.shape});
    return shapes;
}

/// Loads by the names of `model`; without a copy where the file has them already.
WeightReport loadPlanned(Network &network, const Model &model, const WeightMap &weights, const std::vector<NamedShape> &shapes,
                         const LoadPlan &plan)
{
    WeightMap renamed;
    bool same = true;
    const auto nameInFile = [&](std::size_t i) -> const std::string & { return shapes[static_cast<std::size_t>(plan.tensors[i])].name; };
    for (std::size_t i = 0; i < model.state().size(); ++i)
        same = same && (plan.tensors[i] < 0 || nameInFile(i) == model.state()[i].name);
    if (same)
        return network.load(weights);
    for (std::size_t i = 0; i < model.state().size(); ++i)
        if (plan.tensors[i] >= 0)
            renamed.emplace(model.state()[i].name, weights.at(nameInFile(i)));
    return network.load(renamed);
}

} // namespace

std::string parameterWords(const ParameterSource &source)
{
    return source.weights ? source.name : "random (seed " + std::to_string(source.seed) + ")";
}

std::string weightFileLabel(const std::string &name)
{
    return "weight file " + inQuotes(name);
}

std::vector<std::string> giveParameters(Network &network, const Model &model, const ParameterSource &source)
{
    if (!source.weights || source.partial)
        network.initialise(source.seed);
    if (!source.weights)
        return {};
    const std::vector<NamedShape> shapes = shapesOf(*source.weights);
    const std::string label = weightFileLabel(source.name);
    LoadPlan plan = planLoad(model, shapes);
    if (!source.partial)
        refuseMisfit(label, model, plan, misfitRemedy(model, shapes, plan));
    const WeightReport loaded = loadPlanned(network, model, *source.weights, shapes, plan);
    plan.report.mismatched.insert(plan.report.mismatched.end(), loaded.mismatched.begin(), loaded.mismatched.end());
    if (!source.partial)
        refuseMisfit(label, model, plan, misfitRemedy(model, shapes, plan));
    std::vector<std::string> notes = weightNotes(label, plan.report, source.skipped);
    if (std::string untold = untoldNote(model); !untold.empty())
        notes.push_back(std::move(untold));
    return notes;
}

void refuseLargeWeights(const Model &model)
{
    // Those of a file, the network's, and the copy that is written.
    refuseBeyondMemory("the weights", saturatingMul(3, model.profile.totals.parameterBytes));
}

void saveWeights(const std::string &path, const Model &model, const Network &network)
{
    std::vector<std::string> order;
    order.reserve(model.state().size());
    for (const StateEntry &entry : model.state())
        order.push_back(entry.name);
    saveSafetensors(path, network.weights(), order);
}

} // namespace residua
