#pragma once

#include "core/export/pytorch_ops.h"
#include "core/export/pytorch_words.h"

#include <span>
#include <string>
#include <vector>

namespace residua {

bool isShortcut(Part part);

/// One block of the network: its operations, which are neighbours in the graph, and its module.
struct PyBlock {
    std::span<const Node> nodes;
    const ModuleNode *module = nullptr;

    const Node *find(Part part) const; ///< the first one there; null where there is none
    bool pre() const { return nodes.front().slot.part == Part::Norm; }
};

/// One block class of the exported file: stages whose blocks differ in numbers only share one.
struct PyClass {
    std::string identifier;          ///< in the file; `print(model)` says the module's class
    PyBlock block;                   ///< the one with the most operations: a shortcut, if any block has one
    std::vector<std::size_t> stages; ///< from 0
    PyWords words;
    bool poolsWithStride = false;    ///< there are shortcuts that pool with a stride, and
    bool poolsWithoutStride = false; ///< without one (an Identity stands there)

    const std::string &outChannels() const { return words.channels.back(); }
    bool choosesPool() const { return poolsWithStride && poolsWithoutStride; }
};

/// The classes of the file's blocks, and what each stage says to its own.
struct PyPlan {
    const Model &model;
    std::vector<PyClass> classes;
    std::vector<std::size_t> classOf; ///< by stage
    bool dilated = false;             ///< some stage has a dilation

    bool oneClass() const { return classes.size() == 1; }
    /// `node` of one of the blocks of `cls` in the words of that class.
    PyOp made(const PyClass &cls, const Node &node) const;
};

PyPlan planPytorch(const Model &model);

/// The block classes and what they need (`SEModule`), each with two blank lines before it.
std::string pyBlocks(const PyPlan &plan);
/// The network's classes and `build_model()`.
std::string pyNetwork(const PyPlan &plan);

} // namespace residua
