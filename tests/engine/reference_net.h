#pragma once

#include "core/data/tensor.h"
#include "core/data/weights.h"

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

namespace residua {

/// torchvision's ResNet written by hand and called directly: the engine's oracle, and the baseline of its benchmark.
/// Knows nothing of graphs; only basic and bottleneck blocks (stride on the 3x3), batch norm, ReLU.
class ReferenceNet {
public:
    /// `weights` carry torchvision's names; the depths are counted from them.
    explicit ReferenceNet(const WeightMap &weights);

    /// [N, 3, H, W] to [N, classes], evaluation mode. Call under c10::InferenceMode.
    at::Tensor forward(const at::Tensor &image) const;

    /// The same for values outside libtorch.
    Tensor forward(const Tensor &image) const;

    /// `image` as a tensor, for repeated calls.
    static at::Tensor input(const Tensor &image);

private:
    struct ConvNorm {
        at::Tensor weight, gamma, beta, mean, variance;
        std::int64_t stride = 1;
        at::Tensor operator()(const at::Tensor &x) const;
    };
    struct Block {
        std::vector<ConvNorm> branch;
        std::vector<ConvNorm> downsample; ///< one or none
        at::Tensor operator()(const at::Tensor &x) const;
    };

    ConvNorm m_stem;
    std::vector<Block> m_blocks;
    at::Tensor m_fcWeight, m_fcBias;
};

} // namespace residua
