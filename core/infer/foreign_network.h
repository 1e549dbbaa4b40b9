#pragma once

#include "core/infer/file_modules.h"
#include "core/infer/inference.h"

#include <optional>
#include <string>
#include <vector>

namespace residua {

/// A network of another kind that its names give away: a vision transformer, a recurrent network, ...; nothing where they do not.
std::optional<NoResidualNetwork> foreignByNames(const std::vector<NamedShape> &tensors);

/// A network whose weights the file has in a form in which no network can be read: parametrized or sparse, or with its norms folded into
/// the convolutions of blocks that have shortcuts; nothing where they are plain.
std::optional<NoResidualNetwork> hiddenNetwork(const std::vector<FileModule> &modules);

/// What a list of modules looks like that cannot be read as a residual network; `where` says at what.
NoResidualNetwork foreignByShapes(const std::vector<FileModule> &modules, const std::string &where);

} // namespace residua
