#include "core/arch/op_facts.h"
#include "core/arch/op_words.h"

#include <doctest/doctest.h>

namespace residua {
namespace {

/// By counting, not by dividing: windows that lie within the padded pixels; in ceil mode also one that leaves them, if it starts within the
/// pixels or the padding before them.
std::int64_t countedPositions(const Window &w, std::int64_t size)
{
    std::int64_t count = 0;
    std::int64_t start = -w.padding;
    for (; start + w.span() <= size + w.padding; start += w.stride)
        ++count;
    const bool rest = start - w.stride + w.span() < size + w.padding;
    return count + (w.ceil && rest && start < size ? 1 : 0);
}

TEST_CASE("the window formula: as many positions as there are windows")
{
    for (const bool ceil : {false, true}) {
        for (std::int64_t kernel = 1; kernel <= 7; ++kernel) {
            for (std::int64_t stride = 1; stride <= 4; ++stride) {
                for (std::int64_t padding = 0; padding <= kernel / 2; ++padding) {
                    for (std::int64_t dilation = 1; dilation <= (ceil ? 1 : 4); ++dilation) {
                        const Window window{kernel, stride, padding * dilation, dilation, ceil};
                        for (std::int64_t size = 1; size <= 40; ++size) {
                            if (window.span() > size + 2 * window.padding)
                                continue;
                            CAPTURE(kernel);
                            CAPTURE(stride);
                            CAPTURE(padding);
                            CAPTURE(dilation);
                            CAPTURE(size);
                            CAPTURE(ceil);
                            CHECK(window.positions(size) == countedPositions(window, size));
                        }
                    }
                }
            }
        }
    }
    CHECK(Window{.kernel = 3, .stride = 2}.positions(2) < 1); // nothing fits
    CHECK(Window{.kernel = 5, .stride = 2, .ceil = true}.positions(3) < 1 + 1);
}

TEST_CASE("facts of operations agree with each other")
{
    const Op depthwise = ConvOp{8, 8, 3, 2, 1, 1, 8, false}, grouped = ConvOp{8, 16, 3, 1, 2, 2, 4, true};
    CHECK(groupingOf(depthwise).depthwise());
    CHECK(!groupingOf(grouped).depthwise());
    CHECK(kernelText(depthwise, true) == "dw 3×3 /2");
    CHECK(kernelText(grouped, true) == "3×3");
    CHECK(kernelText(Op(AddOp{}), true).empty());
    const Shape in{2, 8, 15, 9}, out = outputShape(depthwise, in);
    CHECK(out == Shape{2, 8, 8, 5});
    CHECK(multiplyAccumulates(depthwise, out) == 2 * 8 * 8 * 5 * 9);
    CHECK(costsOf(depthwise, in, out).counts[static_cast<int>(CostTerm::Convolution)] == multiplyAccumulates(depthwise, out));
    CHECK(costsOf(grouped, in, outputShape(grouped, in)).counts[static_cast<int>(CostTerm::Bias)] == 2 * 16 * 15 * 9);
    CHECK(stateOf(grouped).size() == 2);
    CHECK(fanOf(grouped)->in == 2 * 9);
    CHECK(fanOf(grouped)->out == 16 * 9);
    CHECK(!fanOf(Op(BatchNormOp{8})));
    CHECK(activationOf(Op(ActivationOp{Activation::Gelu})) == Activation::Gelu);
    CHECK(!activationOf(depthwise));
}

} // namespace
} // namespace residua
