#include "core/data/error.h"
#include "core/data/file.h"
#include "core/weights/safetensors.h"
#include "core/weights/weight_file.h"
#include "tests/support/expect_error.h"
#include "tests/support/temp_folder.h"

#include <chrono>
#include <cstring>
#include <limits>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace residua;
using residua::test::expectError;
using residua::test::TempFolder;

namespace {

std::string lengthBytes(std::uint64_t length)
{
    std::string bytes(8, '\0');
    std::memcpy(bytes.data(), &length, 8);
    return bytes;
}

/// A file with this header and so many bytes of data.
std::string fileOf(const std::string &header, std::size_t dataBytes = 0)
{
    return lengthBytes(header.size()) + header + std::string(dataBytes, '\x3f');
}

std::string entry(const std::string &name, const std::string &dtype, const std::string &shape, const std::string &offsets)
{
    return "\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
}

WeightTensor floats(Shape shape, std::vector<float> values, std::string dtype = "F32")
{
    return {std::move(shape), std::move(dtype), std::move(values), {}};
}

/// Reads the file in a child that may take 256 MB more than the tests themselves; its message.
std::string messageWithin256MB(const std::string &path)
{
    int ends[2];
    if (::pipe(ends) != 0)
        return "no pipe";
    const pid_t child = ::fork();
    if (child == 0) {
#if !defined(__SANITIZE_ADDRESS__)
        std::uint64_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        const rlim_t most = pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) + (256 << 20);
        const rlimit limit{most, most};
        ::setrlimit(RLIMIT_AS, &limit);
#endif
        std::string message = "no error";
        try {
            readWeights(path);
        } catch (const Error &error) {
            message = error.what();
        } catch (const std::exception &) {
            message = "another exception";
        }
        ::_exit(::write(ends[1], message.data(), std::min<std::size_t>(message.size(), 4000)) < 0);
    }
    ::close(ends[1]);
    char text[4096] = {};
    const ssize_t count = ::read(ends[0], text, sizeof text);
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    return std::string(text, count > 0 ? static_cast<std::size_t>(count) : 0);
}

} // namespace

TEST_CASE("weights survive writing and reading, each in its own type")
{
    const TempFolder folder;
    const std::string path = folder / "x.safetensors";
    WeightMap weights;
    weights["conv1.weight"] = floats({2, 3}, {1, -2, 3.5f, std::numeric_limits<float>::infinity(), 1e-45f, -0.0f});
    weights["bn1.num_batches_tracked"] = {{}, "I64", {}, {std::numeric_limits<std::int64_t>::max() - 1}};
    weights["d"] = floats({2}, {0.1f, 2}, "F64");
    weights["h"] = floats({3}, {0.5f, 65504, -1}, "F16");
    weights["b"] = floats({1}, {-1.5f}, "BF16");
    weights["empty"] = floats({0, 7}, {});
    saveSafetensors(path, weights);
    const WeightFile back = readWeights(path);
    CHECK(back.skipped.empty());
    REQUIRE(back.weights.size() == weights.size());
    for (const auto &[name, tensor] : weights) {
        const WeightTensor &read = back.weights.at(name);
        CHECK(read.shape == tensor.shape);
        CHECK(read.dtype == tensor.dtype);
        CHECK(read.values == tensor.values);
        CHECK(read.integers == tensor.integers);
    }
}

TEST_CASE("the bytes are those of the reference implementation: wide types first, a padded header")
{
    const TempFolder folder;
    const std::string path = folder / "x.safetensors";
    WeightMap weights;
    weights["a"] = floats({2}, {1, 2});
    weights["b"] = floats({1}, {1}, "F16");
    weights["n"] = {{}, "I64", {}, {7}};
    weights["z"] = floats({1, 1}, {3});
    saveSafetensors(path, weights);
    const std::string header =
        R"({"n":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]},)"
        R"("z":{"dtype":"F32","shape":[1,1],"data_offsets":[16,20]},"b":{"dtype":"F16","shape":[1],"data_offsets":[20,22]}})";
    const std::string bytes = readFile(path, 10000, "weight file");
    const std::size_t padded = (header.size() + 7) / 8 * 8;
    CHECK(bytes.substr(0, 8) == lengthBytes(padded));
    CHECK(bytes.substr(8, padded) == header + std::string(padded - header.size(), ' '));
    CHECK(bytes.substr(8 + padded) == std::string("\7\0\0\0\0\0\0\0\0\0\x80\x3f\0\0\0\x40\0\0\x40\x40\0\x3c", 22));
    saveSafetensors(path, weights, {"z", "a"});
    CHECK(readFile(path, 10000, "weight file").find(R"({"z":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},"a":)") == 8);
    expectError(ErrorKind::Failed, "\"none\" is not there", [&] { saveSafetensors(path, weights, {"none"}); });
    weights["a"].shape = {3};
    expectError(ErrorKind::Failed, "\"a\": F32 [3] does not fit its values", [&] { saveSafetensors(path, weights); });
}

