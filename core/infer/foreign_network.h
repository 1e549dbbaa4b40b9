#pragma once

#include "core/infer/file_modules.h"
#include "core/infer/inference.h"

#include <optional>
#include <string>
#include <vector>

namespace residua {

/// A network of another kind that its names give away: a vision transformer, a recurrent network, ...; nothing where they do not.
std::optional<NoResidualNetwork> foreignByNames(const std::vector<NamedShape> &tensors);

/// What a list of modules looks like that cannot be read as a residual network; `where` says at what.
NoResidualNetwork foreignByShapes(const std::vector<FileModule> &modules, const std::string &where);

} // namespace residua
