#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace residua {

/// What is read as an image, recognised by content.
enum class ImageKind : std::uint8_t { Png, Jpeg, Gif, Webp, Tiff, Bmp, Pnm };

/// "PNG", "JPEG".
const char *imageKindName(ImageKind kind);

/// What the bytes of an image file say of it before anything is decoded.
struct ImageHeader {
    ImageKind kind = ImageKind::Png;
    std::int64_t width = 0, height = 0; ///< as stored, before an orientation is applied
    int frames = 1;                     ///< frames of an animation, pages of a TIFF
    int bits = 8;                       ///< of a channel
    bool floating = false;              ///< its channels are floating-point numbers
    std::int64_t part = 1;              ///< it is decoded at 1/part of its size
    std::uint64_t memory = 0;           ///< bytes that decoding needs, at least
    std::uint64_t end = 0;              ///< of a JPEG: behind its end mark
};

/// Checks an image file without decoding it: its kind, that it is whole (every part that it names is there, to its end mark; where Qt's
/// readers are silent, of GIF and BMP, that all pixels of the first frame are there and have a color), its size, and what decoding takes.
/// Cost: linear in the file's size; no allocation but for pages. Throws Error(Input) with `name`, the reason and the remedy: another kind
/// of file, cut off, damaged, beyond the limits.
ImageHeader inspectImage(std::string_view bytes, std::string_view name);

/// The parts that the pixels are made from: of a PNG without texts, profiles and the like, which may unpack to any size; of a JPEG without
/// what follows its end.
std::vector<std::string_view> essentialParts(const ImageHeader &header, std::string_view bytes);

/// What the first page of a TIFF, which `inspectImage` has taken, is unpacked from.
struct TiffStrips {
    struct Strip {
        std::string_view bytes;
        std::uint64_t unpacked = 0; ///< bytes that it stands for; 0 where that is not known (tiles, subsampled colors)
    };
    std::uint32_t compression = 1; ///< as TIFF counts
    std::vector<Strip> strips;     ///< or tiles
};
TiffStrips tiffStrips(std::string_view bytes);

/// More memory than this is not used for decoding an image.
inline constexpr std::uint64_t imageMemoryLimit = 384'000'000;
/// An image of more pixels is decoded at a whole fraction of its size.
inline constexpr std::int64_t imageFullSizeLimit = 16'000'000;
/// A JPEG of more scans is refused: each is one more pass over all pixels.
inline constexpr int jpegScanLimit = 64;

} // namespace residua
