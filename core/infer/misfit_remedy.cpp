#include "core/infer/misfit_remedy.h"

#include "core/infer/inference.h"
#include "core/infer/named_weights.h"

namespace residua {

namespace {

std::vector<NamedShape> shapesOf(const Model &model)
{
    std::vector<NamedShape> shapes;
    for (const StateEntry &entry : model.state())
        shapes.push_back({entry.seedName, entry.shape});
    return shapes;
}

} // namespace

MisfitRemedy remedyByMeaning(const Model &model, const std::vector<NamedShape> &tensors, const LoadPlan &plan)
{
    const MisfitRemedy remedy = misfitRemedy(model, tensors, plan);
    if (!remedy.isGeneral)
        return remedy;
    const std::string alone = "name the file itself in place of the architecture";
    const InferenceOrNot inferred = inferNetwork(tensors);
    if (const auto *inference = std::get_if<Inference>(&inferred); inference && inference->folded)
        return {"The norms of the file have no statistics, which are put in place where it is opened by itself", {}, {}, false, alone};
    const std::string network = residualNetworkWords(tensors);
    return network.empty() ? remedy : MisfitRemedy{"These weights are of another network, " + network, {}, {}, false, alone};
}

std::string largerNetworkNote(const Model &model, const std::vector<NamedShape> &tensors, const LoadPlan &plan)
{
    if (!plan.report.missing.empty() || !plan.report.mismatched.empty() || plan.report.unexpected.size() <= fewUnexpected)
        return {};
    const std::string network = residualNetworkWords(tensors);
    if (network.empty() || network == residualNetworkWords(shapesOf(model)))
        return {};
    return "the file is of another network, " + network
        + ", of which only a part is computed here: name the file itself in place of the architecture";
}

} // namespace residua
