#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace residua {

/// Eight bits a channel, red green blue, row by row from the top.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;
    bool operator==(const Image &) const = default;
};

/// What an image may have at most, whoever decodes it: pixels to a side, pixels in all.
inline constexpr int imageSideLimit = 65535;
inline constexpr std::uint64_t imageFileLimit = 512'000'000; ///< bytes
inline constexpr std::int64_t imagePixelLimit = 100'000'000;

/// Decodes a binary PPM or PGM (P5, P6; up to 16 bits, brought to 8) at 1/part of its size: each pixel is the mean of part x part, what is
/// left at the right and the bottom is dropped (`part` is at most a side). `name` stands in messages. No memory but for the pixels that
/// come back. Throws Error(Input) with the reason and the remedy: no such file, cut off, a value above the greatest that the header names.
Image decodePnm(std::string_view bytes, std::string_view name, std::int64_t part = 1);

/// Width and height of a binary PPM or PGM, of which all pixels are there. Throws Error(Input) as `decodePnm`.
std::pair<std::int64_t, std::int64_t> pnmSize(std::string_view bytes, std::string_view name);

/// True when `bytes` begin as a binary PPM or PGM.
bool isPnm(std::string_view bytes);

/// A binary PPM (P6).
std::string ppmBytes(const Image &image);

} // namespace residua
