#include "core/run/meta_kernels.h"

#include <ATen/core/Tensor.h>
#include <ATen/native/ConvUtils.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <torch/library.h>

#include <memory>
#include <vector>

namespace residua {

namespace {

at::Tensor convolution(const at::Tensor &input, const at::Tensor &weight, const std::optional<at::Tensor> &, c10::IntArrayRef stride,
                       c10::IntArrayRef padding, c10::IntArrayRef dilation, bool, c10::IntArrayRef, std::int64_t)
{
    return at::empty(at::native::conv_output_size(input.sizes(), weight.sizes(), padding, stride, dilation), input.options());
}

std::tuple<at::Tensor, at::Tensor, at::Tensor> batchNorm(const at::Tensor &input, const std::optional<at::Tensor> &,
                                                         const std::optional<at::Tensor> &, const std::optional<at::Tensor> &,
                                                         const std::optional<at::Tensor> &, bool, double, double)
{
    return {at::empty_like(input), at::empty({0}, input.options()), at::empty({0}, input.options())};
}

std::tuple<at::Tensor, at::Tensor, at::Tensor> groupNorm(const at::Tensor &input, const std::optional<at::Tensor> &,
                                                         const std::optional<at::Tensor> &, std::int64_t batch, std::int64_t, std::int64_t,
                                                         std::int64_t groups, double)
{
    return {at::empty_like(input), at::empty({batch, groups}, input.options()), at::empty({batch, groups}, input.options())};
}

at::Tensor reflectionPad(const at::Tensor &input, c10::IntArrayRef padding)
{
    std::vector<std::int64_t> sizes = input.sizes().vec();
    TORCH_CHECK(sizes.size() == 4 && padding.size() == 4, "reflection_pad2d without storage takes a batch of maps");
    for (std::size_t axis = 0; axis < 2; ++axis) {
        std::int64_t &size = sizes[3 - axis]; // the last axis's padding comes first
        const std::int64_t before = padding[2 * axis], after = padding[2 * axis + 1];
        TORCH_CHECK(before < size && after < size, "a map of ", size, " pixels has too few to be reflected");
        size += before + after;
    }
    return at::empty(sizes, input.options());
}

at::Tensor sameShape(const at::Tensor &input)
{
    return at::empty_like(input);
}

at::Tensor &inPlace(at::Tensor &input)
{
    return input;
}

/// Registrations live as long as the process: taking them back while a trace runs would be worse.
std::vector<std::unique_ptr<torch::Library>> &libraries()
{
    static auto *list = new std::vector<std::unique_ptr<torch::Library>>;
    return *list;
}

template <class Function>
void registerIfMissing(const char *name, Function &&function)
{
    const auto op = c10::Dispatcher::singleton().findOp({std::string("aten::") + name, ""});
    if (!op || op->hasKernelForDispatchKey(c10::DispatchKey::Meta))
        return;
    try {
        auto library = std::make_unique<torch::Library>(torch::Library::IMPL, "aten", c10::DispatchKey::Meta, __FILE__, __LINE__);
        library->impl(name, std::forward<Function>(function));
        libraries().push_back(std::move(library));
    } catch (const c10::Error &) {
        // Another schema than we know: the trace will say which operation has no meta kernel.
    }
}

} // namespace

void registerMetaKernels()
{
    static const bool once = [] {
        registerIfMissing("convolution_overrideable", &convolution);
        registerIfMissing("native_batch_norm", &batchNorm);
        registerIfMissing("native_group_norm", &groupNorm);
        registerIfMissing("reflection_pad2d", &reflectionPad);
        registerIfMissing("relu", &sameShape);
        registerIfMissing("relu_", &inPlace);
        registerIfMissing("hardswish", &sameShape);
        registerIfMissing("hardswish_", &inPlace);
        return true;
    }();
    static_cast<void>(once);
}

} // namespace residua
