#pragma once

#include "core/weights/load_plan.h"

#include <string>
#include <vector>

namespace residua {

/// What would make the file fit the network, or the network the file: the classifier left out, its classes, another preset.
struct MisfitRemedy {
    std::string what;       ///< a sentence without its point: "The file has no classifier"
    std::string key, value; ///< the edit that helps: "head.type", "pool"; empty: no single one
    bool ofAnother = false; ///< `what` names the network that the file opens as by itself
};
/// As the command line says it.
std::string remedyText(const MisfitRemedy &remedy);

/// `own`: `model` is what edits made of the network that the file is of.
MisfitRemedy misfitRemedy(const Model &model, const std::vector<NamedShape> &tensors, const LoadPlan &plan, bool own = false);

/// That a file from which a network got all its parameters is of a larger one, a sentence; empty: it is not.
std::string largerNetworkNote(const Model &model, const std::vector<NamedShape> &tensors, const LoadPlan &plan);

} // namespace residua
