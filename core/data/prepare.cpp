#include "core/data/prepare.h"

#include "core/data/error.h"
#include "core/data/random.h"
#include "core/data/resample.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace residua {

namespace {

const std::vector<float> imagenetMean{0.485f, 0.456f, 0.406f}, imagenetStd{0.229f, 0.224f, 0.225f};

/// (R * 299 + G * 587 + B * 114) / 1000 in PIL's fixed-point arithmetic.
std::uint8_t luma(const std::uint8_t *rgb)
{
    return static_cast<std::uint8_t>((rgb[0] * 19595u + rgb[1] * 38470u + rgb[2] * 7471u + 0x8000u) >> 16);
}

Planes planesOf(const Image &image, std::int64_t channels)
{
    Planes planes{image.width, image.height, static_cast<int>(channels), {}};
    if (channels == 3) {
        planes.values = image.rgb;
        return planes;
    }
    planes.values.reserve(image.rgb.size() / 3);
    for (std::size_t i = 0; i < image.rgb.size(); i += 3)
        planes.values.push_back(luma(image.rgb.data() + i));
    return planes;
}

std::string shortNumber(float value)
{
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

std::int64_t beforeCrop(std::int64_t size)
{
    return std::llround(static_cast<double>(size) / 0.875);
}

/// Size after the resize, [height, width].
std::array<std::int64_t, 2> resizedSize(const Image &image, std::int64_t cropHeight, std::int64_t cropWidth,
                                        const std::optional<std::int64_t> &resize)
{
    const std::int64_t height = image.height;
    const std::int64_t width = image.width;
    const std::int64_t toHeight = resize.value_or(beforeCrop(cropHeight));
    const std::int64_t toWidth = resize.value_or(beforeCrop(cropWidth));
    // The side that needs the larger factor decides; the other is rounded down, as torchvision does.
    if (toHeight * width >= toWidth * height)
        return {toHeight, std::max<std::int64_t>(1, toHeight * width / height)};
    return {std::max<std::int64_t>(1, toWidth * height / width), toWidth};
}

/// Where a centre crop of `crop` begins in `size`; negative: so much is filled up before it.
std::int64_t cropBegin(std::int64_t size, std::int64_t crop)
{
    if (crop > size)
        return -((crop - size) / 2);
    const std::int64_t rest = size - crop;
    const std::int64_t half = rest / 2;
    return rest % 2 == 0 ? half : half + half % 2; // Python rounds .5 to the even number
}

/// Mean and deviation of each channel of the input, for pixels of 0 to `range`.
struct Normalisation {
    std::vector<float> mean, deviation;
};

std::vector<float> perChannel(const std::vector<float> &values, std::int64_t channels, std::string_view option)
{
    const auto count = static_cast<std::size_t>(channels);
    if (values.size() != 1 && values.size() != count)
        throw Error(ErrorKind::Usage,
                    std::string(option) + " has " + std::to_string(values.size()) + " values; expected 1 or " + std::to_string(channels)
                        + ", one for each channel");
    const bool finite = std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
    if (!finite || (option == "--std" && std::any_of(values.begin(), values.end(), [](float value) { return value <= 0; })))
        throw Error(ErrorKind::Usage, std::string(option) + " must be finite" + (option == "--std" ? " and above 0" : ""));
    return values.size() == count ? values : std::vector<float>(count, values.front());
}

/// ImageNet's, as the input has its channels and its range; grey: 0.5.
std::vector<float> standard(const std::vector<float> &rgb, std::int64_t channels, const PrepareOptions &options)
{
    std::vector<float> values = channels == 3 ? rgb : std::vector<float>{0.5f};
    if (options.channels == ChannelOrder::Bgr)
        std::reverse(values.begin(), values.end());
    for (float &value : values)
        value *= static_cast<float>(options.range);
    return values;
}

Normalisation normalisationOf(const PrepareOptions &options, std::int64_t channels)
{
    if (options.range != 1 && options.range != 255)
        throw Error(ErrorKind::Usage, "--range is " + std::to_string(options.range) + "; expected 1 or 255");
    const auto of = [&](const std::vector<float> &given, const std::vector<float> &rgb, std::string_view option) {
        return perChannel(given.empty() ? standard(rgb, channels, options) : given, channels, option);
    };
    Normalisation result{of(options.mean, imagenetMean, "--mean"), of(options.std, imagenetStd, "--std")};
    const auto refuseAbove = [&](const std::vector<float> &values, float most, const char *option) {
        const float largest = *std::max_element(values.begin(), values.end());
        if (options.range == 1 && largest > most)
            throw Error(ErrorKind::Usage,
                        std::string(option) + " has " + shortNumber(largest)
                            + ", but pixels are 0 to 1 where it is applied: if it is meant for pixels of 0 to 255, "
                              "say --range 255");
    };
    refuseAbove(result.mean, 1, "--mean");
    refuseAbove(result.deviation, 3, "--std");
    return result;
}

void checkRange(const std::optional<std::int64_t> &value, std::int64_t most, std::string_view option)
{
    if (value && (*value < 1 || *value > most))
        throw Error(ErrorKind::Usage, std::string(option) + " is " + std::to_string(*value) + "; allowed are 1 to " + std::to_string(most));
}

} // namespace

Tensor prepare(const Image &image, const InputSpec &input, const PrepareOptions &options)
{
    if (input.channels != 1 && input.channels != 3)
        throw Error(ErrorKind::Input,
                    "an image has 1 or 3 channels, the network's input has " + std::to_string(input.channels)
                        + "; give it an array instead (residua-cli run --input FILE.npy)");
    if (image.width < 1 || image.height < 1
        || image.rgb.size() != static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3)
        throw Error(ErrorKind::Input, "the image has no pixels; choose another one");
    checkRange(options.resize, 65536, "--resize");
    checkRange(options.crop, 8192, "--crop");
    const Normalisation normal = normalisationOf(options, input.channels);

    const std::int64_t height = options.crop.value_or(input.height);
    const std::int64_t width = options.crop.value_or(input.width);
    const auto [resizedHeight, resizedWidth] = resizedSize(image, height, width, options.resize);
    const std::int64_t top = cropBegin(resizedHeight, height);
    const std::int64_t left = cropBegin(resizedWidth, width);
    const ScaledRange columns{resizedWidth, std::max<std::int64_t>(left, 0), std::min(left + width, resizedWidth)};
    const ScaledRange rows{resizedHeight, std::max<std::int64_t>(top, 0), std::min(top + height, resizedHeight)};
    const Planes resized = resample(planesOf(image, input.channels), rows, columns, options.interpolation);

    Tensor tensor;
    tensor.shape = {1, input.channels, height, width};
    tensor.values.reserve(static_cast<std::size_t>(input.channels * height * width));
    for (std::int64_t channel = 0; channel < input.channels; ++channel) {
        const auto c = static_cast<std::size_t>(channel);
        const std::int64_t from = options.channels == ChannelOrder::Bgr ? input.channels - 1 - channel : channel;
        for (std::int64_t y = top; y < top + height; ++y) {
            for (std::int64_t x = left; x < left + width; ++x) {
                const bool inside = y >= rows.begin && y < rows.end && x >= columns.begin && x < columns.end;
                const std::int64_t at = ((y - rows.begin) * resized.width + (x - columns.begin)) * input.channels + from;
                const float value = inside ? static_cast<float>(resized.values[static_cast<std::size_t>(at)]) : 0.0f;
                tensor.values.push_back(((options.range == 255 ? value : value / 255.0f) - normal.mean[c]) / normal.deviation[c]);
            }
        }
    }
    return tensor;
}

Tensor noiseInput(const InputSpec &input, std::int64_t batch, std::uint64_t seed)
{
    Tensor noise{{batch, input.channels, input.height, input.width}, {}};
    noise.values.resize(static_cast<std::size_t>(elementCount(noise.shape)));
    fillNormal(streamKey(seed, "input"), noise.values);
    return noise;
}

Image inputPicture(const Tensor &input, bool noise, const PrepareOptions &options)
{
    const std::int64_t channels = input.shape[1], area = input.shape[2] * input.shape[3];
    Image image{static_cast<int>(input.shape[3]), static_cast<int>(input.shape[2]), {}};
    image.rgb.resize(static_cast<std::size_t>(area) * 3);
    const bool colour = channels == 3;
    Normalisation normal{{0.5f, 0.5f, 0.5f}, {1.0f / 6, 1.0f / 6, 1.0f / 6}}; // noise: three deviations to each side
    if (!noise)
        normal = normalisationOf(options, colour ? 3 : 1);
    const float white = noise || options.range == 1 ? 255.0f : 1.0f;
    for (std::size_t c = 0; c < 3; ++c) {
        const std::size_t from = !colour ? 0 : !noise && options.channels == ChannelOrder::Bgr ? 2 - c : c;
        const float *values = input.values.data() + static_cast<std::int64_t>(from) * area;
        for (std::int64_t i = 0; i < area; ++i)
            image.rgb[static_cast<std::size_t>(i) * 3 + c] = static_cast<std::uint8_t>(
                std::clamp((values[i] * normal.deviation[from] + normal.mean[from]) * white + 0.5f, 0.0f, 255.0f));
    }
    return image;
}

} // namespace residua