TEST_CASE("types that no network has are skipped and listed")
{
    const TempFolder folder;
    const std::string header = "{\"__metadata__\":{\"format\":\"pt\"}," + entry("i", "I32", "[2]", "[0,8]") + ","
        + entry("f", "F8_E4M3", "[3]", "[8,11]") + "," + entry("q", "F4", "[2,1]", "[11,12]") + "," + entry("m", "BOOL", "[1]", "[12,13]")
        + "," + entry("w", "F32", "[1]", "[13,17]") + "}";
    const WeightFile file = readWeights(folder.file("x", fileOf(header, 17)));
    CHECK(file.skipped == std::vector<std::string>{"f: F8_E4M3 [3]", "q: F4 [2, 1]"});
    CHECK(file.weights.size() == 3);
    CHECK(readWeights(folder.file("y", fileOf("{}"))).weights.empty());
    CHECK(readWeights(folder.file("z", fileOf("{\n  \"__metadata__\" : { } }" + std::string(70'000, ' ')))).weights.empty());
}

TEST_CASE("a file cut off at any byte is refused")
{
    const TempFolder folder;
    const std::string path = folder / "x.safetensors";
    WeightMap weights;
    for (int i = 0; i < 12; ++i)
        weights["layer" + std::to_string(i) + ".weight"] = floats({4, 8}, std::vector<float>(32, 1));
    saveSafetensors(path, weights);
    const std::string bytes = readFile(path, 10000, "weight file");
    CHECK(bytes.size() > 2000);
    for (std::size_t length = 0; length < bytes.size(); ++length)
        expectError(ErrorKind::Input, "cannot read weight file", [&] { readWeights(folder.file("cut", bytes.substr(0, length))); });
    for (const std::string &tail : {std::string(1, '\0'), std::string("PK\5\6") + std::string(18, '\0'), bytes})
        expectError(ErrorKind::Input, "do not cover it", [&] { readWeights(folder.file("tail", bytes + tail)); });
}

TEST_CASE("a damaged or hostile header is refused with its place")
{
    const TempFolder folder;
    const auto one = [](const std::string &dtype, const std::string &shape, const std::string &offsets) {
        return "{" + entry("a", dtype, shape, offsets) + "}";
    };
    const std::string f32 = entry("a", "F32", "[1]", "[0,4]");
    const struct {
        std::string bytes, words;
    } rows[] = {
        {"", "too short"},
        {"x", "too short"},
        {std::string(7, '\0'), "too short"},
        {std::string(8, '\0'), "too short"},
        {lengthBytes(1ull << 63) + "{}", "header length of 9223372036854775808 bytes is above"},
        {lengthBytes(~0ull) + "{}", "header length of 18446744073709551615"},
        {lengthBytes(100'000'001) + "{}", "header length of 100000001"},
        {lengthBytes(100'000'000) + "{}", "goes beyond the file's 10 bytes"},
        {lengthBytes(3) + "{}", "goes beyond"},
        {lengthBytes(0) + "{}", "cannot read"},
        {fileOf("[]"), "does not begin with '{'"},
        {fileOf(" {}"), "does not begin with '{'"},
        {fileOf("\xef\xbb\xbf{}"), "does not begin with '{'"},
        {fileOf("{}x"), "not valid JSON near character 3"},
        {fileOf("{} {}"), "not valid JSON"},
        {fileOf(std::string("{}\0\0", 4)), "a zero byte"},
        {fileOf("{\"a\xff\":1}"), "not valid JSON"},
        {fileOf("{'a':1}"), "not valid JSON"},
        {fileOf("{\"a\":null}"), "null stands where none belongs"},
        {fileOf("{\"a\":[1]}"), "an array stands where none belongs"},
        {fileOf("{\"a\":true}"), "true or false"},
        {fileOf("{\"a\":NaN}"), "not valid JSON"},
        {fileOf("{\"a\":{}}"), "tensor \"a\": dtype, shape or data_offsets is missing"},
        {fileOf("{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4), "is missing"},
        {fileOf("{" + f32 + "," + f32 + "}", 4), "the tensor \"a\" stands twice"},
        {fileOf("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4), "\"dtype\" stands twice"},
        {fileOf("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"x\":1}}", 4), "the key \"x\" is unknown"},
        {fileOf("{\"__metadata__\":{\"a\":\"1\",\"a\":\"1\"}}"), "stands twice in __metadata__"},
        {fileOf("{\"__metadata__\":{},\"__metadata__\":{}}"), "stands twice"},
        {fileOf("{\"__metadata__\":{\"a\":1}}"), "the number 1"},
        {fileOf("{\"__metadata__\":\"x\"}"), "a text stands"},
        {fileOf("{\"__metadata__\":{\"a\":{}}}"), "an object stands"},
        {fileOf(one("F32", "[-1]", "[0,4]"), 4), "tensor \"a\": the number -1"},
        {fileOf(one("F32", "[1.0]", "[0,4]"), 4), "the number 1.0"},
        {fileOf(one("F32", "[1e400]", "[0,4]"), 4), "not valid JSON"},
        {fileOf(one("F32", "[9223372036854775808]", "[0,4]"), 4), "is too large"},
        {fileOf(one("F32", "[18446744073709551616]", "[0,4]"), 4), "stands where none belongs"},
        {fileOf(one("F32", "[[1]]", "[0,4]"), 4), "an array stands"},
        {fileOf(one("F32", "1", "[0,4]"), 4), "the number 1"},
        {fileOf(one("F32", "[1]", "[0]"), 4), "needs two numbers"},
        {fileOf(one("F32", "[1]", "[0,4,4]"), 4), "more than two numbers"},
        {fileOf(one("F32", "[1]", "[0,-4]"), 4), "the number -4"},
        {fileOf(one("F32", "[1]", "[4,0]"), 4), "do not lie in the file's 4 bytes"},
        {fileOf(one("F32", "[1]", "[0,8]"), 4), "do not lie in the file's"},
        {fileOf(one("F32", "[1]", "[18446744073709551612,18446744073709551615]"), 4), "do not lie in"},
        {fileOf(one("F32", "[2]", "[0,4]"), 4), "F32 [2] does not take the 4 bytes"},
        {fileOf(one("F32", "[4611686018427387904,4]", "[0,0]")), "does not take the 0 bytes"},
        {fileOf(one("F32", "[4611686018427387904]", "[0,0]")), "does not take the 0 bytes"},
        {fileOf(one("F4", "[1]", "[0,0]")), "does not take the 0 bytes"},
        {fileOf(one("F32", "[1]", "[4,8]"), 8), "a hole of 4 bytes precedes it"},
        {fileOf("{" + f32 + "," + entry("b", "F32", "[1]", "[2,6]") + "}", 6), "another tensor still lies"},
        {fileOf("{" + f32 + "," + entry("b", "F32", "[1]", "[0,4]") + "}", 4), "another tensor still lies"},
        {fileOf("{" + f32 + "," + entry("b", "F32", "[1]", "[5,9]") + "}", 9), "a hole of 1 bytes"},
        {fileOf("{" + f32 + "}", 5), "1 more bytes stand at the end"},
        {fileOf(one("F99", "[1]", "[0,4]"), 4), "the type \"F99\" is unknown"},
        {fileOf(one("f32", "[1]", "[0,4]"), 4), "the type \"f32\" is unknown"},
        {fileOf(one("F32",
                    "["
                        + std::string(128, '1').replace(1, 127,
                                                        [] {
                                                            std::string rest;
                                                            for (int i = 0; i < 64; ++i)
                                                                rest += ",1";
                                                            return rest;
                                                        }())
                        + "]",
                    "[0,4]"),
                4),
         "more than 64 dimensions"},
        {fileOf("{" + entry("../\\n\\u202e\\u0000", "F32", "[2]", "[0,4]") + "}", 4), "tensor \"../\\x0a\\xe2\\x80\\xae\\x00\""},
        {fileOf("{" + entry(std::string(4097, 'n'), "F32", "[1]", "[0,4]") + "}", 4), "name has 4097 bytes"},
    };
    for (const auto &row : rows)
        expectError(ErrorKind::Input, row.words, [&] { readWeights(folder.file("x", row.bytes)); });
    CHECK(readWeights(folder.file("x", fileOf("{" + entry(std::string(4096, 'n'), "F32", "[1]", "[0,4]") + "}", 4))).weights.size() == 1);
}

TEST_CASE("other kinds of file are recognised, with what to do")
{
    const TempFolder folder;
    std::string tar(600, '\0');
    tar.replace(0, 8, "data.txt").replace(257, 5, "ustar");
    const struct {
        std::string bytes, words;
    } rows[] = {
        {std::string("PK\3\4") + std::string(60, 'x'), "zip archive without its end"},
        {std::string("\x80\2\x8a\x0al\xfc\x9c\x46\xf9 j\xa8P\x19.", 15), "its pickle is damaged"},
        {"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "Git LFS pointer"},
        {"\n<!DOCTYPE html><html></html>", "web page"},
        {"<HTML><head>", "web page"},
        {"GGUF\3aaaaaaaaaaa", "GGUF"},
        {"\x89HDF\r\n\x1a\n........", "HDF5"},
        {"{\"metadata\": {}, \"weight_map\": {\"a\": \"b\"}}", "index of a sharded set of weight files"},
        {"{\"format\": \"residua/architecture\"}", "JSON text"},
        {"\x93NUMPY\1..........", "NumPy array"},
        {"\x1f\x8b..........", "gzip"},
        {tar, "tar archive"},
        {"\x08\x07\x12\x07pytorch....", "ONNX"},
        {"Entry not found", "text file that begins \"Entry not found\""},
        {"\x89PNG\r\n\x1a\n........", "image"},
    };
    for (const auto &row : rows)
        expectError(ErrorKind::Input, row.words, [&] { readWeights(folder.file("x", row.bytes)); });
    expectError(ErrorKind::Input, "it is a folder", [&] { readWeights(folder.path()); });
}

TEST_CASE("hostile sizes are refused within a second and 256 MB")
{
    const TempFolder folder;
    const auto repeat = [](std::size_t times, const std::string &text) {
        std::string all;
        all.reserve(times * text.size());
        for (std::size_t i = 0; i < times; ++i)
            all += text;
        return all;
    };
    std::string many = "{";
    for (int i = 0; i <= 100'000; ++i)
        many += (i ? "," : "") + entry(std::to_string(i), "U8", "[0]", "[0,0]");
    const struct {
        std::string header, words;
    } rows[] = {
        {"{\"" + std::string(10'000'000, 'n') + "\":1}", "name has 10000000 bytes"},
        {"{\"" + std::string(16'100'000, 'n') + "\":1}", "more than 16.0 MB of names"},
        {"{\"a\":" + std::string(16'100'000, '1') + "}", "more than 16.0 MB of names"},
        {"{\"a\":" + std::string(10'000'000, '['), "an array stands"},
        {"{" + repeat(1'000'000, "\"a\":{"), "the key \"a\" is unknown"},
        {"{\"__metadata__\":{" + repeat(1'000'000, "\"k\":\"v\",") + "}}", "stands twice"},
        {many + "}", "more than 100000 tensors"},
        {"{" + std::string(40'000'000, ' ') + "x}", "not valid JSON"},
    };
    for (const auto &row : rows) {
        const std::string message = messageWithin256MB(folder.file("x", fileOf(row.header)));
        INFO(message);
        INFO(row.words);
        CHECK(message.find(row.words) != std::string::npos);
    }
}

TEST_CASE("a file larger than memory is refused before anything of it is read")
{
    const TempFolder folder;
    const auto sparse = [&](const std::string &header, std::uint64_t bytes) {
        const std::string path = folder.file("big", fileOf(header));
        CHECK(::truncate(path.c_str(), static_cast<off_t>(8 + header.size() + bytes)) == 0);
        return path;
    };
    expectError(ErrorKind::Input, "holds 250000000000 values, at most 2000000000",
                [&] { readWeights(sparse("{" + entry("a", "F32", "[250000000000]", "[0,1000000000000]") + "}", 1'000'000'000'000)); });
#if !defined(__SANITIZE_ADDRESS__)
    CHECK(
        messageWithin256MB(sparse("{" + entry("a", "F32", "[1000000000]", "[0,4000000000]") + "}", 4'000'000'000)).find("4.0 GB of memory")
        != std::string::npos);
#endif
}
