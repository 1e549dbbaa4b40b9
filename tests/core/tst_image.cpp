#include "core/data/error.h"
#include "core/data/prepare.h"
#include "core/data/resample.h"
#include "tests/support/expect_error.h"

#include <cmath>
#include <tuple>

using namespace residua;
using residua::test::expectError;

namespace {

/// The picture that the expected values below were made from with Pillow 11.3.
Image noise(int width, int height)
{
    Image image{width, height, {}};
    std::uint32_t state = 12345;
    for (int i = 0; i < width * height * 3; ++i) {
        state = (state * 1103515245u + 12345u) & 0x7fffffffu;
        image.rgb.push_back(static_cast<std::uint8_t>(state >> 16));
    }
    return image;
}

InputSpec inputOf(std::int64_t channels, std::int64_t height, std::int64_t width)
{
    return {channels, height, width};
}

/// The prepared pixels as bytes, channel by channel.
std::vector<std::uint8_t> prepared(const Image &image, const InputSpec &input, PrepareOptions options = {})
{
    options.mean = {0};
    options.std = {1};
    std::vector<std::uint8_t> bytes;
    for (const float value : prepare(image, input, options).values)
        bytes.push_back(static_cast<std::uint8_t>(std::lround(value * 255)));
    return bytes;
}

std::uint64_t fnv(const std::vector<std::uint8_t> &bytes)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const std::uint8_t byte : bytes)
        hash = (hash ^ byte) * 0x100000001b3u;
    return hash;
}

} // namespace

TEST_CASE("preparation equals torchvision on a PIL image, pixel by pixel")
{
    CHECK(prepared(noise(9, 7), inputOf(3, 2, 2)) == std::vector<std::uint8_t>{142, 128, 144, 137, 92, 130, 134, 131, 130, 130, 137, 130});
    CHECK(prepared(noise(3, 5), inputOf(3, 3, 3)) == std::vector<std::uint8_t>{229, 30, 112, 253, 25,  29,  180, 43,  115,
                                                                               172, 95, 121, 16,  175, 4,   29,  70,  58,
                                                                               27,  19, 108, 255, 96,  172, 2,   120, 242});
    CHECK(prepared(noise(40, 23), inputOf(1, 2, 2)) == std::vector<std::uint8_t>{128, 131, 128, 126});
    const struct {
        int width, height;
        std::int64_t crop, channels;
        std::uint64_t hash;
    } rows[] = {
        {640, 427, 224, 3, 0xa8f2ace5c2415980u}, {97, 301, 224, 3, 0x2521959a688a7ebdu}, {500, 375, 224, 1, 0x3f028cfe94e413e5u},
        {61, 61, 97, 3, 0x91c7ec05dd6b162fu},    {1000, 3, 32, 3, 0xb08cf2f63bfa8b40u},
    };
    for (const auto &row : rows)
        CHECK(fnv(prepared(noise(row.width, row.height), inputOf(row.channels, row.crop, row.crop))) == row.hash);
}

TEST_CASE("bicubic and nearest are Pillow's, pixel by pixel")
{
    const struct {
        int width, height;
        std::int64_t crop, channels;
        std::uint64_t bicubic, nearest;
    } rows[] = {
        // Pillow 13.0
        {640, 427, 224, 3, 0x62d49969de3d54beu, 0x43da9ab2f05d7701u},
        {500, 375, 224, 1, 0xdacf8c82c0179d59u, 0x9ef0a3b9aff3ea81u},
        {61, 61, 97, 3, 0x20013a59dde96d3du, 0x4ef849cf03491748u},
        {97, 80, 32, 3, 0xe66cc1669479b4d9u, 0xa061a9e75389896au},
    };
    for (const auto &row : rows) {
        PrepareOptions options;
        const auto hash = [&] { return fnv(prepared(noise(row.width, row.height), inputOf(row.channels, row.crop, row.crop), options)); };
        options.interpolation = Interpolation::Bicubic;
        CHECK(hash() == row.bicubic);
        options.interpolation = Interpolation::Nearest;
        CHECK(hash() == row.nearest);
    }
}

