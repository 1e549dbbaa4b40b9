#include "core/data/error.h"
#include "core/data/file.h"
#include "core/data/image_header.h"
#include "tests/support/expect_error.h"

#include <doctest/doctest.h>

#include <string>

using namespace residua;
using namespace std::string_literals;
using test::expectError;

namespace {

std::string le16(unsigned value)
{
    return {static_cast<char>(value & 255), static_cast<char>(value >> 8 & 255)};
}
std::string le32(unsigned value)
{
    return le16(value & 0xFFFF) + le16(value >> 16);
}
std::string be32(unsigned value)
{
    const std::string little = le32(value);
    return {little.rbegin(), little.rend()};
}

/// A frame's data: so many pixels in codes of three bits, which a clear code before every second one keeps from growing.
std::string gifData(unsigned pixels)
{
    std::string codes;
    unsigned bits = 0, count = 0;
    const auto put = [&](unsigned code) {
        bits |= code << count;
        for (count += 3; count >= 8; count -= 8, bits >>= 8)
            codes += static_cast<char>(bits);
    };
    for (unsigned i = 0; i < pixels; ++i) {
        if (i % 2 == 0)
            put(4);
        put(0);
    }
    put(5);
    codes += static_cast<char>(bits);
    return "\2"s + static_cast<char>(codes.size()) + codes + '\0';
}

std::string gif(unsigned width, unsigned height, int frames = 1, unsigned pixels = 0)
{
    std::string file = "GIF89a" + le16(width) + le16(height) + "\x80\0\0\xFF\xFF\xFF\0\0\0"s;
    for (int i = 0; i < frames; ++i)
        file += ","s + "\0\0\0\0"s + le16(width) + le16(height) + '\0' + gifData(pixels > 0 ? pixels : width * height);
    return file + ";";
}

std::string bmp(unsigned width, unsigned height)
{
    const unsigned row = (width * 24 + 31) / 32 * 4;
    return "BM" + le32(54 + row * height) + le32(0) + le32(54) + le32(40) + le32(width) + le32(height) + le16(1) + le16(24)
        + std::string(24, '\0') + std::string(row * height, '\x40');
}

/// Grey pages without compression; each page's directory follows its pixels.
std::string tiff(unsigned width, unsigned height, int pages = 1)
{
    std::string file = "II*\0"s;
    std::size_t link = file.size();
    file += le32(0);
    for (int i = 0; i < pages; ++i) {
        const auto pixels = static_cast<unsigned>(file.size());
        file += std::string(static_cast<std::size_t>(width) * height, '\x40');
        const auto directory = static_cast<unsigned>(file.size());
        file.replace(link, 4, le32(directory));
        file += le16(8);
        const auto entry = [&file](unsigned tag, unsigned value) { file += le16(tag) + le16(4) + le32(1) + le32(value); };
        entry(256, width);
        entry(257, height);
        entry(258, 8);
        entry(259, 1);
        entry(262, 1);
        entry(273, pixels);
        entry(278, height);
        entry(279, width * height);
        link = file.size();
        file += le32(0);
    }
    return file;
}

std::string webp()
{
    return "RIFF\"\0\0\0WEBPVP8 \x16\0\0\0\x30\1\0\x9D\1*\1\0\1\0\x0E\xC0\xFE%\xA4\0\3p\0\0\0\0"s;
}

std::string pngChunk(const std::string &type, const std::string &data)
{
    return be32(static_cast<unsigned>(data.size())) + type + data + be32(0);
}
std::string png(unsigned width, unsigned height, char bits, char color, const std::string &between = {})
{
    return "\x89PNG\r\n\x1A\n"s + pngChunk("IHDR", be32(width) + be32(height) + std::string{bits, color, 0, 0, 0}) + between
        + pngChunk("IDAT", "x") + pngChunk("IEND", "");
}

std::string resource(const char *name)
{
    return readFile(std::string(RESIDUA_TEST_FOLDER) + "/../resources/images/" + name, 10'000'000, "image");
}

} // namespace

