#pragma once

#include "core/export/pytorch_ops.h"
#include "core/export/pytorch_words.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace residua {

bool isShortcut(Part part);
bool isOptional(Part part); ///< of no block that keeps the shape

/// One block of the network: its operations, which are neighbours in the graph, and its module.
struct PyBlock {
    std::span<const Node> nodes;
    const ModuleNode *module = nullptr;

    const Node *find(Part part) const;                                       ///< the first one there; null where there is none
    const ModuleNode *attention() const;                                     ///< its module; null where there is none
    bool pre() const { return find(Part::Norm)->id < find(Part::Conv)->id; } ///< each convolution after its norm and activation
};

/// What decides how the operations are that not every block of a class has alike.
enum class PyCase { Strided, Dilated, Plain };

/// One block class of the exported file: stages whose blocks differ in numbers only share one.
struct PyClass {
    std::string identifier;          ///< in the file; `print(model)` says the module's class
    PyBlock block;                   ///< the one with the most operations
    std::vector<std::size_t> stages; ///< from 0
    PyWords words;
    std::map<Part, std::map<PyCase, std::string>> optional; ///< the shortcuts' operations and the pool after a strided convolution

    const std::string &outChannels() const { return words.channels.back(); }
    /// Whether its blocks choose between modules in the place of `part`.
    bool chooses(Part part) const;
};

/// The classes of the file's blocks.
struct PyPlan {
    const Model &model;
    std::vector<PyClass> classes;
    std::vector<std::size_t> classOf; ///< by stage
    bool dilated = false;             ///< some stage has a dilation,
    bool twoDilations = false;        ///< which is not that of a block's only large convolution

    bool oneClass() const { return classes.size() == 1; }
    /// `node` of one of the blocks of `cls` in the words of that class.
    PyOp made(const PyClass &cls, const Node &node) const;
};

PyPlan planPytorch(const Model &model);

/// The classes of small modules that the file needs (`SEModule`), each with two blank lines before it.
std::string pyHelpers(const PyPlan &plan);
/// How a block of `cls`, which has one, makes its attention: "SEModule(out_channels, reduction)".
std::string pyAttention(const PyPlan &plan, const PyClass &cls);
/// The block classes.
std::string pyBlocks(const PyPlan &plan);
/// The network's classes and `build_model()`.
std::string pyNetwork(const PyPlan &plan);

} // namespace residua
