#include "core/weights/parameters.h"

#include "core/arch/saturating.h"
#include "core/data/engine.h"
#include "core/data/file.h"
#include "core/data/memory.h"
#include "core/weights/safetensors.h"
#include "core/weights/weight_report.h"

namespace residua {

std::string parameterWords(const ParameterSource &source)
{
    return source.weights ? source.name : "random (seed " + std::to_string(source.seed) + ")";
}

std::string weightFileLabel(const std::string &name)
{
    return "weight file " + inQuotes(name);
}

std::vector<std::string> giveParameters(Network &network, const ParameterSource &source)
{
    if (!source.weights) {
        network.initialise(source.seed);
        return {};
    }
    const WeightReport report = network.load(*source.weights);
    const std::string label = weightFileLabel(source.name);
    refuseMisfit(label, report);
    return weightNotes(label, report, source.skipped);
}

void refuseLargeWeights(const Model &model)
{
    // Those of a file, the network's, and the copy that is written.
    refuseBeyondMemory("the weights", saturatingMul(3, model.profile.totals.parameterBytes));
}

void saveWeights(const std::string &path, const Model &model, const Network &network)
{
    std::vector<std::string> order;
    order.reserve(model.state.size());
    for (const StateEntry &entry : model.state)
        order.push_back(entry.name);
    saveSafetensors(path, network.weights(), order);
}

} // namespace residua