TEST_CASE("range and order of channels")
{
    const Image image{1, 1, {10, 20, 30}};
    PrepareOptions caffe;
    caffe.range = 255;
    caffe.channels = ChannelOrder::Bgr;
    caffe.mean = {103.939f, 116.779f, 123.68f};
    caffe.std = {1};
    const Tensor tensor = prepare(image, inputOf(3, 1, 1), caffe);
    CHECK(tensor.values == std::vector<float>{30 - 103.939f, 20 - 116.779f, 10 - 123.68f});
    CHECK(inputPicture(tensor, false, caffe) == image);

    PrepareOptions large; // ImageNet's, in the other scale
    large.range = 255;
    const Tensor same = prepare(image, inputOf(3, 1, 1), large), plain = prepare(image, inputOf(3, 1, 1));
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(std::abs(same.values[i] - plain.values[i]) < 1e-5f);
    large.channels = ChannelOrder::Bgr; // each colour keeps its own mean
    const Tensor turned = prepare(image, inputOf(3, 1, 1), large);
    CHECK(turned.values == std::vector<float>{same.values[2], same.values[1], same.values[0]});

    for (const auto &[mean, deviation, word] :
         {std::tuple(123.675f, 58.395f, "--mean has 123.675"), std::tuple(0.5f, 58.395f, "--std has 58.395")}) {
        PrepareOptions wrong;
        wrong.mean = {mean};
        wrong.std = {deviation};
        expectError(ErrorKind::Usage, std::string(word) + ", but pixels are 0 to 1", [&] { prepare(image, inputOf(3, 1, 1), wrong); });
        expectError(ErrorKind::Usage, "--range 255", [&] { prepare(image, inputOf(3, 1, 1), wrong); });
    }
}

TEST_CASE("mean and deviation are ImageNet's by default, 0.5 for grey, and can be given")
{
    const Image grey{1, 1, {51, 51, 51}};
    const auto one = [&](std::int64_t channels, const PrepareOptions &options = {}) {
        return prepare(grey, inputOf(channels, 1, 1), options);
    };
    CHECK(one(3).shape == Shape{1, 3, 1, 1});
    CHECK(one(3).values
          == std::vector<float>{(51 / 255.0f - 0.485f) / 0.229f, (51 / 255.0f - 0.456f) / 0.224f, (51 / 255.0f - 0.406f) / 0.225f});
    CHECK(one(1).values == std::vector<float>{(51 / 255.0f - 0.5f) / 0.5f});
    CHECK(one(3, {{}, {}, {0.2f}, {2}}).values == std::vector<float>(3, (51 / 255.0f - 0.2f) / 2));
    CHECK(one(3, {{}, {}, {0, 0, 1}, {1, 2, 3}}).values == std::vector<float>{51 / 255.0f, 51 / 255.0f / 2, (51 / 255.0f - 1) / 3});
}

TEST_CASE("resize, crop and oblong inputs give the shapes that they say")
{
    const Image image = noise(40, 30);
    CHECK(prepare(image, inputOf(3, 8, 20)).shape == Shape{1, 3, 8, 20});
    CHECK(prepare(image, inputOf(3, 20, 8)).shape == Shape{1, 3, 20, 8});
    CHECK(prepare(image, inputOf(3, 8, 8), {{}, 12, {}, {}}).shape == Shape{1, 3, 12, 12});
    // Resized to 4 x 5, then filled up with black: 1 row above, 2 below; 1 column after.
    const std::vector<std::uint8_t> bytes = prepared(Image{5, 4, std::vector<std::uint8_t>(60, 200)}, inputOf(1, 7, 6), {4, {}, {}, {}});
    const std::string expected = "......"
                                 "#####."
                                 "#####."
                                 "#####."
                                 "#####."
                                 "......"
                                 "......";
    std::string shown;
    for (const std::uint8_t byte : bytes)
        shown += byte == 200 ? '#' : byte == 0 ? '.' : '?';
    CHECK(shown == expected);
}

TEST_CASE("thin pictures cost no more than their crop")
{
    for (const auto &[width, height] : {std::pair{1, 20000}, {20000, 1}, {65535, 2}, {2, 65535}, {1, 1}})
        CHECK(prepare(Image{width, height,
                            std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3, 9)},
                      inputOf(3, 64, 64))
                  .values.size()
              == 3 * 64 * 64);
}

TEST_CASE("preparation refuses what cannot be meant")
{
    const Image image = noise(4, 4);
    expectError(ErrorKind::Input, "1 or 3 channels, the network's input has 4; give it an array",
                [&] { prepare(image, inputOf(4, 8, 8)); });
    expectError(ErrorKind::Input, "no pixels", [&] { prepare(Image{}, inputOf(3, 8, 8)); });
    expectError(ErrorKind::Input, "no pixels", [&] { prepare(Image{2, 2, {1, 2, 3}}, inputOf(3, 8, 8)); });
    const struct {
        PrepareOptions options;
        std::string words;
    } rows[] = {
        {{0, {}, {}, {}}, "--resize is 0; allowed are 1 to 65536"},
        {{65537, {}, {}, {}}, "--resize is 65537"},
        {{{}, 0, {}, {}}, "--crop is 0; allowed are 1 to 8192"},
        {{{}, 8193, {}, {}}, "--crop is 8193"},
        {{{}, {}, {1, 2}, {}}, "--mean has 2 values"},
        {{{}, {}, {}, {1, 0, 1}}, "--std must be finite and above 0"},
        {{{}, {}, {NAN}, {}}, "--mean must be finite"},
    };
    for (const auto &row : rows)
        expectError(ErrorKind::Usage, row.words, [&] { prepare(image, inputOf(3, 8, 8), row.options); });
}

