#include "tests/engine/reference_net.h"

#include <ATen/ops/adaptive_avg_pool2d.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/max_pool2d.h>
#include <c10/core/InferenceMode.h>

namespace residua {

namespace {

at::Tensor tensor(const WeightMap &weights, const std::string &name)
{
    const WeightTensor &weight = weights.at(name);
    return at::from_blob(const_cast<float *>(weight.values.data()), weight.shape, c10::kFloat).clone();
}

} // namespace

at::Tensor ReferenceNet::ConvNorm::operator()(const at::Tensor &x) const
{
    const std::int64_t padding = weight.size(2) / 2;
    const at::Tensor y = at::conv2d(x, weight, {}, {stride, stride}, c10::IntArrayRef{padding, padding});
    return at::batch_norm(y, gamma, beta, mean, variance, false, 0.1, 1e-5, true);
}

at::Tensor ReferenceNet::Block::operator()(const at::Tensor &x) const
{
    at::Tensor y = x;
    for (std::size_t i = 0; i < branch.size(); ++i) {
        y = branch[i](y);
        if (i + 1 < branch.size())
            y.relu_();
    }
    y.add_(downsample.empty() ? x : downsample.front()(x));
    return y.relu_();
}

ReferenceNet::ReferenceNet(const WeightMap &weights)
{
    const auto convNorm = [&](const std::string &conv, const std::string &norm, std::int64_t stride) {
        return ConvNorm{tensor(weights, conv + ".weight"),       tensor(weights, norm + ".weight"),      tensor(weights, norm + ".bias"),
                        tensor(weights, norm + ".running_mean"), tensor(weights, norm + ".running_var"), stride};
    };
    m_stem = convNorm("conv1", "bn1", 2);
    for (int stage = 1; weights.contains("layer" + std::to_string(stage) + ".0.conv1.weight"); ++stage)
        for (int block = 0;; ++block) {
            const std::string path = "layer" + std::to_string(stage) + "." + std::to_string(block) + ".";
            if (!weights.contains(path + "conv1.weight"))
                break;
            const std::int64_t stride = stage > 1 && block == 0 ? 2 : 1;
            const bool bottleneck = weights.contains(path + "conv3.weight");
            Block b;
            for (int i = 1; i <= (bottleneck ? 3 : 2); ++i)
                b.branch.push_back(
                    convNorm(path + "conv" + std::to_string(i), path + "bn" + std::to_string(i), i == (bottleneck ? 2 : 1) ? stride : 1));
            if (weights.contains(path + "downsample.0.weight"))
                b.downsample.push_back(convNorm(path + "downsample.0", path + "downsample.1", stride));
            m_blocks.push_back(std::move(b));
        }
    m_fcWeight = tensor(weights, "fc.weight");
    m_fcBias = tensor(weights, "fc.bias");
}

at::Tensor ReferenceNet::forward(const at::Tensor &image) const
{
    at::Tensor x = m_stem(image).relu_();
    x = at::max_pool2d(x, {3, 3}, {2, 2}, {1, 1});
    for (const Block &block : m_blocks)
        x = block(x);
    return at::linear(at::adaptive_avg_pool2d(x, {1, 1}).flatten(1), m_fcWeight, m_fcBias);
}

at::Tensor ReferenceNet::input(const Tensor &image)
{
    return at::from_blob(const_cast<float *>(image.values.data()), image.shape, c10::kFloat).clone();
}

Tensor ReferenceNet::forward(const Tensor &image) const
{
    const c10::InferenceMode inference;
    const at::Tensor y = forward(input(image)).contiguous();
    const float *data = y.const_data_ptr<float>();
    return {y.sizes().vec(), {data, data + y.numel()}};
}

} // namespace residua
