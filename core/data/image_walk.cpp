#include "core/data/image_walk.h"

#include <algorithm>
#include <cstring>
#include <unordered_set>

namespace residua::walk {

namespace {

/// Above 16 megapixels the whole image is decoded, then scaled: one more copy at 4 bytes a pixel unless it is in that form already.
std::uint64_t withScaling(const ImageHeader &header, std::uint64_t bytesPerPixel, bool plain)
{
    const std::uint64_t count = pixels(header);
    if (count > static_cast<std::uint64_t>(imageFullSizeLimit) && !plain)
        return count * (bytesPerPixel + 4);
    return count * bytesPerPixel;
}

bool isMarker(std::uint32_t code)
{
    return code != 0 && code != 0xFF && !(code >= 0xD0 && code <= 0xD7);
}

/// The next marker after the coded data from `at` on.
std::uint64_t nextMarker(const Bytes &file, std::uint64_t at)
{
    const std::string_view bytes = file.all();
    while (true) {
        const std::size_t found = bytes.find('\xFF', at);
        if (found == std::string_view::npos || found + 1 >= bytes.size())
            file.cutOff();
        if (isMarker(file.u8(found + 1)))
            return found;
        at = found + 1;
    }
}

/// GIF: over sub-blocks to behind their end.
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

} // namespace

void png(const Bytes &file, ImageHeader &header)
{
    bool data = false;
    for (std::uint64_t at = 8;;) {
        const std::uint64_t length = file.u32be(at);
        file.need(at, length + 12);
        const std::string_view type = file.all().substr(at + 4, 4);
        if (at == 8) {
            if (type != "IHDR" || length != 13)
                file.damaged("it does not begin with its header");
            header.width = file.u32be(16);
            header.height = file.u32be(20);
            header.bits = static_cast<int>(file.u8(24));
        }
        data = data || type == "IDAT";
        if (type == "IEND")
            break;
        at += length + 12;
    }
    if (!data)
        file.damaged("it has no pixels");
    constexpr std::uint32_t grey = 0, palette = 3, colorBit = 2, alphaBit = 4;
    const std::uint32_t color = file.u8(25);
    const bool rgb = (color & colorBit) != 0 && color != palette;
    if (header.bits == 16)
        header.memory = withScaling(header, color == grey ? 2 : 8, false);
    else
        header.memory = withScaling(header, color == grey || color == palette ? 1 : 4, rgb && (color & alphaBit) == 0);
}

void jpeg(const Bytes &file, ImageHeader &header)
{
    std::uint64_t at = 2;
    std::uint64_t coefficients = 0; ///< bytes that are kept of a file in several scans
    int scans = 0;
    while (true) {
        if (file.u8(at) != 0xFF)
            file.damaged("a marker is missing");
        while (file.u8(at + 1) == 0xFF)
            ++at;
        const std::uint32_t marker = file.u8(at + 1);
        at += 2;
        if (marker == 0xD9)
            break;
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7))
            continue;
        const std::uint64_t length = file.u16be(at);
        file.need(at, length);
        if (length < 2)
            file.damaged("a part has no length");
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
            if (header.width != 0)
                file.damaged("it has two headers");
            header.bits = static_cast<int>(file.u8(at + 2));
            header.height = file.u16be(at + 3);
            header.width = file.u16be(at + 5);
            const std::uint32_t components = file.u8(at + 7);
            std::uint32_t most = 1, sum = 0;
            for (std::uint32_t i = 0; i < components; ++i) {
                const std::uint32_t sampling = file.u8(at + 9 + 3 * std::uint64_t{i});
                sum += (sampling >> 4) * (sampling & 15);
                most = std::max(most, (sampling >> 4) * (sampling & 15));
            }
            coefficients = pixels(header) * 2 * sum / most;
        }
        at += length;
        if (marker == 0xDA) {
            if (++scans > jpegScanLimit)
                file.refuse("it has more than " + std::to_string(jpegScanLimit)
                            + " scans, each a pass over all pixels: convert it to a baseline JPEG");
            at = nextMarker(file, at);
        }
    }
    if (header.width == 0 || scans == 0)
        file.damaged("it has no pixels");
    // Above 16 megapixels the decoder itself scales; several scans are collected first.
    const std::uint64_t decoded = 4 * std::min(pixels(header), static_cast<std::uint64_t>(imageFullSizeLimit));
    header.memory = decoded + (scans > 1 ? coefficients : 0);
}