TEST_CASE("an image's header tells kind, size and frames")
{
    const ImageHeader photo = inspectImage(resource("coffee.jpg"), "x");
    CHECK(photo.kind == ImageKind::Jpeg);
    CHECK(photo.width == 600);
    CHECK(photo.height == 400);
    const ImageHeader cat = inspectImage(resource("cat.png"), "x");
    CHECK(cat.kind == ImageKind::Png);
    CHECK(cat.width == 451);
    CHECK(inspectImage(gif(3, 2, 5), "x").frames == 5);
    CHECK(inspectImage(tiff(3, 2, 4), "x").frames == 4);
    CHECK(inspectImage(webp(), "x").width == 1);
    CHECK(inspectImage(bmp(7, 3), "x").width == 7);
    CHECK(inspectImage(png(10, 10, 16, 6), "x").bits == 16);
}

TEST_CASE("an image that is cut off anywhere is refused")
{
    for (const std::string &whole : {gif(2, 2, 2), bmp(5, 3), tiff(4, 4), webp(), png(4, 4, 8, 2)}) {
        inspectImage(whole, "x");
        for (std::size_t length = 0; length < whole.size(); ++length) {
            CAPTURE(length);
            CHECK_THROWS_AS(inspectImage(std::string_view(whole).substr(0, length), "x"), Error);
        }
    }
    for (const char *name : {"coffee.jpg", "cat.png"}) {
        const std::string whole = resource(name);
        for (std::size_t length = 0; length < whole.size(); length += 997)
            CHECK_THROWS_AS(inspectImage(std::string_view(whole).substr(0, length), "x"), Error);
    }
}

TEST_CASE("what is no image is named")
{
    expectError(ErrorKind::Input, "MNG animation", [] { inspectImage("\x8AMNG\r\n\x1A\n and more", "x"); });
    expectError(ErrorKind::Input, "it is an SVG drawing", [] { inspectImage("<svg xmlns=...", "x"); });
    expectError(ErrorKind::Input, "Git LFS", [] { inspectImage("version https://git-lfs.github.com/spec/v1\n", "x"); });
    expectError(ErrorKind::Input, "no image of a known kind", [] { inspectImage("hello", "x"); });
    expectError(ErrorKind::Input, "it is empty", [] { inspectImage("", "x"); });
    expectError(ErrorKind::Input, "an icon", [] { inspectImage("\0\0\1\0\1\0"s, "x"); });
    expectError(ErrorKind::Input, "a cursor", [] { inspectImage("\0\0\2\0\1\0"s, "x"); });
    expectError(ErrorKind::Input, "a TGA image",
                [] { inspectImage("\0\0\2\0\0\0\0\0\0\0\0\0\4\0\4\0\x18\0"s + std::string(48, 'x'), "x"); });
    expectError(ErrorKind::Input, "a TGA image", [] { inspectImage("\5\0\2\0 and so on TRUEVISION-XFILE.\0"s, "x"); });
}

TEST_CASE("what decoding takes is known before it begins")
{
    expectError(ErrorKind::Input, "10000 x 10000 pixels takes 1.2 GB", [] { inspectImage(png(10000, 10000, 16, 6), "x"); });
    expectError(ErrorKind::Input, "30000 x 30000 pixels; at most", [] { inspectImage(gif(30000, 30000, 1, 1), "x"); });
    expectError(ErrorKind::Input, "memory, at most", [] { inspectImage(gif(10000, 10000, 1, 1), "x"); });
    CHECK(inspectImage(png(9000, 9000, 8, 2), "x").part == 3);
    std::string endless = resource("coffee.jpg");
    const std::size_t scan = endless.find("\xFF\xDA"s);
    const std::string scans = endless.substr(scan, endless.size() - scan - 2);
    for (int i = 0; i < jpegScanLimit; ++i)
        endless.insert(scan, scans);
    expectError(ErrorKind::Input, "more than 64 scans", [&endless] { inspectImage(endless, "x"); });
    std::string circle = tiff(2, 2);
    circle.replace(circle.size() - 4, 4, circle.substr(4, 4));
    expectError(ErrorKind::Input, "round in a circle", [&circle] { inspectImage(circle, "x"); });
}

