#pragma once

#include "core/arch/model.h"

#include <cstdint>

namespace residua {

/// What one network costs for one image, as networks are compared.
struct CostFigures {
    std::int64_t parameters = 0, macs = 0; ///< MACs as papers count them, whatever the model's counting
    std::int64_t activationBytes = 0;      ///< all operations' outputs
    std::int64_t peakBytes = 0;            ///< the most that activations hold at once in inference
    std::int64_t depth = 0;                ///< convolutions and linear layers in a row: shortcuts and attention left out, 50 for ResNet-50
    std::int64_t receptiveField = 0;       ///< of the last stage's output, the larger side, in pixels
    bool operator==(const CostFigures &) const = default;
};

/// Precondition: `validate(spec)` is empty. Cost: below a millisecond for ResNet-152. Any thread.
CostFigures costFigures(const ResNetSpec &spec);

} // namespace residua