void gif(const Bytes &file, ImageHeader &header)
{
    const auto tableSize = [](std::uint32_t flags) -> std::uint64_t { return flags & 0x80 ? 3u << ((flags & 7) + 1) : 0; };
    header.width = file.u16le(6);
    header.height = file.u16le(8);
    std::uint64_t at = 13 + tableSize(file.u8(10));
    header.frames = 0;
    while (true) {
        const std::uint32_t block = file.u8(at);
        if (block == 0x3B)
            break;
        if (block == 0x21) {
            at = skipSubBlocks(file, at + 2);
        } else if (block == 0x2C) {
            ++header.frames;
            header.width = std::max<std::int64_t>(header.width, file.u16le(at + 1) + file.u16le(at + 5));
            header.height = std::max<std::int64_t>(header.height, file.u16le(at + 3) + file.u16le(at + 7));
            at = skipSubBlocks(file, at + 10 + tableSize(file.u8(at + 9)) + 1);
        } else {
            file.damaged("it has a block of an unknown kind");
        }
    }
    if (header.frames == 0)
        file.damaged("it has no frame");
    header.memory = withScaling(header, 4, false);
}

void webp(const Bytes &file, ImageHeader &header)
{
    const std::uint64_t end = std::uint64_t{file.u32le(4)} + 8;
    file.need(0, end);
    bool data = false, animated = false;
    header.frames = 0;
    for (std::uint64_t at = 12; at + 8 <= end;) {
        const std::string_view type = file.all().substr(at, 4);
        const std::uint64_t length = file.u32le(at + 4), body = at + 8;
        if (length > end - body)
            file.cutOff();
        if (type == "VP8X") {
            animated = (file.u8(body) & 2) != 0;
            header.width = file.u24le(body + 4) + std::int64_t{1};
            header.height = file.u24le(body + 7) + std::int64_t{1};
        } else if (type == "VP8 " || type == "VP8L") {
            data = true;
            const bool lossy = type == "VP8 ";
            const std::uint32_t bits = lossy ? 0 : file.u32le(body + 1);
            if (header.width == 0) {
                header.width = lossy ? file.u16le(body + 6) & 0x3FFF : (bits & 0x3FFF) + 1;
                header.height = lossy ? file.u16le(body + 8) & 0x3FFF : (bits >> 14 & 0x3FFF) + 1;
            }
        } else if (type == "ANMF") {
            data = true;
            ++header.frames;
        }
        at = body + length + (length & 1);
    }
    if (!data)
        file.damaged("it has no pixels");
    header.frames = std::max(header.frames, 1);
    // An animation is composed on two canvases beside its frame.
    header.memory = animated ? 12 * pixels(header) + withScaling(header, 0, false) : withScaling(header, 4, false);
}

void bmp(const Bytes &file, ImageHeader &header)
{
    const std::uint64_t offset = file.u32le(10), infoSize = file.u32le(14);
    const bool old = infoSize == 12;
    std::uint32_t bits = 0, compression = 0;
    if (old) {
        header.width = file.u16le(18);
        header.height = file.u16le(20);
        bits = file.u16le(24);
    } else if (infoSize >= 40 && infoSize <= 1000) {
        header.width = file.u32le(18);
        const auto height = static_cast<std::int32_t>(file.u32le(22));
        header.height = height < 0 ? -std::int64_t{height} : height;
        bits = file.u16le(28);
        compression = file.u32le(30);
    } else {
        file.damaged("its header has " + std::to_string(infoSize) + " bytes");
    }
    if (bits != 1 && bits != 4 && bits != 8 && bits != 16 && bits != 24 && bits != 32)
        file.damaged("it has " + std::to_string(bits) + " bits a pixel");
    header.memory = withScaling(header, bits <= 8 ? 1 : 4, bits == 24);
    if (header.memory > imageMemoryLimit)
        return;                                 // refused by its size
    if (compression == 1 || compression == 2) { // runs of equal pixels, to an end mark
        for (std::uint64_t at = offset;;) {
            const std::uint32_t count = file.u8(at), value = file.u8(at + 1);
            at += 2;
            if (count != 0 || value == 0)
                continue;
            if (value == 1)
                return;
            if (value == 2)
                at += 2;
            else
                at += ((compression == 1 ? value : (value + 1) / 2) + 1) & ~1u;
        }
    }
    const std::uint64_t row = (static_cast<std::uint64_t>(header.width) * bits + 31) / 32 * 4;
    file.need(offset, row * static_cast<std::uint64_t>(header.height));
}

