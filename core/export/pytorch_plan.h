#pragma once

#include "core/export/pytorch_writer.h"

#include "core/arch/spec.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace residua {

/// One block class of the exported file: stages whose blocks differ in numbers only share one.
struct PyBlockClass {
    std::string identifier;  ///< in the file
    std::string printedName; ///< in `print(model)`
    BlockSpec block;
    std::optional<Shortcut> shortcut;                          ///< empty: no block of this class changes the shape
    bool poolsWithStride = false;                              ///< average_pool shortcuts with a stride, and
    bool poolsWithoutStride = false;                           ///< without one (an Identity stands there)
    std::vector<bool> clamped;                                 ///< by convolution: its share of some stage's width rounds down to nothing
    std::vector<std::pair<std::string, std::int64_t>> options; ///< keyword arguments and their defaults
    std::vector<std::string> channels;                         ///< by convolution: what the file calls its channels
    std::vector<std::pair<std::string, std::string>> definitions; ///< of those names: {"inner", "width * 2"}

    bool takes(std::string_view option) const;
};

/// What one stage passes to its blocks.
struct PyStage {
    std::size_t cls = 0;
    std::vector<std::pair<std::string, std::int64_t>> options; ///< where they differ from the class's defaults
};

/// Everything that the writers of the exported file need to know.
struct PyPlan {
    ResNetSpec spec; ///< canonical
    std::vector<PyBlockClass> classes;
    std::vector<PyStage> stages;
    bool dilated = false; ///< some stage has a dilation
    bool hasOptions = false;

    bool pre() const { return spec.block.order == Order::PreActivation; }
    bool oneClass() const { return classes.size() == 1; }
};

PyPlan planPytorch(const ResNetSpec &spec);

/// Text that all styles share.
PyExpr convModule(const PyPlan &plan, const std::string &in, const std::string &out, std::int64_t kernel,
                  const std::vector<std::string> &more = {});
std::string normModule(const PyPlan &plan, const std::string &channels);
std::string activationModule(Activation kind, bool inPlace);
std::string activationFunction(Activation kind);
std::string activationAttribute(Activation kind);

/// The modules of a stem that is one `Sequential`, up to `last` convolutions' norms: all of them, or those inside a deep `conv1`.
std::vector<PyExpr> stemModules(const PyPlan &plan, bool inPlace, bool wholeStem);

/// The block classes and what they need (`SEModule`), each with two blank lines before it.
void writeBlocks(PyWriter &out, const PyPlan &plan);
/// The network's classes and `build_model()`.
void writeNetwork(PyWriter &out, const PyPlan &plan);

} // namespace residua
