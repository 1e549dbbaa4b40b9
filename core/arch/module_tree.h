#pragma once

#include "core/arch/graph.h"

#include <string>
#include <string_view>
#include <vector>

namespace residua {

/// One module as PyTorch would hold it. Children stand in order of registration.
struct ModuleNode {
    std::string name;       ///< attribute name; empty for the root
    std::string path;       ///< "layer1.0.conv1"; empty for the root
    std::string cls;        ///< class name: "Conv2d", "BasicBlock", ...
    std::string extra;      ///< what stands between the parentheses of a leaf: "3, 64, kernel_size=(7, 7), ..."
    std::vector<int> calls; ///< a leaf's operations in order of execution (ids in the graph); several for a shared module
    std::vector<ModuleNode> children;
};

/// The module tree of `spec` in its style, for `graph = expand(spec)`.
ModuleNode moduleTree(const ResNetSpec &spec, const Graph &graph);

/// The class of the blocks of stage `stage` (from 0): "BasicBlock", or what a custom block is called.
std::string blockClassName(const ResNetSpec &spec, std::size_t stage);

/// As `print(model)` shows it in PyTorch, final newline included.
std::string printTree(const ModuleNode &root);

/// "layer1.0.conv1" and "weight": "layer1.0.conv1.weight".
std::string stateName(const std::string &module, std::string_view tensor);

/// One line of a state_dict: "conv1.weight", its shape and whether it is a parameter.
struct StateEntry {
    std::string name;     ///< in the style's names
    std::string seedName; ///< in torchvision's names
    std::vector<std::int64_t> shape;
    bool parameter;
    bool integer;
};

/// The state in order of registration.
std::vector<StateEntry> stateDict(const ModuleNode &root, const Graph &graph);

/// Fills `path`, `module` and `seedPath` of every node (called by `expand`).
void nameNodes(const ResNetSpec &spec, Graph &graph);

} // namespace residua
