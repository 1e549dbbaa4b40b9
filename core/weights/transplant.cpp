#include "core/weights/transplant.h"

#include "core/arch/op_facts.h"
#include "core/data/engine.h"

#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace residua {

namespace {

/// A tensor's place in a network: an operation's slot and the tensor's own name.
using Place = std::tuple<Part, int, int, int, std::string_view>;

Place placeOf(const Slot &slot, std::string_view tensor)
{
    return {slot.part, slot.stage, slot.block, slot.step, tensor};
}

bool fits(const Shape &read, const Shape &wanted)
{
    return read == wanted || (wanted.size() == 2 && read == Shape{wanted[0], wanted[1], 1, 1});
}

/// The names that the tensors of `weights` have, by their places in the network that they were read for.
std::map<Place, const WeightMap::value_type *> placesOf(const ModelWeights &weights)
{
    std::map<Place, const WeightMap::value_type *> places;
    for (const Node &node : weights.model->graph.nodes)
        for (const StateTensor &tensor : stateOf(node.op))
            if (const auto found = weights.tensors.find(stateName(node.module, tensor.name)); found != weights.tensors.end())
                places.emplace(placeOf(node.slot, tensor.name), &*found);
    return places;
}

/// The module that a tensor belongs to: "layer1.0.conv1".
std::string_view moduleOf(std::string_view tensor)
{
    return tensor.substr(0, tensor.rfind('.'));
}

} // namespace

Transplant planTransplant(const Model &model, const ModelWeights &weights)
{
    const auto places = placesOf(weights);
    std::unordered_map<std::string, Place> wanted;
    for (const Node &node : model.graph.nodes)
        for (const StateTensor &tensor : stateOf(node.op))
            wanted.emplace(stateName(node.module, tensor.name), placeOf(node.slot, tensor.name));
    Transplant plan;
    plan.origins.assign(model.state().size(), TensorOrigin::New);
    plan.sources.resize(model.state().size());
    std::string_view module;
    bool whole = false;
    for (std::size_t i = 0; i < model.state().size(); ++i) {
        const StateEntry &entry = model.state()[i];
        const auto place = wanted.find(entry.name);
        const auto found = place == wanted.end() ? places.end() : places.find(place->second);
        if (found != places.end() && fits(found->second->second.shape, entry.shape)) {
            plan.sources[i] = found->second->first;
            plan.origins[i] = found->second->second.shape == entry.shape ? TensorOrigin::Trained : TensorOrigin::Reshaped;
        } else if (entry.integer) {
            plan.origins[i] = TensorOrigin::Trained; // nothing is computed from the counter
        }
        if (const std::string_view own = moduleOf(entry.name); own != module) {
            plan.whole += whole;
            ++plan.layers;
            module = own;
            whole = true;
        }
        whole = whole && plan.origins[i] != TensorOrigin::New;
        plan.tensors += !entry.integer;
        plan.read += !entry.integer && plan.origins[i] != TensorOrigin::New;
    }
    plan.whole += whole;
    return plan;
}

void giveTransplant(Network &network, const Model &model, const ModelWeights &weights, const Transplant &plan, std::uint64_t seed)
{
    network.initialise(seed);
    bool asRead = plan.keepsAll();
    for (std::size_t i = 0; asRead && i < model.state().size(); ++i)
        asRead = plan.sources[i].empty() || plan.sources[i] == model.state()[i].name;
    if (asRead) {
        network.load(weights.tensors);
        return;
    }
    WeightMap fitting;
    for (std::size_t i = 0; i < model.state().size(); ++i)
        if (!plan.sources[i].empty())
            fitting.emplace(model.state()[i].name, weights.tensors.at(plan.sources[i]));
    network.load(fitting);
}

std::string transplantWords(const ModelWeights &weights, const Transplant &plan, std::uint64_t seed)
{
    if (plan.keepsAll())
        return weights.name;
    const std::string random = "random (seed " + std::to_string(seed) + ")";
    if (plan.read == 0)
        return random + ", " + weights.name + " fits no layer";
    const std::string share = plan.whole > 0 ? std::to_string(plan.whole) + " of " + std::to_string(plan.layers) + " layers"
                                             : std::to_string(plan.read) + " of " + std::to_string(plan.tensors) + " tensors";
    return weights.name + " in " + share + ", " + random + " in the others";
}

} // namespace residua