TEST_CASE("a PNG's texts and profiles do not reach the decoder")
{
    const std::string plain = png(4, 4, 8, 2);
    const std::string text = png(4, 4, 8, 2, pngChunk("zTXt", std::string(1000, 'x')) + pngChunk("iCCP", "profile"));
    std::string kept;
    for (const std::string_view part : essentialParts(inspectImage(text, "x"), text))
        kept += part;
    CHECK(kept == plain);
}

TEST_CASE("a GIF whose pixels are not all there is refused")
{
    for (unsigned pixels = 1; pixels < 12; ++pixels)
        expectError(ErrorKind::Input, "only " + std::to_string(pixels) + " of its 12 pixels",
                    [&] { inspectImage(gif(4, 3, 1, pixels), "x"); });
    const std::string whole = gif(4, 3);
    const auto with = [&whole](std::size_t at, const std::string &bytes) { return std::string(whole).replace(at, bytes.size(), bytes); };
    constexpr std::size_t frame = 19, codeSize = frame + 10;
    expectError(ErrorKind::Input, "its first frame has no pixels", [&] { inspectImage(with(frame + 5, "\0\0"s), "x"); });
    for (const char size : {'\0', '\x09', '\x0C', '\xFF'})
        expectError(ErrorKind::Input, "bits", [&] { inspectImage(with(codeSize, {size}), "x"); });
    expectError(ErrorKind::Input, "stands for nothing", [&] { inspectImage(with(codeSize + 2, "\x3C"), "x"); });
    expectError(ErrorKind::Input, "has no colors", [&] { inspectImage(std::string(whole).erase(13, 6).replace(10, 1, 1, '\0'), "x"); });
    CHECK_NOTHROW(inspectImage(gif(4, 3, 1, 20), "x"));
    CHECK_NOTHROW(inspectImage(whole + "what follows", "x"));
}

namespace {

/// `colors` in the palette; `pixels` as they stand in the file.
std::string indexedBmp(unsigned side, unsigned bits, unsigned compression, unsigned colors, const std::string &pixels, unsigned offset = 0)
{
    return "BM" + le32(0) + le32(0) + le32(offset > 0 ? offset : 54 + 4 * colors) + le32(40) + le32(side) + le32(side) + le16(1)
        + le16(bits) + le32(compression) + le32(0) + le32(0) + le32(0) + le32(colors) + le32(0) + std::string(std::size_t{4} * colors, 'c')
        + pixels;
}

} // namespace

