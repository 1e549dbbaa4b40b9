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

/// What a PNM header says, and that all of its pixels follow.
struct PnmLayout {
    std::int64_t width = 0, height = 0;
    std::uint32_t greatest = 255;
    std::size_t channels = 3;
    std::size_t size = 1;   ///< bytes of a sample
    std::size_t pixels = 0; ///< where they begin
};

PnmLayout pnmLayout(std::string_view bytes, std::string_view name)
{
    if (!isPnm(bytes))
        throw badImage(name,
                       bytes.empty()
                           ? "it is empty"
                           : "it is no binary PPM or PGM (P6, P5); convert it, or use a program version with Qt for other formats");
    PnmLayout layout;
    layout.channels = bytes[1] == '6' ? 3 : 1;
    PnmHeader header(bytes, name);
    const std::int64_t width = layout.width = header.number();
    const std::int64_t height = layout.height = header.number();
    const std::int64_t greatest = header.number();
    header.endOfHeader();
    layout.pixels = header.position();
    if (width < 1 || height < 1)
        throw badImage(name, "it has " + std::to_string(width) + " x " + std::to_string(height) + " pixels; expected at least one");
    if (width > imageSideLimit || height > imageSideLimit || width * height > imagePixelLimit)
        throw badImage(name,
                       "it has " + std::to_string(width) + " x " + std::to_string(height) + " pixels; at most "
                           + std::to_string(imageSideLimit) + " a side and " + std::to_string(imagePixelLimit)
                           + " in all are read; make it smaller");
    if (greatest < 1 || greatest > 65535)
        throw badImage(name, "its greatest value is " + std::to_string(greatest) + "; allowed are 1 to 65535");
    layout.greatest = static_cast<std::uint32_t>(greatest);
    layout.size = greatest > 255 ? 2 : 1;
    const std::size_t needed = static_cast<std::size_t>(width * height) * layout.channels * layout.size;
    if (bytes.size() - layout.pixels < needed)
        throw badImage(name,
                       "it is cut off: its pixels take " + std::to_string(needed) + " bytes, "
                           + std::to_string(bytes.size() - layout.pixels) + " are there; get it again");
    return layout;
}

/// Adds a row's samples to the sums of the pixels that they become: one of `part` columns each. Returns the greatest sample.
template <std::size_t size>
std::uint32_t addRow(const char *from, const PnmLayout &layout, std::int64_t part, std::vector<std::uint64_t> &sums)
{
    std::uint32_t most = 0;
    const std::int64_t columns = layout.width / part, left = layout.width % part;
    const auto take = [&from, &most] {
        std::uint32_t value = static_cast<unsigned char>(from[0]);
        if constexpr (size == 2)
            value = value << 8 | static_cast<unsigned char>(from[1]);
        from += size;
        most = std::max(most, value);
        return value;
    };
    auto sum = sums.begin();
    for (std::int64_t x = 0; x < columns; ++x, sum += static_cast<std::ptrdiff_t>(layout.channels)) {
        for (std::int64_t i = 0; i < part; ++i) {
            for (std::size_t channel = 0; channel < layout.channels; ++channel)
                sum[static_cast<std::ptrdiff_t>(channel)] += take();
        }
    }
    for (std::int64_t i = 0; i < left * static_cast<std::int64_t>(layout.channels); ++i)
        take();
    return most;
}

} // namespace

bool isPnm(std::string_view bytes)
{
    return bytes.size() > 2 && bytes[0] == 'P' && (bytes[1] == '5' || bytes[1] == '6')
        && (bytes[2] == '#' || bytes[2] == ' ' || (bytes[2] >= '\t' && bytes[2] <= '\r'));
}

std::pair<std::int64_t, std::int64_t> pnmSize(std::string_view bytes, std::string_view name)
{
    const PnmLayout layout = pnmLayout(bytes, name);
    return {layout.width, layout.height};
}

Image decodePnm(std::string_view bytes, std::string_view name, std::int64_t part)
{
    const PnmLayout layout = pnmLayout(bytes, name);
    const std::int64_t width = layout.width / part, height = layout.height / part;
    Image image{static_cast<int>(width), static_cast<int>(height), {}};
    image.rgb.reserve(static_cast<std::size_t>(width * height) * 3);
    std::vector<std::uint64_t> sums(static_cast<std::size_t>(width) * layout.channels);
    const std::uint64_t whole = static_cast<std::uint64_t>(part * part) * layout.greatest; // a sum that becomes 255
    const char *from = bytes.data() + layout.pixels;
    const std::size_t row = static_cast<std::size_t>(layout.width) * layout.channels * layout.size;
    for (std::int64_t y = 0; y < layout.height; ++y, from += row) {
        const std::uint32_t most = layout.size == 2 ? addRow<2>(from, layout, part, sums) : addRow<1>(from, layout, part, sums);
        if (most > layout.greatest)
            throw badImage(name,
                           "it is damaged: row " + std::to_string(y + 1) + " has a value of " + std::to_string(most)
                               + ", its header says at most " + std::to_string(layout.greatest) + "; get it again");
        if ((y + 1) % part != 0)
            continue;
        for (std::uint64_t &sum : sums) {
            image.rgb.insert(image.rgb.end(), layout.channels == 1 ? 3 : 1, static_cast<std::uint8_t>((sum * 255 + whole / 2) / whole));
            sum = 0;
        }
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
