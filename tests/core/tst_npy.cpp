#include "core/data/error.h"
#include "core/data/file.h"
#include "core/data/npy.h"
#include "tests/support/expect_error.h"
#include "tests/support/temp_folder.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <unistd.h>

using namespace residua;
using residua::test::expectError;
using residua::test::TempFolder;

namespace {

template <class T>
std::string bytesOf(const std::vector<T> &values)
{
    return {reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T)};
}

std::string npy(const std::string &dictionary, const std::string &data, char version = 1)
{
    std::string bytes = "\x93NUMPY";
    bytes += version;
    bytes += '\0';
    bytes += static_cast<char>(dictionary.size() & 255);
    bytes += static_cast<char>(dictionary.size() >> 8 & 255);
    if (version > 1)
        bytes += std::string(2, '\0');
    return bytes + dictionary + data;
}

std::string dictionary(const std::string &shape, const std::string &type = "<f4", const std::string &fortran = "False")
{
    return "{'descr': '" + type + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }\n";
}

} // namespace

TEST_CASE("what saveNpy writes is numpy's format, and reads back the same")
{
    const TempFolder folder;
    const std::string path = folder / "x.npy";
    const std::vector<Tensor> tensors = {{{2, 3}, {1, -0.0f, 3.5f, std::numeric_limits<float>::infinity(), 1e-45f, 6}},
                                         {{}, {7}},
                                         {{4}, {1, 2, 3, 4}},
                                         {{0, 5}, {}},
                                         {{1, 1, 1, 1}, {2}}};
    for (const Tensor &tensor : tensors) {
        saveNpy(path, tensor);
        const Tensor back = readNpy(path);
        CHECK(back.shape == tensor.shape);
        CHECK(bytesOf(back.values) == bytesOf(tensor.values));
    }
    saveNpy(path, {{2, 3}, std::vector<float>(6, 1)});
    const std::string bytes = readFile(path, 1000, "array");
    CHECK(bytes.substr(0, 10) == std::string("\x93NUMPY\x01\0\x76\0", 10));
    CHECK(bytes.substr(10, 59) == "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }");
    CHECK(bytes.size() == 128 + 24);
    CHECK(bytes[127] == '\n');
}

TEST_CASE("versions 1 to 3, doubles, other quotes and orders of keys are read")
{
    const TempFolder folder;
    const std::string data = bytesOf<float>({1, 2});
    for (const char version : {'\1', '\2', '\3'})
        CHECK(readNpy(folder.file("x", npy(dictionary("(1, 2)"), data, version))).shape == Shape{1, 2});
    CHECK(readNpy(folder.file("x", npy(dictionary("(2,)", "<f8"), bytesOf<double>({0.1, 1e300})))).values
          == std::vector<float>{0.1f, std::numeric_limits<float>::infinity()});
    CHECK(readNpy(folder.file("x", npy(dictionary("(2,)", "<f4", "True"), data))).shape == Shape{2});
    CHECK(readNpy(folder.file("x", npy("{\"shape\":(2L,),\"fortran_order\":False,\"descr\":\"<f4\"}", data))).shape == Shape{2});
    CHECK(readNpy(folder.file("x", npy(dictionary("()"), bytesOf<float>({1})))).shape == Shape{});
}

TEST_CASE("a bad array is refused with its reason")
{
    const TempFolder folder;
    const std::string data = bytesOf<float>({1, 2});
    const std::string good = npy(dictionary("(2,)"), data);
    const struct {
        std::string bytes;
        std::string words;
    } rows[] = {
        {"", "does not begin as a NumPy array"},
        {std::string("PK\3\4") + std::string(100, 'x'), ".npz"},
        {"<!DOCTYPE html><html>", "web page"},
        {npy(dictionary("(2,)"), data, 4), "format version is 4"},
        {npy(dictionary("(2,)"), data, 0), "format version is 0"},
        {npy(dictionary("(2,)", ">f4"), data), "\">f4\", expected '<f4'"},
        {npy(dictionary("(2,)", "<i4"), data), "astype"},
        {npy(dictionary("(2,)", "|O"), data), "\"|O\", expected"},
        {npy("{'descr': [('a', '<f4'), ('b', '<f4')], 'fortran_order': False, 'shape': (1,), }", data), "a structured type"},
        {npy(dictionary("(1, 2)", "<f4", "True"), data), "Fortran order"},
        {npy(dictionary("(3,)"), data), "takes 12 bytes, the file holds 8"},
        {npy(dictionary("(1,)"), data), "takes 4 bytes, the file holds 8"},
        {npy(dictionary("(4611686018427387904, 8)"), data), "too large"},
        {npy(dictionary("(9223372036854775807,)"), data), "too large"},
        {npy(dictionary("(9223372036854775808,)"), data), "header is damaged"},
        {npy(dictionary("(-2,)"), data), "header is damaged"},
        {npy(dictionary("(2)"), data), "header is damaged"},
        {npy(dictionary("(2.0,)"), data), "header is damaged"},
        {npy(dictionary("[2]"), data), "header is damaged"},
        {npy(dictionary("(2,)", "<f4", "Maybe"), data), "header is damaged"},
        {npy("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", data), "header is damaged"},
        {npy("{'descr': '<f4', 'shape': (2,), }", data), "header is damaged"},
        {npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'x': 1}", data), "header is damaged"},
        {npy(dictionary("(2,)") + "x", data), "header is damaged"},
        {npy("", data), "header is damaged"},
        {std::string("\x93NUMPY\x02\0\xff\xff\xff\xff{", 13), "header of 4.3 GB is longer"},
    };
    for (const auto &row : rows)
        expectError(ErrorKind::Input, row.words, [&] { readNpy(folder.file("x.npy", row.bytes)); });
    for (std::size_t length = 0; length < good.size(); ++length)
        expectError(ErrorKind::Input, "cannot read array", [&] { readNpy(folder.file("x.npy", good.substr(0, length))); });
}

TEST_CASE("an array larger than memory is refused before anything is allocated")
{
    const TempFolder folder;
    const std::string header = npy(dictionary("(250000000000,)"), "");
    const std::string path = folder.file("x.npy", header);
    REQUIRE(::truncate(path.c_str(), static_cast<off_t>(header.size()) + 1'000'000'000'000) == 0);
    expectError(ErrorKind::OutOfMemory, "1.0 TB of memory", [&] { readNpy(path); });
}
