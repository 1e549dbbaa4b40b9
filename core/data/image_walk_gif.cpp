#include "core/data/image_walk.h"

#include <algorithm>
#include <array>

namespace residua::walk {

namespace {

/// Over sub-blocks to behind their end.
std::uint64_t skipSubBlocks(const Bytes &file, std::uint64_t at)
{
    while (true) {
        const std::uint32_t length = file.u8(at);
        ++at;
        if (length == 0)
            return at;
        file.need(at, length);
        at += length;
    }
}

/// The codes of a frame, of up to 12 bits each, from its sub-blocks.
class GifCodes {
public:
    GifCodes(const Bytes &file, std::uint64_t at) : m_file(file), m_at(at) {}

    /// False where the data have ended.
    bool next(unsigned bits, std::uint32_t &code)
    {
        for (; m_count < bits; m_count += 8) {
            if (m_left == 0) {
                m_left = m_file.u8(m_at++);
                if (m_left == 0)
                    return false;
                m_file.need(m_at, m_left);
            }
            m_bits |= m_file.u8(m_at++) << m_count;
            --m_left;
        }
        code = m_bits & ((1u << bits) - 1);
        m_bits >>= bits;
        m_count -= bits;
        return true;
    }

private:
    const Bytes &m_file;
    std::uint64_t m_at;
    std::uint32_t m_left = 0; ///< bytes of the sub-block
    std::uint32_t m_bits = 0;
    unsigned m_count = 0; ///< of bits
};

/// Pixels that the frame's data unpack to, at most `enough`; `at` is the byte that tells the size of the codes.
std::uint64_t unpackedPixels(const Bytes &file, std::uint64_t at, std::uint64_t enough)
{
    constexpr std::uint32_t codes = 4096;
    constexpr unsigned most = 12;
    const unsigned colorBits = file.u8(at);
    if (colorBits < 1 || colorBits > 8)
        file.damaged("its codes stand for " + std::to_string(colorBits) + " bits");
    const std::uint32_t clear = 1u << colorBits, end = clear + 1;
    std::array<std::uint32_t, codes> lengths{};
    std::fill_n(lengths.begin(), clear, 1u);
    std::uint32_t free = end + 1, length = 0; // the code that is defined next, and pixels of the last one
    unsigned bits = colorBits + 1;
    GifCodes reader(file, at + 1);
    std::uint64_t count = 0;
    for (std::uint32_t code = 0; count < enough && reader.next(bits, code) && code != end;) {
        if (code == clear) {
            free = end + 1;
            bits = colorBits + 1;
            length = 0;
            continue;
        }
        if (code > free || (code == free && length == 0))
            file.damaged("its pixels have a code that stands for nothing");
        if (length > 0 && free < codes) {
            lengths[free++] = length + 1;
            if (free == 1u << bits && bits < most)
                ++bits;
        }
        length = lengths[code];
        count += length;
    }
    return std::min(count, enough);
}

} // namespace

void gif(const Bytes &file, ImageHeader &header)
{
    const auto tableSize = [](std::uint32_t flags) -> std::uint64_t { return flags & 0x80 ? 3u << ((flags & 7) + 1) : 0; };
    header.width = file.u16le(6);
    header.height = file.u16le(8);
    std::uint64_t at = 13 + tableSize(file.u8(10));
    const bool table = (file.u8(10) & 0x80) != 0; // of colors, for all frames
    bool colors = true;
    std::uint64_t first = 0, firstPixels = 0; ///< where the first frame's data are
    header.frames = 0;
    while (true) {
        const std::uint32_t block = file.u8(at);
        if (block == 0x3B)
            break;
        if (block == 0x21) {
            at = skipSubBlocks(file, at + 2);
        } else if (block == 0x2C) {
            const std::uint32_t width = file.u16le(at + 5), height = file.u16le(at + 7);
            ++header.frames;
            header.width = std::max<std::int64_t>(header.width, file.u16le(at + 1) + width);
            header.height = std::max<std::int64_t>(header.height, file.u16le(at + 3) + height);
            const std::uint64_t data = at + 10 + tableSize(file.u8(at + 9));
            if (header.frames == 1) {
                first = data;
                colors = table || data > at + 10;
                firstPixels = std::uint64_t{width} * height;
            }
            at = skipSubBlocks(file, data + 1);
        } else {
            file.damaged("it has a block of an unknown kind");
        }
    }
    if (header.frames == 0)
        file.damaged("it has no frame");
    header.memory = withScaling(header, 4, false);
    if (header.memory > imageMemoryLimit)
        return; // refused by its size
    if (firstPixels == 0)
        file.damaged("its first frame has no pixels");
    if (!colors)
        file.damaged("it has no colors");
    if (const std::uint64_t count = unpackedPixels(file, first, firstPixels); count < firstPixels)
        file.missing(count, firstPixels);
}

} // namespace residua::walk
