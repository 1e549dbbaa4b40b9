#pragma once

#include "core/arch/spec.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace residua {

using PyOptions = std::vector<std::pair<std::string, std::int64_t>>;

/// How a block class says its numbers: in the words of the architecture file, which no graph tells.
struct PyWords {
    PyOptions options;                                            ///< keyword arguments and their defaults
    std::vector<std::pair<std::string, std::string>> definitions; ///< {"inner", "width * 2"}
    std::vector<std::string> channels;                            ///< by convolution
    std::vector<std::string> groups;                              ///< by convolution; empty: the operation's number
    std::size_t strided = 0; ///< the convolution that carries the stride; none where a pool after it does

    bool takes(std::string_view option) const;
};

/// The words of a class for these stages' blocks. An argument that none of them needs is left out, unless `every` is set.
PyWords wordsOf(const ResNetSpec &spec, const std::vector<std::size_t> &stages, bool every = false);

/// What stage `index` says to its blocks: the arguments that differ from the defaults in `words`.
PyOptions optionsOf(const ResNetSpec &spec, std::size_t index, const PyWords &words);

/// A class name made of `name`: "Inverted residual" -> "InvertedResidual".
std::string identifierOf(std::string_view name);

} // namespace residua
