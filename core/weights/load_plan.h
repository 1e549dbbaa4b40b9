#pragma once

#include "core/arch/model.h"
#include "core/data/weights.h"
#include "core/weights/checkpoint.h"
#include "core/weights/named_shape.h"

#include <string>
#include <vector>

namespace residua {

/// Which tensor of a file becomes which parameter of a network.
struct LoadPlan {
    std::vector<int> tensors; ///< by place in Model::state, the tensor's place in the file; -1: none
    WeightReport report;
    std::string prefix; ///< what stands before the names in the file, "module."
};

/// Finds the tensors of `model` among those of a file, by name and shape: in the style's names or torchvision's, with the prefix behind
/// which most of them are found (none, where no other has more), and the usual other words for classifier and shortcut. Shapes are compared
/// exactly, but a 1×1 convolution's weight may stand for a linear layer's.
LoadPlan planLoad(const Model &model, const std::vector<NamedShape> &tensors);

/// The same, types too: what is no floating number where one is needed, or cannot be read, is mismatched.
LoadPlan planLoad(const Model &model, const Checkpoint &checkpoint);

/// The same with other names for the tensors of the file.
LoadPlan planLoad(const Model &model, const Checkpoint &checkpoint, const std::vector<NamedShape> &renamed);

/// Whether a tensor of a file can be that entry of a network's state, as to its type: where numbers are computed with, floating ones.
bool isUsable(const StateEntry &entry, const StoredTensor &stored);
/// What a report says of one that cannot.
std::string unusableText(const StateEntry &entry, const StoredTensor &stored);

/// How many tensors are loaded, counters of batches aside, which any network has and from which nothing is computed.
std::size_t fittingTensors(const Model &model, const LoadPlan &plan);

/// Reads what was planned, by the names of `model`. Throws Error as Checkpoint does.
WeightMap readPlanned(const Model &model, const Checkpoint &checkpoint, const LoadPlan &plan);

/// Tensors for which a network has no place; of more the file is of a larger network.
inline constexpr std::size_t fewUnexpected = 8;

/// What would make the file fit the network, or the network the file: the classifier left out, its classes, another preset.
struct MisfitRemedy {
    std::string what;           ///< a sentence without its point: "The file has no classifier"
    std::string key, value;     ///< the edit that helps: "head.type", "pool"; empty: no single one
    bool isGeneral = false;     ///< nothing particular is known
    std::string byCommand = {}; ///< what helps on the command line, where it is no edit
};
/// As the command line says it.
std::string remedyText(const MisfitRemedy &remedy);

MisfitRemedy misfitRemedy(const Model &model, const std::vector<NamedShape> &tensors, const LoadPlan &plan);

/// Throws Error(Input) where a parameter is missing or has another shape: with the names of both sides and what to do. `label` names the
/// file. `partialWord` is how what fits is loaded all the same; empty: not offered.
void refuseMisfit(const std::string &label, const Model &model, const LoadPlan &plan, const MisfitRemedy &remedy,
                  const std::string &partialWord = {});

} // namespace residua
