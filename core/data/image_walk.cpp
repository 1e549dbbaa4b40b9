#include "core/data/image_walk.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace residua::walk {

namespace {

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

} // namespace

std::uint64_t withScaling(const ImageHeader &header, std::uint64_t bytesPerPixel, bool plain)
{
    const std::uint64_t count = pixels(header);
    if (count > static_cast<std::uint64_t>(imageFullSizeLimit) && !plain)
        return count * (bytesPerPixel + 4);
    return count * bytesPerPixel;
}

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
    header.end = at;
    // Above 16 megapixels the decoder itself scales; several scans are collected first.
    const std::uint64_t decoded = 4 * std::min(pixels(header), static_cast<std::uint64_t>(imageFullSizeLimit));
    header.memory = decoded + (scans > 1 ? coefficients : 0);
}

namespace {

/// Width and height that the chunk at `at`, VP8 or VP8L, tells of its pixels.
std::pair<std::int64_t, std::int64_t> webpSize(const Bytes &file, std::uint64_t at)
{
    const std::uint64_t body = at + 8;
    if (file.all().substr(at, 4) == "VP8 ")
        return {file.u16le(body + 6) & 0x3FFF, file.u16le(body + 8) & 0x3FFF};
    const std::uint32_t bits = file.u32le(body + 1);
    return {(bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1};
}

/// A frame of an animation is as large as its pixels are.
void checkWebpFrame(const Bytes &file, std::uint64_t body, std::uint64_t length)
{
    if (length < 16)
        file.damaged("its first frame has no pixels");
    const std::pair<std::int64_t, std::int64_t> said{file.u24le(body + 6) + std::int64_t{1}, file.u24le(body + 9) + std::int64_t{1}};
    const std::uint64_t end = body + length;
    for (std::uint64_t at = body + 16; at + 8 <= end;) {
        const std::string_view type = file.all().substr(at, 4);
        const std::uint64_t size = file.u32le(at + 4);
        if (type == "VP8 " || type == "VP8L") {
            if (webpSize(file, at) != said)
                file.damaged("its first frame is of another size than its pixels");
            return;
        }
        at += 8 + size + (size & 1);
    }
    file.damaged("its first frame has no pixels");
}

} // namespace

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
            if (header.width == 0)
                std::tie(header.width, header.height) = webpSize(file, at);
        } else if (type == "ANMF") {
            data = true;
            if (++header.frames == 1)
                checkWebpFrame(file, body, length);
        }
        at = body + length + (length & 1);
    }
    if (!data)
        file.damaged("it has no pixels");
    header.frames = std::max(header.frames, 1);
    // An animation is composed on two canvases beside its frame.
    header.memory = animated ? 12 * pixels(header) + withScaling(header, 0, false) : withScaling(header, 4, false);
}

} // namespace residua::walk
