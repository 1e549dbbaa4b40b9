#include "core/infer/preparation.h"

#include <algorithm>
#include <cmath>

namespace residua {

std::vector<PrepareOptions> usualPreparations(const InputSpec &input)
{
    constexpr std::int64_t small = 128;
    const bool colour = input.channels == 3;
    if (!colour && input.channels != 1)
        return {};
    PrepareOptions size;
    if (input.height == input.width) {
        size.crop = input.height;
        size.resize = input.height < small ? input.height : std::lround(static_cast<double>(input.height) / 0.875);
    }
    std::vector<PrepareOptions> list;
    const auto add = [&](std::vector<float> mean, std::vector<float> std) -> PrepareOptions & {
        PrepareOptions &next = list.emplace_back(size);
        next.mean = std::move(mean);
        next.std = std::move(std);
        return next;
    };
    const auto all = [&](float value) { return std::vector<float>(static_cast<std::size_t>(input.channels), value); };
    if (colour)
        add({0.485f, 0.456f, 0.406f}, {0.229f, 0.224f, 0.225f});
    add(all(0.5f), all(0.5f));
    add(all(0), all(1));
    if (colour) {
        PrepareOptions &caffe = add({103.939f, 116.779f, 123.68f}, all(1));
        caffe.range = 255;
        caffe.channels = ChannelOrder::Bgr;
    }
    return list;
}

std::string preparationWords(const PrepareOptions &preparation)
{
    if (preparation.channels == ChannelOrder::Bgr)
        return "0-255 BGR less Caffe's means";
    if (std::all_of(preparation.mean.begin(), preparation.mean.end(), [](float mean) { return mean == 0; }))
        return "0-1";
    return preparation.mean.front() == 0.5f ? "mean 0.5, deviation 0.5" : "ImageNet's mean and deviation";
}

} // namespace residua
