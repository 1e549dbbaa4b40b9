#include "core/data/image_walk.h"

#include <algorithm>
#include <unordered_set>

namespace residua::walk {

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

/// What the first page says of its pixels.
struct TiffPage {
    std::uint64_t width = 0, height = 0, bits = 1, samples = 1, rowsPerStrip = 0;
    std::uint32_t compression = 1, photometric = 0;
    bool floating = false, planes = false, tiles = false;
    TiffReader::Entry offsets, counts;
};

TiffPage readPage(const TiffReader &reader, std::uint64_t at)
{
    TiffPage page;
    const std::uint32_t entries = reader.u16(at);
    for (std::uint32_t i = 0; i < entries; ++i) {
        const TiffReader::Entry entry = reader.entry(at + 2 + std::uint64_t{12} * i);
        switch (entry.tag) {
        case 256: page.width = reader.value(entry); break;
        case 257: page.height = reader.value(entry); break;
        case 258: page.bits = reader.value(entry); break;
        case 259: page.compression = static_cast<std::uint32_t>(reader.value(entry)); break;
        case 262: page.photometric = static_cast<std::uint32_t>(reader.value(entry)); break;
        case 277: page.samples = reader.value(entry); break;
        case 278: page.rowsPerStrip = reader.value(entry); break;
        case 284: page.planes = reader.value(entry) == 2; break;
        case 339: page.floating = reader.value(entry) == 3; break;
        case 324: page.tiles = true; [[fallthrough]];
        case 273: page.offsets = entry; break;
        case 279:
        case 325: page.counts = entry; break;
        default: break;
        }
    }
    return page;
}

/// The first page: its size, and that all of its strips or tiles are there.
void tiffPage(const Bytes &file, const TiffReader &reader, std::uint64_t at, ImageHeader &header)
{
    const TiffPage page = readPage(reader, at);
    header.width = static_cast<std::int64_t>(page.width);
    header.height = static_cast<std::int64_t>(page.height);
    header.bits = static_cast<int>(std::min<std::uint64_t>(64, page.bits));
    header.floating = page.floating;
    const std::uint64_t samples = page.samples;
    if (page.offsets.count == 0)
        file.damaged("its first page has no pixels");
    constexpr std::uint64_t fileHeader = 8;
    for (std::uint64_t i = 0; i < std::min(page.offsets.count, page.counts.count); ++i) {
        const std::uint64_t begin = reader.value(page.offsets, i), count = reader.value(page.counts, i);
        if (begin < fileHeader && count > 0)
            file.damaged("its pixels begin in its header");
        file.need(begin, count);
    }
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

namespace residua {

TiffStrips tiffStrips(std::string_view bytes)
{
    const walk::Bytes file(bytes, "", ImageKind::Tiff);
    const walk::TiffReader reader(file);
    const walk::TiffPage page = walk::readPage(reader, reader.u32(4));
    TiffStrips result;
    result.compression = page.compression;
    constexpr std::uint32_t subsampled = 6; // YCbCr
    const std::uint64_t row = (page.width * page.bits * (page.planes ? 1 : page.samples) + 7) / 8;
    const std::uint64_t rows = std::clamp<std::uint64_t>(page.rowsPerStrip, 1, page.height);
    const std::uint64_t perPlane = (page.height + rows - 1) / rows;
    for (std::uint64_t i = 0; i < std::min(page.offsets.count, page.counts.count); ++i) {
        const std::uint64_t begin = (i % perPlane) * rows;
        const bool known = !page.tiles && page.photometric != subsampled;
        result.strips.push_back({bytes.substr(reader.value(page.offsets, i), reader.value(page.counts, i)),
                                 known ? row * std::min(rows, page.height - begin) : 0});
    }
    return result;
}

} // namespace residua
