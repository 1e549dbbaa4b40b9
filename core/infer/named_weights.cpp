#include "core/infer/named_weights.h"

#include "core/arch/presets.h"
#include "core/infer/inference.h"
#include "core/infer/inference_text.h"

#include <set>
#include <utility>

namespace residua {

namespace {

bool leavesNone(const LoadPlan &plan)
{
    return plan.report.missing.empty() && plan.report.mismatched.empty();
}

/// How much of a network was found, more is better: what fits first.
auto found(const Model &model, const LoadPlan &plan)
{
    return std::pair(fittingTensors(model, plan), plan.report.mismatched.size());
}

/// The file's tensors by torchvision's names, as far as the inference of them goes.
std::vector<NamedShape> renamed(const Inference &inference, std::vector<NamedShape> tensors, const Graph &graph)
{
    for (const auto &[name, place] : tensorPlaces(inference, graph))
        tensors[place].name = name;
    return tensors;
}

/// A network's own tensors, by torchvision's names.
std::vector<NamedShape> stateOf(const Model &model)
{
    std::vector<NamedShape> tensors;
    for (const StateEntry &entry : model.state())
        tensors.push_back({entry.seedName, entry.shape});
    return tensors;
}

/// "resnet50", "resnet18 with 17 classes", "3 4 6 3 blocks, 25,557,032 parameters".
std::string wordsOf(const ResNetSpec &spec)
{
    const auto otherwise = [&](ResNetSpec preset) { // with the classes of `spec`
        preset.head = spec.head;
        return preset;
    };
    const auto named = [&](const std::string &name) {
        const HeadSpec head = preset(name)->head;
        if (head.type == spec.head.type && head.classes == spec.head.classes)
            return name;
        return name
            + (spec.head.type == HeadType::Pool ? " without a classifier" : " with " + std::to_string(spec.head.classes) + " classes");
    };
    for (const std::string &name : presetNames())
        if (sameNetwork(*preset(name), spec))
            return name;
    for (const std::string &name : presetNames())
        if (sameNetwork(otherwise(*preset(name)), spec))
            return named(name);
    const ModelPtr model = makeModel(spec);
    for (const std::string &name : presetNames())
        if (const LoadPlan plan = planLoad(*model, stateOf(*makeModel(otherwise(*preset(name)))));
            leavesNone(plan) && plan.report.unexpected.empty())
            return named(name) + " by its shapes";
    std::string depths;
    for (const StageSpec &stage : spec.stages)
        depths += std::to_string(stage.depth) + ' ';
    return depths + "blocks, " + std::to_string(model->profile.totals.parameters) + " parameters";
}

} // namespace

LoadPlan planByMeaning(const Model &model, const Checkpoint &checkpoint)
{
    LoadPlan plan = planLoad(model, checkpoint);
    if (leavesNone(plan))
        return plan;
    const InferenceOrNot inferred = inferNetwork(checkpoint.shapes(), checkpoint.taken().classes);
    if (const auto *inference = std::get_if<Inference>(&inferred)) {
        LoadPlan other = planLoad(model, checkpoint, renamed(*inference, checkpoint.shapes(), model.graph));
        if (leavesNone(other) || found(model, other) > found(model, plan))
            return other;
    }
    return plan;
}

WeightFile readNamedWeights(const std::string &name, const std::stop_token &stop)
{
    WeightFile file = readWeights(name, stop);
    std::vector<NamedShape> tensors;
    for (const auto &[own, tensor] : file.weights)
        tensors.push_back({own, tensor.shape});
    const InferenceOrNot inferred = inferNetwork(tensors);
    const auto *inference = std::get_if<Inference>(&inferred);
    if (!inference)
        return file;
    const std::vector<NamedShape> names = renamed(*inference, tensors, makeModel(inference->spec)->graph);
    std::set<std::string> distinct;
    for (const NamedShape &tensor : names)
        if (!distinct.insert(tensor.name).second)
            return file;
    WeightMap weights;
    for (std::size_t i = 0; i < tensors.size(); ++i)
        weights.emplace(names[i].name, std::move(file.weights.at(tensors[i].name)));
    file.weights = std::move(weights);
    return file;
}

std::string networkWords(const std::vector<NamedShape> &tensors)
{
    const InferenceOrNot inferred = inferNetwork(tensors);
    if (const auto *refusal = std::get_if<NoResidualNetwork>(&inferred))
        return (refusal->hidden ? "none can be read: " : "no residual network: looks like ") + refusal->looksLike;
    return wordsOf(std::get<Inference>(inferred).spec);
}

std::string residualNetworkWords(const std::vector<NamedShape> &tensors)
{
    const InferenceOrNot inferred = inferNetwork(tensors);
    const auto *inference = std::get_if<Inference>(&inferred);
    return inference ? wordsOf(inference->spec) : std::string();
}

} // namespace residua
