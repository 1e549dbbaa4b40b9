#include "core/data/image_walk.h"

#include <algorithm>

namespace residua::walk {

namespace {

struct BmpLayout {
    std::uint64_t width = 0, height = 0;
    std::uint64_t offset = 0; ///< of the pixels
    std::uint32_t bits = 0;   ///< of a pixel
    std::uint32_t colors = 0; ///< in its palette, as far as it stands before the pixels
};

void checkIndex(const Bytes &file, const BmpLayout &layout, std::uint32_t index)
{
    if (index >= layout.colors)
        file.damaged("a pixel has color " + std::to_string(index) + ", its palette has " + std::to_string(layout.colors));
}

/// Rows of palette indices.
void checkIndices(const Bytes &file, const BmpLayout &layout)
{
    if (layout.colors >= 1u << layout.bits)
        return;
    const std::uint64_t row = (layout.width * layout.bits + 31) / 32 * 4;
    const std::uint32_t mask = (1u << layout.bits) - 1;
    for (std::uint64_t y = 0; y < layout.height; ++y) {
        for (std::uint64_t x = 0; x < layout.width; ++x) {
            const std::uint64_t bit = x * layout.bits;
            const std::uint32_t byte = file.u8(layout.offset + y * row + bit / 8);
            checkIndex(file, layout, byte >> (8 - layout.bits - bit % 8) & mask);
        }
    }
}

/// Runs of equal pixels, to an end mark: they cover all pixels, but for what a jump leaves out on purpose.
void checkRuns(const Bytes &file, const BmpLayout &layout)
{
    const std::uint32_t mask = (1u << layout.bits) - 1;
    std::uint64_t x = 0, y = 0, count = 0;
    bool jumps = false;
    const auto half = [&](std::uint32_t byte, std::uint64_t i) { return layout.bits == 8 ? byte : byte >> (i % 2 ? 0 : 4) & mask; };
    const auto paint = [&](std::uint64_t length, auto &&index) { // what exceeds the image is not looked at
        const std::uint64_t seen = y < layout.height && x < layout.width ? std::min(length, layout.width - x) : 0;
        for (std::uint64_t i = 0; i < seen; ++i)
            checkIndex(file, layout, index(i));
        count += seen;
        x += length;
    };
    for (std::uint64_t at = layout.offset;;) {
        const std::uint32_t length = file.u8(at), value = file.u8(at + 1);
        at += 2;
        if (length > 0) {
            paint(length, [&](std::uint64_t i) { return half(value, i); });
        } else if (value == 0) {
            x = 0;
            ++y;
        } else if (value == 1) {
            break;
        } else if (value == 2) {
            jumps = true;
            x += file.u8(at);
            y += file.u8(at + 1);
            at += 2;
        } else {
            const std::uint64_t bytes = layout.bits == 8 ? value : (value + 1) / 2;
            file.need(at, bytes);
            paint(value, [&](std::uint64_t i) { return half(file.u8(at + (layout.bits == 8 ? i : i / 2)), i); });
            at += (bytes + 1) & ~std::uint64_t{1};
        }
    }
    const std::uint64_t wanted = layout.width * layout.height;
    const bool reached = y >= layout.height || (y + 1 == layout.height && x > 0);
    if (count < wanted && !(jumps && reached && count > 0))
        file.missing(count, wanted);
}

} // namespace

void bmp(const Bytes &file, ImageHeader &header)
{
    const std::uint64_t infoSize = file.u32le(14), palette = 14 + infoSize;
    const bool old = infoSize == 12;
    std::uint32_t compression = 0, colors = 0;
    BmpLayout layout;
    layout.offset = file.u32le(10);
    if (old) {
        header.width = file.u16le(18);
        header.height = file.u16le(20);
        layout.bits = file.u16le(24);
    } else if (infoSize >= 40 && infoSize <= 1000) {
        header.width = file.u32le(18);
        const auto height = static_cast<std::int32_t>(file.u32le(22));
        header.height = height < 0 ? -std::int64_t{height} : height;
        layout.bits = file.u16le(28);
        compression = file.u32le(30);
        colors = file.u32le(46);
    } else {
        file.damaged("its header has " + std::to_string(infoSize) + " bytes");
    }
    const std::uint32_t bits = layout.bits;
    if (bits != 1 && bits != 4 && bits != 8 && bits != 16 && bits != 24 && bits != 32)
        file.damaged("it has " + std::to_string(bits) + " bits a pixel");
    header.memory = withScaling(header, bits <= 8 ? 1 : 4, bits == 24);
    if (header.memory > imageMemoryLimit || pixels(header) == 0)
        return; // refused by its size
    const bool masks = compression == 3;
    const std::uint64_t headerEnd = palette + (masks && infoSize == 40 ? 12 : 0);
    if (layout.offset < headerEnd)
        file.damaged("its pixels begin in its header");
    if (masks && file.u32le(54) == 0 && file.u32le(58) == 0 && file.u32le(62) == 0)
        file.damaged("none of its bits is of a color");
    layout.width = static_cast<std::uint64_t>(header.width);
    layout.height = static_cast<std::uint64_t>(header.height);
    if (bits <= 8) {
        const std::uint64_t all = std::uint64_t{1} << bits, room = (layout.offset - headerEnd) / (old ? 3 : 4);
        layout.colors = static_cast<std::uint32_t>(std::min({all, room, colors == 0 ? all : std::uint64_t{colors}}));
    }
    if ((compression == 1 && bits == 8) || (compression == 2 && bits == 4)) {
        checkRuns(file, layout);
        return;
    }
    const std::uint64_t row = (layout.width * bits + 31) / 32 * 4;
    file.need(layout.offset, row * layout.height);
    if (bits <= 8)
        checkIndices(file, layout);
}

} // namespace residua::walk
