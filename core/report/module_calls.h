#pragma once

#include "core/arch/model.h"

#include <string_view>
#include <vector>

namespace residua {

/// Whether `module` is PyTorch's own `cls`, "Sequential" or "ModuleList", and not a block to which somebody gave that name.
bool isContainer(const ModuleNode &module, std::string_view cls);

/// One module of the tree, seen from below.
struct ModulePlace {
    const ModuleNode *module = nullptr;
    int parent = -1; ///< index in `ModuleCalls::places`; -1 for the root
    int depth = 0;   ///< 0 for the root
};

/// One call of a module in a forward pass.
struct ModuleCall {
    int place = 0;  ///< index in `ModuleCalls::places`
    int output = 0; ///< id of the operation whose output the call returns
};

/// The module calls of one forward pass: what PyTorch's hooks see. Function calls do not appear.
struct ModuleCalls {
    std::vector<ModulePlace> places; ///< every module, in order of registration, parents first
    std::vector<ModuleCall> calls;   ///< in the order in which they begin (pre-hooks)
    std::vector<int> returns;        ///< indices in `calls`, in the order in which they end (hooks)
};

/// The calls of the graph through the modules of the tree. `model` must outlive the result.
///
/// A module without children is called once for each of its operations; an empty `Sequential` (the identity shortcut
/// of the small_image style) once, just before its block's addition. A module with children is called once if its
/// operations stand together in the order of execution, and not at all otherwise: then its children are called by
/// somebody above it, as the first step of a pre-activation branch whose shortcut reads the middle of it.
/// A `ModuleList` is never called.
ModuleCalls moduleCalls(const Model &model);

} // namespace residua
