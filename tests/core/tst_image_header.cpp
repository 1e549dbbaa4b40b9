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

std::string gif(unsigned width, unsigned height, int frames = 1)
{
    std::string file = "GIF89a" + le16(width) + le16(height) + "\x80\0\0\xFF\xFF\xFF\0\0\0"s;
    for (int i = 0; i < frames; ++i)
        file += ","s + "\0\0\0\0"s + le16(width) + le16(height) + "\0\2\2D\1\0"s;
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
}

TEST_CASE("what decoding takes is known before it begins")
{
    expectError(ErrorKind::Input, "10000 x 10000 pixels takes 1.2 GB", [] { inspectImage(png(10000, 10000, 16, 6), "x"); });
    expectError(ErrorKind::Input, "30000 x 30000 pixels; at most", [] { inspectImage(gif(30000, 30000), "x"); });
    expectError(ErrorKind::Input, "memory, at most", [] { inspectImage(gif(10000, 10000), "x"); });
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
