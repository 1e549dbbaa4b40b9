#pragma once

#include "core/arch/spec.h"

#include <cstdint>
#include <variant>

namespace residua {

/// What a node does to its inputs. One small struct an operation; what is to be known of it stands in op_facts.h and op_words.h.
struct InputOp {
    bool operator==(const InputOp &) const = default;
};
struct ConvOp {
    std::int64_t in, out, kernel, stride, padding, dilation, groups;
    bool bias;
    bool operator==(const ConvOp &) const = default;
};
/// A filter along the channels, which are read as one line: [N, C, 1, 1] to [N, 1, C], padded with zeros, no bias.
struct ChannelConvOp {
    std::int64_t kernel;
    bool operator==(const ChannelConvOp &) const = default;
};
struct BatchNormOp {
    std::int64_t channels;
    double eps = 1e-5;
    bool operator==(const BatchNormOp &) const = default;
};
struct GroupNormOp {
    std::int64_t groups, channels;
    double eps = 1e-5;
    bool operator==(const GroupNormOp &) const = default;
};
struct ActivationOp {
    Activation kind;
    bool operator==(const ActivationOp &) const = default;
};
struct SigmoidOp {
    bool operator==(const SigmoidOp &) const = default;
};
struct MaxPoolOp {
    std::int64_t kernel, stride, padding;
    bool ceil = false; ///< a last window that is not full counts
    bool operator==(const MaxPoolOp &) const = default;
};
/// Without padding before; what a window holds beyond the map and `trailing` does not count.
struct AvgPoolOp {
    std::int64_t kernel, stride;
    bool ceil = false;         ///< a last window that is not full counts
    std::int64_t trailing = 0; ///< rows and columns of zeros at the right and below, which count: timm's AvgPool2dSame
    bool operator==(const AvgPoolOp &) const = default;
};
/// Every channel by itself through [1 2 1]/4 in both directions; the border is reflected, which needs two pixels each way. The filter is no
/// state.
struct BlurPoolOp {
    std::int64_t channels, stride;
    static constexpr std::int64_t kernel = 3;
    bool operator==(const BlurPoolOp &) const = default;
};
struct IdentityOp {
    bool operator==(const IdentityOp &) const = default;
};
/// Every `stride`-th pixel, x[:, :, ::s, ::s], and channels of zeros up to `out`: `before` of them before the existing ones, the rest
/// after.
struct ZeroPadOp {
    std::int64_t in, out, stride;
    std::int64_t before = 0;
    bool operator==(const ZeroPadOp &) const = default;
};
struct AddOp {
    bool operator==(const AddOp &) const = default;
};
/// Maps [N, C, H, W] times gate [N, C].
struct MulOp {
    bool operator==(const MulOp &) const = default;
};
/// Global average, output [N, C, 1, 1].
struct GlobalAvgPoolOp {
    bool operator==(const GlobalAvgPoolOp &) const = default;
};
struct FlattenOp {
    bool operator==(const FlattenOp &) const = default;
};
/// A [N, C, 1, 1] input is read as [N, C].
struct LinearOp {
    std::int64_t in, out;
    bool operator==(const LinearOp &) const = default;
};
struct DropoutOp {
    double p;
    bool operator==(const DropoutOp &) const = default;
};

using Op = std::variant<InputOp, ConvOp, ChannelConvOp, BatchNormOp, GroupNormOp, ActivationOp, SigmoidOp, MaxPoolOp, AvgPoolOp, BlurPoolOp,
                        IdentityOp, ZeroPadOp, AddOp, MulOp, GlobalAvgPoolOp, FlattenOp, LinearOp, DropoutOp>;

} // namespace residua
