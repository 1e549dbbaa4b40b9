#include "core/infer/weight_network.h"

#include "core/data/error.h"
#include "core/infer/assumptions.h"
#include "core/infer/module_place.h"

#include <algorithm>
#include <utility>

namespace residua {

namespace {

/// What a file has for a classifier in a type that cannot be used: its name, and the type as the file names it. Empty: nothing.
std::string unusableHead(const Checkpoint &checkpoint, const Inference &inference)
{
    const auto isHead = [](const std::string &path) { return saysHead(path) && !saysProjectionHead(path); };
    const auto sentence = [](const std::string &path, const std::string &type) {
        return "the classifier " + inQuotes(path) + " is of the type " + type
            + ", which cannot be used: floating point of 16, 32 or 64 bits expected; save it as one plain tensor (Tensor.dequantize, "
              "Tensor.to_dense)";
    };
    if (inference.spec.head.type != HeadType::Pool)
        return {};
    for (const CheckpointTensor &tensor : checkpoint.taken().tensors)
        if (!tensor.stored.type.readable() && isHead(tensor.name))
            return sentence(tensor.name, tensor.stored.type.word);
    for (const auto &[path, name] : checkpoint.taken().classes)
        if (isHead(path) && name.find(".quantized.") != std::string::npos)
            return sentence(path, name);
    for (const std::string &name : inference.unused)
        if (const std::size_t at = name.rfind(".zero_point"); at != std::string::npos && isHead(name))
            return sentence(name.substr(0, at), "quantized and packed");
    return {};
}

Inference inferOrRefuse(const Checkpoint &checkpoint, const std::vector<NamedShape> &shapes)
{
    if (!checkpoint.part().empty())
        throw Error(ErrorKind::Input,
                    checkpoint.label() + " is " + checkpoint.part()
                        + ", and holds a part of a network; load the set in Python, write it as one file "
                          "(safetensors.torch.save_file or torch.save of its state_dict) and name that");
    InferenceOrNot result = inferNetwork(shapes, checkpoint.taken().classes);
    const auto *refusal = std::get_if<NoResidualNetwork>(&result);
    if (refusal && checkpoint.isFrozen())
        throw Error(ErrorKind::Input,
                    checkpoint.label()
                        + " is a frozen TorchScript: torch.jit.freeze takes the names from its parameters and folds its norms into the "
                          "convolutions, so that its network cannot be told; save the module before torch.jit.freeze, or its state_dict");
    if (refusal) {
        const std::string others = checkpoint.otherSets();
        throw Error(ErrorKind::Input,
                    checkpoint.label() + " " + refusalText(*refusal)
                        + (others.empty() ? "" : "; the file also holds " + others + ", which FILE#NAME chooses"));
    }
    if (const std::string unusable = unusableHead(checkpoint, std::get<Inference>(result)); !unusable.empty())
        throw Error(ErrorKind::Input, checkpoint.label() + ": " + unusable);
    return std::get<Inference>(std::move(result));
}

} // namespace

WeightNetwork::WeightNetwork(const std::string &name)
    : m_name(name), m_checkpoint(name), m_shapes(m_checkpoint.shapes()), m_inference(inferOrRefuse(m_checkpoint, m_shapes))
{
    for (const std::string &note : m_checkpoint.notes())
        m_inference.notes.push_back(note);
    if (const auto usual = usualPreparations(m_inference.spec.input); !usual.empty())
        m_preparation = usual.front();
    if (m_inference.folded && m_inference.spec.input.channels == 3)
        m_preparation = caffe2Preparation(m_inference.spec.input);
}

PrepareOptions WeightNetwork::preparationFor(const InputSpec &input) const
{
    for (const PrepareOptions &usual : usualPreparations(input))
        if (preparationWords(usual) == preparationWords(m_preparation))
            return usual;
    return fittedTo(m_preparation, input);
}

void WeightNetwork::test(Engine &engine, const std::vector<Image> &images, const EvidenceOptions &options)
{
    const ModelPtr model = makeModel(m_inference.spec);
    Evidence evidence = weighEvidence(engine, m_inference, parameters(*model), images, options);
    m_told = std::move(evidence.notes);
    if (evidence.images == 0)
        return;
    m_told.insert(m_told.begin(), "tested on " + std::to_string(evidence.images) + " photographs");
    m_inference.spec = evidence.spec;
    m_preparation = evidence.preparation;
    if (!evidence.preparations.empty())
        m_preparationEvidence = std::move(evidence.preparations.front().candidates);
    for (Assumption &assumption : m_inference.assumed) {
        const std::string value = keyValue(m_inference.spec, assumption.key);
        const bool changed = std::exchange(assumption.value, value) != value;
        if (changed)
            assumption.why = "photographs told it";
        for (KeyEvidence &each : evidence.keys)
            if (each.key == assumption.key) {
                assumption.evidence = std::move(each.candidates);
                if (changed && each.tied)
                    assumption.why = "photographs are nearest to it, which may be chance";
            }
    }
}

void WeightNetwork::leaveUntested(const std::string &why)
{
    m_told = {"not tested: " + why};
}

LoadPlan WeightNetwork::plan(const Model &model) const
{
    const std::map<std::string, std::size_t> places = tensorPlaces(m_inference, model.graph);
    const std::map<std::string, float> implied = impliedTensors(m_inference, model);
    LoadPlan plan;
    plan.tensors.assign(model.state().size(), -1);
    plan.prefix = m_inference.prefix;
    plan.report.unexpected = m_inference.unused;
    for (std::size_t i = 0; i < model.state().size(); ++i) {
        const StateEntry &entry = model.state()[i];
        const auto found = places.find(entry.seedName);
        if (found == places.end()) {
            // Old files lack the counter of batches, and nothing is computed from it.
            if (!entry.integer && !implied.contains(entry.seedName))
                plan.report.missing.push_back(entry.name);
            continue;
        }
        const Shape &shape = m_shapes[found->second].shape;
        const bool linear = entry.shape.size() == 2 && shape == Shape{entry.shape[0], entry.shape[1], 1, 1};
        if (shape != entry.shape && !linear) {
            plan.report.mismatched.push_back(entry.name + ": " + shapeText(shape) + " in the file, " + shapeText(entry.shape)
                                             + " expected");
            continue;
        }
        const StoredTensor &stored = m_checkpoint.taken().tensors[found->second].stored;
        if (!isUsable(entry, stored)) {
            if (!entry.integer)
                plan.report.mismatched.push_back(unusableText(entry, stored));
            continue;
        }
        plan.report.matched.push_back(entry.name);
        plan.tensors[i] = static_cast<int>(found->second);
    }
    return plan;
}

void WeightNetwork::refuseMisfitOf(const Model &model, const LoadPlan &plan, const std::string &partialWord) const
{
    refuseMisfit(m_checkpoint.label(), model, plan, misfitRemedy(model, m_shapes, plan), partialWord);
}

WeightMap WeightNetwork::parameters(const Model &model) const
{
    const LoadPlan found = plan(model);
    refuseMisfitOf(model, found);
    return parameters(model, found);
}

WeightMap WeightNetwork::parameters(const Model &model, const LoadPlan &found) const
{
    WeightMap weights = readPlanned(model, m_checkpoint, found);
    const std::map<std::string, float> implied = impliedTensors(m_inference, model);
    for (const StateEntry &entry : model.state())
        if (const auto value = implied.find(entry.seedName); value != implied.end())
            weights[entry.name] = {
                entry.shape, "F32", std::vector<float>(static_cast<std::size_t>(elementCount(entry.shape)), value->second), {}};
    return weights;
}

InferenceSource WeightNetwork::source() const
{
    return {m_checkpoint.path(), m_checkpoint.taken().name, m_shapes.size(), m_preparation, m_preparationEvidence, m_told};
}

std::string WeightNetwork::json() const
{
    return inferenceJson(m_inference, source());
}

std::string WeightNetwork::text() const
{
    return inferenceText(m_inference, source());
}

} // namespace residua