TEST_CASE("PPM and PGM are read in 8 and 16 bits, with comments, and scaled to 255")
{
    CHECK(decodePnm(std::string("P6 2 1 255 \0\1\2\xff\xfe\xfd", 17), "x") == Image{2, 1, {0, 1, 2, 255, 254, 253}});
    CHECK(decodePnm("P5\n# made by hand\n2\t1 # two\r\n255\nA\xff", "x") == Image{2, 1, {65, 65, 65, 255, 255, 255}});
    CHECK(decodePnm(std::string("P5 3 1 65535\n\0\0\x80\0\xff\xff", 19), "x") == Image{3, 1, {0, 0, 0, 128, 128, 128, 255, 255, 255}});
    CHECK(decodePnm(std::string("P5 2 1 1\n\0\1", 11), "x") == Image{2, 1, {0, 0, 0, 255, 255, 255}});
    CHECK(decodePnm("P5 1 1 100\nd", "x") == Image{1, 1, {255, 255, 255}});
    CHECK(decodePnm("P5 1 1 255\nAB", "x") == Image{1, 1, {65, 65, 65}});
    const Image image = noise(7, 3);
    CHECK(decodePnm(ppmBytes(image), "x") == image);
    CHECK(isPnm("P6\n"));
    CHECK_FALSE(isPnm("P3\n"));
}

TEST_CASE("a PPM is read at a fraction of its size")
{
    CHECK(decodePnm(std::string("P5 5 3 255 \0\2\4\4\x9\2\4\6\6\x9zzzzz", 26), "x", 2) == Image{2, 1, {2, 2, 2, 5, 5, 5}});
    CHECK(decodePnm("P6 2 2 100 dddddddddddd", "x", 2) == Image{1, 1, {255, 255, 255}});
    CHECK(decodePnm(std::string("P5 2 2 65535 \0\0\xff\xff\0\0\xff\xff", 21), "x", 2) == Image{1, 1, {128, 128, 128}});
    expectError(ErrorKind::Input, "row 3 has a value of 122", [] { decodePnm("P5 3 3 100 aaaaaaaaz", "x", 2); });
}

TEST_CASE("a bad PPM is refused with its reason")
{
    const struct {
        std::string bytes, words;
    } rows[] = {
        {"", "it is empty"},
        {"\x89PNG\r\n", "no binary PPM or PGM"},
        {"P6", "no binary PPM or PGM"},
        {"P6 ", "header is damaged"},
        {"P6 -1 1 255 ", "header is damaged"},
        {"P6 a 1 255 ", "header is damaged"},
        {"P6 1 #", "header is damaged"},
        {"P6 0 1 255 ", "0 x 1 pixels; expected at least one"},
        {"P6 65536 1 255 ", "65536 x 1 pixels; at most 65535"},
        {"P6 60000 60000 255 ", "100000000 in all"},
        {"P6 99999999999999999999 1 255 ", "too large"},
        {"P6 1 1 0 ", "greatest value is 0"},
        {"P6 1 1 65536 ", "greatest value is 65536"},
        {"P6 1 1 255", "cut off after its header"},
        {"P6 1 1 255x", "cut off after its header"},
        {"P5 1 1 100\n\xff", "row 1 has a value of 255, its header says at most 100"},
        {"P6 1 2 100\nabcabe", "row 2 has a value of 101, its header says at most 100"},
        {std::string("P5 2 1 300 \0\1\1\x2d", 15), "a value of 301, its header says at most 300"},
        {"P6 60000 1000 255 x", "its pixels take 180000000 bytes, 1 are there"},
    };
    for (const auto &row : rows)
        expectError(ErrorKind::Input, row.words, [&] { decodePnm(row.bytes, "x.ppm"); });
    const std::string good = ppmBytes(noise(3, 3));
    for (std::size_t length = 0; length < good.size(); ++length)
        expectError(ErrorKind::Input,
                    "cannot read image \"x.ppm\": ", [&] { decodePnm(std::string_view(good).substr(0, length), "x.ppm"); });
}
