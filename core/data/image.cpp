#include "core/data/image.h"

#include "core/data/error.h"
#include "core/data/file.h"
#include "core/data/random.h"
#include "core/data/resample.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace residua {

namespace {

const std::vector<float> imagenetMean{0.485f, 0.456f, 0.406f}, imagenetStd{0.229f, 0.224f, 0.225f};

Error badImage(std::string_view name, const std::string &message)
{
    return Error(ErrorKind::Input, "cannot read image " + inQuotes(name) + ": " + message);
}

/// The numbers of a PNM header: separated by white space, with comments from # to the end of the line.
class PnmHeader {
public:
    PnmHeader(std::string_view bytes, std::string_view name) : m_bytes(bytes), m_name(name) {}
    std::size_t position() const { return m_at; }

    std::int64_t number()
    {
        skip();
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(m_bytes.data() + m_at, m_bytes.data() + m_bytes.size(), value);
        if (error == std::errc::result_out_of_range)
            throw badImage(m_name, "a number in its header is too large; it is damaged");
        if (error != std::errc() || value < 0)
            throw badImage(m_name, "its header is damaged at byte " + std::to_string(m_at) + "; expected width, height and greatest value");
        m_at = static_cast<std::size_t>(end - m_bytes.data());
        return value;
    }
    /// One white-space character stands between the header and the pixels.
    void endOfHeader()
    {
        if (m_at >= m_bytes.size() || !isSpace(m_bytes[m_at]))
            throw badImage(m_name, "it is cut off after its header; get it again");
        ++m_at;
    }

private:
    static bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
    void skip()
    {
        while (m_at < m_bytes.size() && (isSpace(m_bytes[m_at]) || m_bytes[m_at] == '#')) {
            if (m_bytes[m_at] == '#')
                m_at = std::min(m_bytes.find('\n', m_at), m_bytes.size() - 1);
            ++m_at;
        }
    }

    std::string_view m_bytes;
    std::string_view m_name;
    std::size_t m_at = 2;
};

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

std::vector<float> perChannel(const std::vector<float> &given, const std::vector<float> &standard, std::int64_t channels,
                              std::string_view option)
{
    const std::vector<float> &values = given.empty() ? standard : given;
    const auto count = static_cast<std::size_t>(channels);
    if (values.size() != 1 && values.size() != count)
        throw Error(ErrorKind::Usage,
                    std::string(option) + " has " + std::to_string(values.size()) + " values; expected 1 or " + std::to_string(channels)
                        + ", one for each channel");
    const bool finite = std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
    if (!finite || (option == "--std" && std::find(values.begin(), values.end(), 0.0f) != values.end()))
        throw Error(ErrorKind::Usage, std::string(option) + " must be finite" + (option == "--std" ? " and not 0" : ""));
    return values.size() == count ? values : std::vector<float>(count, values.front());
}

void checkRange(const std::optional<std::int64_t> &value, std::int64_t most, std::string_view option)
{
    if (value && (*value < 1 || *value > most))
        throw Error(ErrorKind::Usage, std::string(option) + " is " + std::to_string(*value) + "; allowed are 1 to " + std::to_string(most));
}

} // namespace

bool isPnm(std::string_view bytes)
{
    return bytes.size() > 2 && bytes[0] == 'P' && (bytes[1] == '5' || bytes[1] == '6')
        && (bytes[2] == '#' || bytes[2] == ' ' || (bytes[2] >= '\t' && bytes[2] <= '\r'));
}

Image decodePnm(std::string_view bytes, std::string_view name)
{
    if (!isPnm(bytes))
        throw badImage(name,
                       bytes.empty()
                           ? "it is empty"
                           : "it is no binary PPM or PGM (P6, P5); convert it, or use a program version with Qt for other formats");
    const std::size_t channels = bytes[1] == '6' ? 3 : 1;
    PnmHeader header(bytes, name);
    const std::int64_t width = header.number();
    const std::int64_t height = header.number();
    const std::int64_t greatest = header.number();
    header.endOfHeader();
    if (width < 1 || height < 1)
        throw badImage(name, "it has " + std::to_string(width) + " x " + std::to_string(height) + " pixels; expected at least one");
    if (width > imageSideLimit || height > imageSideLimit || width * height > imagePixelLimit)
        throw badImage(name,
                       "it has " + std::to_string(width) + " x " + std::to_string(height) + " pixels; at most "
                           + std::to_string(imageSideLimit) + " a side and " + std::to_string(imagePixelLimit)
                           + " in all are read; make it smaller");
    if (greatest < 1 || greatest > 65535)
        throw badImage(name, "its greatest value is " + std::to_string(greatest) + "; allowed are 1 to 65535");
    const std::size_t size = greatest > 255 ? 2 : 1;
    const auto samples = static_cast<std::size_t>(width * height) * channels;
    if (bytes.size() - header.position() < samples * size)
        throw badImage(name,
                       "it is cut off: its pixels take " + std::to_string(samples * size) + " bytes, "
                           + std::to_string(bytes.size() - header.position()) + " are there; get it again");
    Image image{static_cast<int>(width), static_cast<int>(height), {}};
    image.rgb.resize(static_cast<std::size_t>(width * height) * 3);
    const char *from = bytes.data() + header.position();
    const auto most = static_cast<std::uint32_t>(greatest);
    for (std::size_t i = 0; i < samples; ++i, from += size) {
        std::uint32_t value = static_cast<unsigned char>(from[0]);
        if (size == 2)
            value = value << 8 | static_cast<unsigned char>(from[1]);
        const auto scaled = static_cast<std::uint8_t>((std::min(value, most) * 255 + most / 2) / most);
        if (channels == 3)
            image.rgb[i] = scaled;
        else
            std::fill_n(image.rgb.begin() + static_cast<std::ptrdiff_t>(i * 3), 3, scaled);
    }
    return image;
}