namespace {

/// The numbers of a TIFF file, in its own order of bytes.
class TiffReader {
public:
    explicit TiffReader(const Bytes &file) : m_file(file), m_little(file.u8(0) == 'I') {}

    std::uint32_t u16(std::uint64_t at) const { return m_little ? m_file.u16le(at) : m_file.u16be(at); }
    std::uint32_t u32(std::uint64_t at) const { return m_little ? m_file.u32le(at) : m_file.u32be(at); }

    struct Entry {
        std::uint32_t tag = 0;
        std::uint64_t count = 0;
        std::uint64_t values = 0; ///< where they stand
        std::uint32_t size = 0;   ///< bytes of one: 1, 2 or 4
    };
    Entry entry(std::uint64_t at) const
    {
        Entry entry{u16(at), u32(at + 4), at + 8, 4};
        const std::uint32_t type = u16(at + 2);
        entry.size = type == 1 || type == 2 || type == 6 || type == 7 ? 1 : type == 3 || type == 8 ? 2 : 4;
        if (entry.count * entry.size > 4)
            entry.values = u32(at + 8);
        return entry;
    }
    std::uint64_t value(const Entry &entry, std::uint64_t index = 0) const
    {
        const std::uint64_t at = entry.values + index * entry.size;
        return entry.size == 1 ? m_file.u8(at) : entry.size == 2 ? u16(at) : u32(at);
    }

private:
    const Bytes &m_file;
    bool m_little;
};

/// The first page: its size, and that all of its strips or tiles are there.
void tiffPage(const Bytes &file, const TiffReader &reader, std::uint64_t at, ImageHeader &header)
{
    TiffReader::Entry offsets, counts;
    std::uint64_t samples = 1;
    const std::uint32_t entries = reader.u16(at);
    for (std::uint32_t i = 0; i < entries; ++i) {
        const TiffReader::Entry entry = reader.entry(at + 2 + std::uint64_t{12} * i);
        switch (entry.tag) {
        case 256: header.width = static_cast<std::int64_t>(reader.value(entry)); break;
        case 257: header.height = static_cast<std::int64_t>(reader.value(entry)); break;
        case 258: header.bits = static_cast<int>(std::min<std::uint64_t>(64, reader.value(entry))); break;
        case 277: samples = reader.value(entry); break;
        case 339: header.floating = reader.value(entry) == 3; break;
        case 273:
        case 324: offsets = entry; break;
        case 279:
        case 325: counts = entry; break;
        default: break;
        }
    }
    if (offsets.count == 0)
        file.damaged("its first page has no pixels");
    for (std::uint64_t i = 0; i < std::min(offsets.count, counts.count); ++i)
        file.need(reader.value(offsets, i), reader.value(counts, i));
    const std::uint64_t channel = header.floating ? 4 : header.bits > 8 ? 2 : 1;
    const std::uint64_t perPixel = samples == 1 && !header.floating ? channel : 4 * channel;
    header.memory = withScaling(header, std::max<std::uint64_t>(perPixel, 4), false);
}

} // namespace

void tiff(const Bytes &file, ImageHeader &header)
{
    const TiffReader reader(file);
    std::unordered_set<std::uint64_t> seen;
    header.frames = 0;
    for (std::uint64_t at = reader.u32(4); at != 0;) {
        if (!seen.insert(at).second)
            file.damaged("its pages go round in a circle");
        if (header.frames == 0)
            tiffPage(file, reader, at, header);
        ++header.frames;
        at = reader.u32(at + 2 + std::uint64_t{12} * reader.u16(at));
    }
    if (header.frames == 0)
        file.damaged("it has no page");
}

} // namespace residua::walk
