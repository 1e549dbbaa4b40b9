#pragma once

#include "core/arch/op.h"

#include <cstddef>
#include <string>
#include <vector>

namespace residua {

/// The place of an operation in a residual network. Names and nesting (see module_tree.h) are read from it.
enum class Part {
    Input,
    StemConv,
    StemNorm,
    StemAct,
    StemPool, // its steps count from 0: a pool may be several operations
    Conv,
    Norm,
    Act,
    Antialias, // the branch; `step` counts its convolutions from 0
    SeAverage,
    EcaConv,
    SeReduce,
    SeAct,
    SeExpand,
    SeGate,
    SeMultiply,
    ShortcutPool,
    ShortcutConv,
    ShortcutNorm,
    ShortcutPad,
    Add,
    AfterAdd, // the addition; the activation after it
    FinalNorm,
    FinalAct, // pre-activation networks
    HeadPool,
    HeadFlatten,
    HeadFc,
    HeadDropout,
    HeadFc2,
};

/// Whether `part` is a step of a block's attention.
constexpr bool isAttention(Part part)
{
    return part >= Part::SeAverage && part <= Part::SeMultiply;
}

struct Slot {
    Part part = Part::Input;
    int stage = -1; ///< from 0; -1 outside the stages
    int block = -1; ///< from 0 within the stage; -1 outside
    int step = 0;   ///< from 0 within the part
    bool operator==(const Slot &) const = default;
};

/// One operation. `id` is its index in `Graph::nodes` and its place in the order of execution.
struct Node {
    int id = 0;
    Slot slot;
    Op op;
    std::vector<int> inputs; ///< ids, all smaller than `id`
    std::string path;        ///< in the style's names: "layer1.0.relu_1", "layer1.0.add", "input"
    std::string module;      ///< path of the module that is called ("layer1.0.relu"); empty for a function call
    std::string seedPath;    ///< torchvision-style path of that module: what parameters are drawn and loaded by
};

/// The network: operations in order of execution, the input first, the output last.
struct Graph {
    std::vector<Node> nodes;
};

/// Whether `id` is of one of the graph's operations.
inline bool isNode(const Graph &graph, int id)
{
    return id >= 0 && static_cast<std::size_t>(id) < graph.nodes.size();
}

/// Expands a valid spec, in canonical form or not. The one function that knows what a ResNet is.
/// Precondition: `validate(spec)` is empty.
Graph expand(const ResNetSpec &spec);

} // namespace residua