std::string ppmBytes(const Image &image)
{
    std::string bytes = "P6\n" + std::to_string(image.width) + ' ' + std::to_string(image.height) + "\n255\n";
    bytes.append(reinterpret_cast<const char *>(image.rgb.data()), image.rgb.size());
    return bytes;
}

Tensor prepare(const Image &image, const InputSpec &input, const PrepareOptions &options)
{
    if (input.channels != 1 && input.channels != 3)
        throw Error(ErrorKind::Input,
                    "an image has 1 or 3 channels, the network's input has " + std::to_string(input.channels)
                        + "; give it an array instead (--input FILE.npy)");
    if (image.width < 1 || image.height < 1
        || image.rgb.size() != static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3)
        throw Error(ErrorKind::Input, "the image has no pixels; choose another one");
    checkRange(options.resize, 65536, "--resize");
    checkRange(options.crop, 8192, "--crop");
    const bool colour = input.channels == 3;
    const std::vector<float> mean = perChannel(options.mean, colour ? imagenetMean : std::vector<float>{0.5f}, input.channels, "--mean");
    const std::vector<float> deviation = perChannel(options.std, colour ? imagenetStd : std::vector<float>{0.5f}, input.channels, "--std");

    const std::int64_t height = options.crop.value_or(input.height);
    const std::int64_t width = options.crop.value_or(input.width);
    const auto [resizedHeight, resizedWidth] = resizedSize(image, height, width, options.resize);
    const std::int64_t top = cropBegin(resizedHeight, height);
    const std::int64_t left = cropBegin(resizedWidth, width);
    const ScaledRange columns{resizedWidth, std::max<std::int64_t>(left, 0), std::min(left + width, resizedWidth)};
    const ScaledRange rows{resizedHeight, std::max<std::int64_t>(top, 0), std::min(top + height, resizedHeight)};
    const Planes resized = resample(planesOf(image, input.channels), rows, columns);

    Tensor tensor;
    tensor.shape = {1, input.channels, height, width};
    tensor.values.reserve(static_cast<std::size_t>(input.channels * height * width));
    for (std::int64_t channel = 0; channel < input.channels; ++channel) {
        const auto c = static_cast<std::size_t>(channel);
        for (std::int64_t y = top; y < top + height; ++y) {
            for (std::int64_t x = left; x < left + width; ++x) {
                const bool inside = y >= rows.begin && y < rows.end && x >= columns.begin && x < columns.end;
                const std::int64_t at = ((y - rows.begin) * resized.width + (x - columns.begin)) * input.channels + channel;
                const float value = inside ? static_cast<float>(resized.values[static_cast<std::size_t>(at)]) : 0.0f;
                tensor.values.push_back((value / 255.0f - mean[c]) / deviation[c]);
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

Image inputPicture(const Tensor &input, bool noise)
{
    const std::int64_t channels = input.shape[1], area = input.shape[2] * input.shape[3];
    Image image{static_cast<int>(input.shape[3]), static_cast<int>(input.shape[2]), {}};
    image.rgb.resize(static_cast<std::size_t>(area) * 3);
    const bool colour = channels == 3;
    for (std::size_t c = 0; c < 3; ++c) {
        // Noise: three deviations to each side.
        const float mean = noise ? 0.5f : colour ? imagenetMean[c] : 0.5f;
        const float deviation = noise ? 1.0f / 6 : colour ? imagenetStd[c] : 0.5f;
        const float *values = input.values.data() + (colour ? static_cast<std::int64_t>(c) * area : 0);
        for (std::int64_t i = 0; i < area; ++i)
            image.rgb[static_cast<std::size_t>(i) * 3 + c] =
                static_cast<std::uint8_t>(std::clamp((values[i] * deviation + mean) * 255.0f + 0.5f, 0.0f, 255.0f));
    }
    return image;
}

} // namespace residua
