#include "core/infer/preparation.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace residua {

namespace {

const std::vector<float> imagenetMean{0.485f, 0.456f, 0.406f}, imagenetStd{0.229f, 0.224f, 0.225f}, cifarMean{0.4914f, 0.4822f, 0.4465f},
    cifarStd{0.247f, 0.2435f, 0.2616f}, caffeMean{103.939f, 116.779f, 123.68f}, caffe2Mean{103.53f, 116.28f, 123.675f};

bool allAre(const std::vector<float> &values, float value)
{
    return std::all_of(values.begin(), values.end(), [value](float each) { return each == value; });
}

std::string numberList(const std::vector<float> &values)
{
    std::string text;
    for (const float value : values) {
        char number[32];
        text += (text.empty() ? "" : " ") + std::string(number, std::to_chars(number, number + sizeof number, value).ptr);
    }
    return text;
}

} // namespace

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
    const auto filled = [&](float value) { return std::vector<float>(static_cast<std::size_t>(input.channels), value); };
    if (colour)
        add(imagenetMean, imagenetStd);
    add(filled(0.5f), filled(0.5f));
    add(filled(0), filled(1));
    if (colour) {
        PrepareOptions &caffe = add(caffeMean, filled(1));
        caffe.range = 255;
        caffe.channels = ChannelOrder::Bgr;
    }
    return list;
}

PrepareOptions caffe2Preparation(const InputSpec &input)
{
    PrepareOptions options = usualPreparations(input).back();
    options.mean = caffe2Mean;
    return options;
}

PrepareOptions fittedTo(const PrepareOptions &options, const InputSpec &input)
{
    PrepareOptions fitted = options;
    if (options.crop && (*options.crop != input.height || input.height != input.width)) {
        fitted.crop.reset();
        if (options.resize)
            fitted.resize = std::max<std::int64_t>(
                1,
                std::llround(static_cast<double>(*options.resize) * static_cast<double>(std::max(input.height, input.width))
                             / static_cast<double>(*options.crop)));
    }
    const auto other = [&](const std::vector<float> &values) { return values.size() > 1 && std::ssize(values) != input.channels; };
    if (other(fitted.mean) || other(fitted.std)) {
        fitted.mean.clear();
        fitted.std.clear();
    }
    return fitted;
}

std::string preparationWords(const PrepareOptions &preparation)
{
    const std::vector<float> &mean = preparation.mean, &std = preparation.std;
    if (preparation.range == 255 && preparation.channels == ChannelOrder::Bgr && std == std::vector<float>(3, 1.0f)) {
        if (mean == caffeMean)
            return "0-255 BGR less Caffe's means";
        if (mean == caffe2Mean)
            return "0-255 BGR less Caffe2's means";
    }
    const std::string end = preparation.channels == ChannelOrder::Bgr ? ", BGR" : "";
    const bool unit = preparation.range == 1;
    if (unit && !mean.empty() && allAre(mean, 0) && allAre(std, 1))
        return "0-1" + end;
    if (unit && !mean.empty() && allAre(mean, 0.5f) && allAre(std, 0.5f))
        return "mean 0.5, deviation 0.5" + end;
    if (mean.empty() || (unit && mean == imagenetMean && std == imagenetStd))
        return "ImageNet's mean and deviation" + end;
    if (unit && mean == cifarMean && std == cifarStd)
        return "CIFAR-10's mean and deviation" + end;
    return "mean " + numberList(mean) + ", deviation " + numberList(std) + (unit ? "" : " for 0-255") + end;
}

std::string preparationLine(const PrepareOptions &preparation, const InputSpec &input)
{
    static constexpr const char *interpolations[] = {"bilinear", "bicubic", "nearest"};
    const std::int64_t crop = preparation.crop.value_or(input.height);
    const std::int64_t resize = preparation.resize.value_or(std::llround(static_cast<double>(crop) / 0.875));
    const std::string size =
        input.height == input.width ? std::to_string(crop) : std::to_string(input.height) + " x " + std::to_string(input.width);
    return "short side " + std::to_string(resize) + ", center crop " + size + ", "
        + interpolations[static_cast<int>(preparation.interpolation)] + ", "
        + (input.channels == 1 && preparation.mean.empty() ? "mean 0.5, deviation 0.5" : preparationWords(preparation));
}

std::vector<NamedPreparation> preparationPresets(const InputSpec &input)
{
    const std::int64_t size = std::min(input.height, input.width);
    const auto sized = [&](std::int64_t resize) {
        PrepareOptions options;
        options.resize = resize;
        if (input.height == input.width)
            options.crop = size;
        return options;
    };
    const auto with = [&](PrepareOptions options, std::vector<float> mean, std::vector<float> std) {
        options.mean = std::move(mean);
        options.std = std::move(std);
        return options;
    };
    const std::int64_t usual = std::llround(static_cast<double>(size) / 0.875);
    if (input.channels == 1)
        return {{"mean and deviation 0.5", with(sized(usual), {0.5f}, {0.5f})}, {"MNIST", with(sized(size), {0.1307f}, {0.3081f})}};
    if (input.channels != 3)
        return {};
    PrepareOptions timm = with(sized(static_cast<std::int64_t>(static_cast<double>(size) / 0.95)), imagenetMean, imagenetStd);
    timm.interpolation = Interpolation::Bicubic;
    PrepareOptions caffe = with(sized(usual), caffeMean, {1, 1, 1});
    caffe.range = 255;
    caffe.channels = ChannelOrder::Bgr;
    return {{"torchvision", with(sized(usual), imagenetMean, imagenetStd)},
            {"timm (0.95 crop, bicubic)", timm},
            {"CIFAR-10", with(sized(size), cifarMean, cifarStd)},
            {"Caffe", caffe}};
}

} // namespace residua