TEST_CASE("a BMP's runs cover its pixels, and its palette has their colors")
{
    const auto read = [](const std::string &file) { inspectImage(file, "x"); };
    const std::string row = "\4\1\0\0"s, end = "\0\1"s;
    CHECK_NOTHROW(read(indexedBmp(4, 8, 1, 2, row + row + row + row + end)));
    CHECK_NOTHROW(read(indexedBmp(4, 8, 1, 2, row + row + row + "\4\1"s + end)));
    CHECK_NOTHROW(read(indexedBmp(4, 8, 1, 2, "\0\4\1\0\1\0\0\0"s + row + row + row + end)));
    CHECK_NOTHROW(read(indexedBmp(4, 4, 2, 2, "\4\1\0\0"s + row + row + row + end)));
    CHECK_NOTHROW(read(indexedBmp(4, 8, 1, 2, row + "\0\2\0\2"s + row + end))); // a jump leaves rows out on purpose
    for (int rows = 0; rows < 4; ++rows) {
        std::string some;
        for (int i = 0; i < rows; ++i)
            some += row;
        expectError(ErrorKind::Input, "only " + std::to_string(4 * rows) + " of its 16 pixels",
                    [&] { read(indexedBmp(4, 8, 1, 2, some + end)); });
        expectError(ErrorKind::Input, "of its 16 pixels", [&] { read(indexedBmp(4, 4, 2, 2, some + "\3\1\0\0"s + end)); });
    }
    expectError(ErrorKind::Input, "color 1, its palette has 1", [&] { read(indexedBmp(4, 8, 1, 1, row + row + row + row + end)); });
    for (const unsigned bits : {8u, 4u}) {
        const std::string pixels = bits == 8 ? "\0\1\2\1"s : "\x01\x20\0\0"s;
        const std::string bitmap = pixels + pixels + pixels + pixels;
        expectError(ErrorKind::Input, "color 2, its palette has 2", [&] { read(indexedBmp(4, bits, 0, 2, bitmap)); });
        CHECK_NOTHROW(read(indexedBmp(4, bits, 0, 3, bitmap)));
    }
    CHECK_NOTHROW(read(indexedBmp(4, 1, 0, 2, std::string(16, '\xFF'))));
    const std::string many(2000, '\0');
    for (const unsigned offset : {1u, 14u, 53u})
        expectError(ErrorKind::Input, "its pixels begin in its header", [&] { read(indexedBmp(4, 8, 0, 2, many, offset)); });
    expectError(ErrorKind::Input, "its palette has 0", [&] { read(indexedBmp(4, 8, 0, 256, many, 54)); });
    const auto masks = [](unsigned red) {
        return "BM" + le32(0) + le32(0) + le32(66) + le32(40) + le32(1) + le32(1) + le16(1) + le16(32) + le32(3) + std::string(20, '\0')
            + le32(red) + le32(0) + le32(0) + "abcd";
    };
    std::string flat = indexedBmp(4, 8, 0, 2, "");
    flat.replace(18, 8, le32(0) + le32(0x7FFFFFFF)); // whose rows are not gone through: with the sanitizers that took seconds
    expectError(ErrorKind::Input, "it has 0 x 2147483647 pixels", [&] { read(flat); });
    CHECK_NOTHROW(read(masks(0xFF)));
    expectError(ErrorKind::Input, "none of its bits", [&] { read(masks(0)); });
}

TEST_CASE("a frame of a WebP animation is as large as its pixels")
{
    const auto chunk = [](const std::string &type, const std::string &data) {
        return type + le32(static_cast<unsigned>(data.size())) + data;
    };
    const auto animation = [&](char side, const std::string &inside) {
        const std::string chunks = chunk("VP8X", "\2\0\0\0\0\0\0\0\0\0"s) + chunk("ANIM", std::string(6, '\0'))
            + chunk("ANMF", std::string(6, '\0') + side + "\0\0"s + side + std::string(6, '\0') + inside);
        return "RIFF" + le32(static_cast<unsigned>(chunks.size() + 4)) + "WEBP" + chunks;
    };
    const std::string pixel = webp().substr(12);
    CHECK_NOTHROW(inspectImage(animation(0, pixel), "x"));
    expectError(ErrorKind::Input, "of another size than its pixels", [&] { inspectImage(animation(1, pixel), "x"); });
    expectError(ErrorKind::Input, "first frame has no pixels", [&] { inspectImage(animation(0, ""), "x"); });
}

TEST_CASE("a TIFF's pixels do not begin in its header")
{
    std::string file = tiff(4, 4);
    const std::size_t entry = 4 + 4 + 16 + 2 + 5 * 12 + 8;
    REQUIRE(file.substr(entry, 4) == le32(8));
    for (const unsigned at : {0u, 4u, 7u})
        expectError(ErrorKind::Input, "its pixels begin in its header",
                    [&] { inspectImage(std::string(file).replace(entry, 4, le32(at)), "x"); });
}
