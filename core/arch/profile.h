#pragma once

#include "core/arch/graph.h"
#include "core/arch/shape.h"

#include <array>
#include <cstdint>
#include <vector>

namespace residua {

/// What one operation costs. All counts are exact; a sum or product that does not fit saturates at INT64_MAX.
struct NodeProfile {
    Shape shape;                                      ///< of the output
    std::int64_t parameters = 0;                      ///< elements
    std::int64_t buffers = 0;                         ///< elements
    std::int64_t macs = 0;                            ///< multiply-accumulates of convolutions and linear layers, without bias
    std::int64_t activationBytes = 0;                 ///< the output at float32; 0 for Input, Flatten and Dropout
    std::array<std::int64_t, 2> receptiveField{1, 1}; ///< pixels of the input, [height, width]
    std::array<std::int64_t, 2> stride{1, 1};         ///< input pixels per output pixel, [height, width]
};

struct Totals {
    std::int64_t parameters = 0;
    std::int64_t buffers = 0;
    std::int64_t macs = 0;
    std::int64_t parameterBytes = 0;
    std::int64_t bufferBytes = 0;
    std::int64_t activationBytes = 0;
    std::int64_t operations = 0;
    bool operator==(const Totals &) const = default;
};

struct Profile {
    std::vector<NodeProfile> nodes; ///< by node id
    Totals totals;
};

/// Shapes and costs of `graph` for a batch of `batch` inputs: arithmetic only.
/// Receptive field and stride: Araujo, Norris, Sim 2019, over the graph (the largest over all paths);
/// after a global average the field is the whole input that reaches it, at most the input.
Profile profile(const ResNetSpec &spec, const Graph &graph, std::int64_t batch = 1);

} // namespace residua
