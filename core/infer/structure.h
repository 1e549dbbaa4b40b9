#pragma once

#include "core/arch/spec.h"
#include "core/infer/outline.h"

#include <set>
#include <string>
#include <variant>

namespace residua {

/// A network read from an outline, and what of it its shapes leave open.
struct Structure {
    ResNetSpec spec;               ///< not yet canonical, nor validated
    std::set<std::string> open;    ///< keys that shapes may tell, and do not tell here: "block.attention"
    bool orderOpen = false;        ///< norms fit before their convolutions as well as behind them
    bool zeros = false;            ///< shortcuts without weights change shapes
    bool indexed = false;          ///< numbers in names leave room for a module without parameters in a shortcut
    std::set<std::size_t> blurred; ///< stages that have a filter against aliasing
};

using StructureOrMisfit = std::variant<Structure, Misfit>;

/// What the shapes of `outline`'s modules say.
StructureOrMisfit readStructure(const std::vector<FileModule> &modules, const Outline &outline);

} // namespace residua
