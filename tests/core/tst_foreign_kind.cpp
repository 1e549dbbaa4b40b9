#include "core/data/foreign_kind.h"

#include <doctest/doctest.h>
#include <string>
#include <utility>
#include <vector>

using namespace residua;
using namespace std::string_literals;

namespace {

/// What the words of each are to hold.
void checkWords(std::string (*wordsOf)(std::string_view start), const std::vector<std::pair<std::string, std::string>> &expected)
{
    for (const auto &row : expected) {
        CAPTURE(row.second);
        CHECK_MESSAGE(wordsOf(row.first).find(row.second) != std::string::npos, wordsOf(row.first));
    }
}

} // namespace

TEST_CASE("what lies where weights are expected is named")
{
    const std::string zeros(40, '\0');
    const std::string hdf5 = "\x89HDF\r\n\x1a\n";
    checkWords(foreignKind,
               {
                   {hdf5 + zeros, "HDF5"},
                   {std::string(512, 'x') + hdf5, "HDF5"},
                   {std::string(1024, '\0') + hdf5, "HDF5"},
                   {std::string(2048, '\0') + hdf5, "HDF5"},
                   {std::string(4096, '\0') + hdf5, "HDF5"},
                   {"\xfd"
                    "7zXZ\0"s
                        + zeros,
                    "compressed with xz"},
                   {"\x28\xb5\x2f\xfd" + zeros, "compressed with Zstandard"},
                   {"BZh91AY" + zeros, "compressed with bzip2"},
                   {"\x04\x22\x4d\x18" + zeros, "compressed with LZ4"},
                   {"7z\xbc\xaf\x27\x1c" + zeros, "a 7z archive"},
                   {"Rar!\x1a\x07\1" + zeros, "a RAR archive"},
                   {"\x1c\0\0\0TFL3"s + zeros, "TensorFlow Lite"},
                   {"%PDF-1.4\n", "PDF"},
                   {"\xef\xbb\xbf<!-- hi --><!doctype HTML><html>", "web page"},
                   {"<!-- saved -->\n<html>", "web page"},
                   {"<?xml version=\"1.0\"?><html xmlns=\"x\">", "web page"},
                   {"<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>", "XML text that begins"},
                   {"\xff\xfeh\0e\0l\0l\0o\0"s, "UTF-16"},
                   {"\xfe\xff\0h\0e\0l\0l\0o"s, "UTF-16"},
                   {"{\"error\":\"Repository not found\"}", "server's answer, \"{\"error\":\"Repository not found\"}\""},
                   {"\xe7\xbd\x91\xe7\xbb\x9c\xe6\x9d\x83\xe9\x87\x8d", "text file that begins"},
                   {"{\"weight_map\": {\"a\": \"pytorch_model-00001-of-00002.bin\"}}", "pytorch_model.bin.index.json"},
                   {"{\"weight_map\": {\"a\": \"model-00001-of-00002.safetensors\"}}", "model.safetensors.index.json"},
               });
    CHECK(foreignKind("\xff\xfe\1\0\0\0\0\0{\"a\""s).empty()); // the length of a header
    CHECK(foreignKind(std::string(4104, '\0')).empty());
}

TEST_CASE("what is plainly no JSON document is named, and what a person wrote wrongly is left to the reader")
{
    checkWords(foreignDocument,
               {
                   {"\n\x08ResNet50\xa2\x06\x10\x10\x10", "neither text nor a weight file"},
                   {"  \x01 bytes", "neither text nor a weight file"},
                   {"{\x01\x02\x03\x04\x05\x06\x07", "neither text nor a weight file"},
                   {"{\"error\":\"Repository not found\"}", "server's answer"},
                   {"{\n \"message\": \"Not Found\", \"status\": \"404\"}", "server's answer"},
                   {"{\"detail\": \"Authentication required\"}", "server's answer"},
                   {"{\"metadata\": {}, \"weight_map\": {}}", "sharded"},
                   {"\xef\xbb\xbf<html>", "web page"},
                   {"\xef\xbb\xbf", "is empty"},
               });
    for (const std::string &text : {"{}"s, "[1, 2]"s, "42"s, "{ stages: 4 }"s, "{\"message\": 1, \"stages\": []}"s,
                                    "{\"name\": \"a\x07\"}"s, "\xef\xbb\xbf{\"stages\": []}"s, "{\"note\": \"error\"}"s})
        CHECK_MESSAGE(foreignDocument(text).empty(), foreignDocument(text));
}
