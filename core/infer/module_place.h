#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace residua {

/// Where a module stands by the numbers in its path.
struct ModulePlace {
    std::string prefix; ///< before the stage's word: "module.encoder."
    std::string word;   ///< the stage's: "layer", "res", "" for a plain number
    int stage = 0, block = 0;
    std::vector<std::string> inner; ///< within the block: {"downsample", "0"}
};

/// The place that the numbers in `path` tell; nothing for what stands outside all blocks.
std::optional<ModulePlace> placeOf(const std::string &path);

/// Whether a word within a block is one for its shortcut, or for its attention.
bool saysShortcut(const std::vector<std::string> &inner);
bool saysAttention(const std::vector<std::string> &inner);

/// Whether a word of `path` is one for the classifier or another head.
bool saysHead(std::string_view path);

/// Whether a word of `path` is one for what training without classes puts behind a network: projectors, predictors, prototypes.
bool saysProjectionHead(std::string_view path);

} // namespace residua
