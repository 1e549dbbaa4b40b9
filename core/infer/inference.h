#pragma once

#include "core/arch/model.h"
#include "core/weights/named_shape.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace residua {

/// One value of an assumed key, and how far photographs are with it from what the norms saw in training (see evidence.h).
struct Candidate {
    std::string value; ///< JSON
    double divergence = 0;
    bool operator==(const Candidate &) const = default;
};

/// A key of the architecture that neither names nor shapes tell.
struct Assumption {
    std::string key;                 ///< "stem.pool"
    std::string value;               ///< JSON: "null", "2", "\"relu\""
    std::string why;                 ///< a clause; equal ones belong together
    std::vector<Candidate> evidence; ///< where photographs were asked
    bool operator==(const Assumption &) const = default;
};

/// Where a tensor of the file belongs in a network: an operation, and which of its tensors it is.
struct TensorPlace {
    Slot slot;
    std::string_view part; ///< of a literal: "weight", "running_mean", ...
    std::size_t tensor;    ///< index in the file's list
};

/// What the tensors of a file say of the network that they are of.
struct Inference {
    ResNetSpec spec; ///< valid and canonical
    std::vector<Assumption> assumed;
    std::string naming; ///< the family of the names, in words: "torchvision", "Detectron2"
    std::string prefix; ///< of every name: "module."
    std::vector<TensorPlace> places;
    std::vector<std::pair<Slot, std::string_view>> implied; ///< tensors that the file leaves out: each is the same number everywhere
    std::vector<std::string> unused;                        ///< tensors of the file that no operation has
    std::vector<std::string> notes;                         ///< what else is worth telling, a sentence each
    bool folded = false;                                    ///< norms are a scale and a shift alone, into which statistics are folded
};

/// Why a file is no residual network.
struct NoResidualNetwork {
    std::string looksLike; ///< "a plain chain of convolutions, like VGG"
    std::string where;     ///< the tensor at which it stops being a residual network, and why
    bool hidden = false;   ///< it may be a residual network, in a form in which none can be read
};

using InferenceOrNot = std::variant<Inference, NoResidualNetwork>;

/// The residual network whose tensors these are, whatever they are called: names are evidence, shapes decide. What it says is exact: each
/// parameter of `spec` has a tensor of its shape. `classes`: those of its modules, where the file holds them. Cost: below 10 ms for
/// ResNet-152.
InferenceOrNot inferNetwork(const std::vector<NamedShape> &tensors, const ModuleClasses &classes = {});

/// The index in the file's list of each tensor that `graph` (of the inferred network, or of one with other assumptions) finds in it, by the
/// name that the tensor has there in torchvision's style.
std::map<std::string, std::size_t> tensorPlaces(const Inference &inference, const Graph &graph);

/// The tensors of `model` that the file leaves out, by the same names, with the number that fills each: 0 for a bias, 1 for
/// the weight of a norm that has statistics alone, 0 for the mean of a norm that is a scale and a shift alone, and for that norm's variance
/// 1 less its epsilon, so that it does nothing else.
std::map<std::string, float> impliedTensors(const Inference &inference, const Model &model);

} // namespace residua
