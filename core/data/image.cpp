#include "core/data/image.h"

#include "core/data/error.h"
#include "core/data/file.h"

#include <algorithm>
#include <charconv>

namespace residua {

namespace {

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

} // namespace residua
