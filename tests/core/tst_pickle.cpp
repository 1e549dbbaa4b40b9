#include "core/data/error.h"
#include "core/weights/pickle.h"
#include "core/weights/pickled_tensors.h"
#include "core/weights/weight_tree.h"
#include "tests/support/expect_error.h"

#include <chrono>
#include <doctest/doctest.h>

using namespace residua;
using namespace residua::test;
using namespace std::string_literals;

namespace {

Pickle read(const std::string &bytes)
{
    return readPickle(MemoryBytes(bytes), 0, "x");
}

std::vector<WeightSet> weights(const std::string &bytes)
{
    const auto source = std::make_shared<const MemoryBytes>(bytes);
    const Pickle pickle = readPickle(*source, 0, "x");
    return weightsIn(PickledTensors(
        pickle, source, [](const std::string &) { return std::make_shared<const MemoryBytes>(std::string(24, '\0')); }, "x"));
}

std::string text(const std::string &word)
{
    return "\x8c"s + static_cast<char>(word.size()) + word;
}

/// The tensor [2, 3] float32 of storage "0", or with other numbers.
std::string tensor(const std::string &offset = "K\0"s, const std::string &shape = "K\2K\3\x86"s, const std::string &strides = "K\3K\1\x86",
                   const std::string &elements = "K\6")
{
    return "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + "ctorch\nFloatStorage\n" + text("0") + text("cpu") + elements + "tQ"
        + offset + shape + strides + "\x89)tR";
}

std::string repeated(std::size_t times, const std::string &part)
{
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += part;
    return all;
}

} // namespace

TEST_CASE("a pickle becomes values, whatever the protocol")
{
    const Pickle pickle = read("\x80\4}(" + text("a") + "K\7" + text("b") + "J\xfe\xff\xff\xff" + text("c") + "\x8a\2\0\x80"s + text("d")
                               + "G\x3f\xf8\0\0\0\0\0\0"s + "u.");
    REQUIRE(pickle.kind(pickle.root) == PickleKind::Dict);
    const std::vector<PickleRef> &items = pickle.items(pickle.root);
    REQUIRE(items.size() == 8);
    CHECK(pickle.text(items[0]) == "a");
    CHECK(pickle[items[1]].integer == 7);
    CHECK(pickle[items[3]].integer == -2);
    CHECK(pickle[items[5]].integer == -32768);
    CHECK(pickle[items[7]].real == 1.5);
    const Pickle old = read("(lp0\nI01\naI-5\naF2.5\na(S'x'\nVy\ntp1\nag1\na.");
    REQUIRE(old.items(old.root).size() == 5);
    CHECK(old.kind(old.items(old.root)[0]) == PickleKind::Bool);
    CHECK(old[old.items(old.root)[1]].integer == -5);
    CHECK(old.items(old.root)[3] == old.items(old.root)[4]);
}

TEST_CASE("what a pickle would call is data, and is named")
{
    for (const std::string &bytes :
         {"cos\nsystem\n(S'touch canary'\ntR."s, "(S'touch canary'\nios\nsystem\n."s, "(cos\nsystem\nS'touch canary'\no."s,
          "\x80\2"
          "cos\nsystem\n"
              + text("touch canary") + "\x85\x81."s,
          "\x80\4" + text("os") + text("system") + "\x93" + text("touch canary") + "\x85R."s}) {
        const Pickle pickle = read(bytes);
        CHECK(pickle.kind(pickle.root) == PickleKind::Object);
        CHECK(pickle.globals() == std::vector<std::string>{"os.system"});
        CHECK(weights(bytes).empty());
    }
    CHECK(read("\x80\2\x82\5)R."s).globals() == std::vector<std::string>{"extension.5"});
}

TEST_CASE("a damaged pickle is told by its place")
{
    const struct {
        std::string bytes, words;
    } rows[] = {
        {"", "0 are left"},
        {"N", "0 are left"},
        {".", "empty stack"},
        {"(.", "empty stack"},
        {"a.", "empty stack"},
        {"N(a.", "empty stack"},
        {"t.", "a mark is missing"},
        {"h\0."s, "asks for value 0"},
        {"Nq\0h\5."s, "asks for value 5"},
        {"Nr\xff\xff\xff\xff.", "a memo of 4294967295 values"},
        {"}K\1a.", "appends to what is no list"},
        {"](K\1K\2u.", "puts a key into what is no dictionary"},
        {"}(K\1u.", "a key has no value"},
        {tensor() + "K\1K\2s.", "puts a key into what is no dictionary"},
        {tensor() + "K\1a.", "appends to what is no list"},
        {"K\1)R.", "calls what is no function"},
        {"cos\nsystem\nK\1R.", "arguments of a call are no tuple"},
        {"K\1Nb.", "builds what is no object"},
        {"\xff.", "step 255 is unknown"},
        {"\x80\6N.", "its protocol is 6"},
        {"\x8d\0\0\0\0\0\0\0\x10."s, "says that 1152921504606846976 bytes follow"},
        {"\x95\0\0\0\0\0\0\0\x10."s, "says that 1152921504606846976 bytes follow"},
        {"\x8b\0\0\0\x7f."s, "a number of 2130706432 bytes"},
        {"\x97.", "buffers outside of the file"},
        {"Ix\n.", "no number stands"},
        {"S'x\n.", "a text is not written as one"},
    };
    for (const auto &row : rows) {
        INFO(row.words);
        expectError(ErrorKind::Input, row.words, [&] { read(row.bytes); });
    }
}

TEST_CASE("a pickle made to fill memory or time is refused at once")
{
    const auto begin = std::chrono::steady_clock::now();
    expectError(ErrorKind::Input, "more than 1000000 steps", [] { read(repeated(2'000'000, "]") + "."); });
    expectError(ErrorKind::Input, "nested more than 100 deep", [] { weights(repeated(400'000, "]") + repeated(399'999, "a") + "."); });
    // Each list holds the one before it twice.
    std::string doubling = "]q\0"s;
    for (char i = 0; i < 90; ++i)
        doubling += "](h"s + i + "h"s + i + "eq"s + static_cast<char>(i + 1);
    expectError(ErrorKind::Input, "more than 2000000 values", [&] { weights(doubling + "."); });
    // One large list in many places.
    expectError(ErrorKind::Input, "more than 2000000 values",
                [] { weights("](" + repeated(400'000, "N") + "eq\0]("s + repeated(100'000, "h\0"s) + "e."); });
    // A list that holds itself.
    expectError(ErrorKind::Input, "nested more than 100 deep", [] { weights("]q\0h\0a."s); });
    std::string many = "](" + tensor() + "q\0"s;
    many += repeated(100'001, "h\0"s) + "e.";
    expectError(ErrorKind::Input, "more than 100000 tensors", [&] { weights(many); });
    expectError(ErrorKind::Input, "a name of 5000 bytes", [] { weights("}(X\x88\x13\0\0"s + std::string(5000, 'n') + tensor() + "u."); });
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(30)); // about 1 s; the rest is for slow machines
}

TEST_CASE("a tensor must lie in its storage")
{
    CHECK(weights("}" + text("w") + tensor() + "s.").front().tensors.front().stored.shape == Shape{2, 3});
    const struct {
        std::string bytes, words;
    } rows[] = {
        {tensor("K\1"), "reaches beyond the 24 bytes"},
        {tensor("J\xff\xff\xff\xff"), "it has no storage"},
        {tensor("K\0"s, "K\2K\4\x86", "K\4K\1\x86"), "reaches beyond the 24 bytes"},
        {tensor("K\0"s, "K\2K\3\x86", "K\4K\1\x86"), "reaches beyond the 24 bytes"},
        {tensor("K\0"s, "J\xff\xff\xff\xffK\3\x86", "K\3K\1\x86"), "are negative"},
        {tensor("K\0"s, "K\2K\3\x86", "J\xff\xff\xff\xffK\1\x86"), "are negative"},
        {tensor("K\0"s, "K\2\x85", "K\3K\1\x86"), "do not go together"},
        {tensor("K\0"s, "\x8a\x08\0\0\0\0\0\0\0\x40\x8a\x08\0\0\0\0\0\0\0\x40\x86"s, "K\0K\0\x86"s), "reaches beyond"},
        {tensor("K\0"s, "K\2K\3\x86", "K\3K\1\x86", "K\7"), "7 elements, that is 28 bytes; 24 are in the file"},
        {tensor("K\0"s, "K\2K\3\x86", "K\3K\1\x86", "K\5"), "5 elements, that is 20 bytes; 24 are in the file"},
        {tensor("K\0"s, "K\2K\3\x86", "K\3K\1\x86", "\x8a\x08\xff\xff\xff\xff\xff\xff\xff\x7f"), "9223372036854775807 elements"},
    };
    for (const auto &row : rows) {
        INFO(row.words);
        expectError(ErrorKind::Input, row.words, [&] { weights("}" + text("w") + row.bytes + "s."); });
        expectError(ErrorKind::Input, "tensor \"w\"", [&] { weights("}" + text("w") + row.bytes + "s."); });
    }
    // Two tensors of one storage; an empty one of strides that lead nowhere.
    const std::vector<WeightSet> shared = weights("}(" + text("a") + tensor() + text("b") + tensor("K\0"s, "K\3K\2\x86", "K\1K\3\x86")
                                                  + text("c") + tensor("K\0"s, "K\0K\3\x86"s, "K\x63K\x63\x86") + "u.");
    CHECK(shared.front().tensors.size() == 3);
}

TEST_CASE("dictionaries that nest are one set; Python 2's ordered dictionaries too")
{
    std::string layers = "}(";
    for (const char *name : {"a", "b", "c", "d"})
        layers += text(name) + "}" + text("kernel") + tensor() + "s";
    const std::vector<WeightSet> nested = weights("}" + text("params") + layers + "us.");
    REQUIRE(nested.size() == 1);
    CHECK(nested.front().name == "params");
    CHECK(nested.front().tensors[3].name == "d.kernel");
    const std::vector<WeightSet> python2 =
        weights("ccollections\nOrderedDict\n(](](" + text("w") + tensor() + "e](" + text("v") + tensor() + "eetR.");
    REQUIRE(python2.size() == 1);
    CHECK(python2.front().tensors[1].name == "v");
    expectError(ErrorKind::Input, "the key \"w\" stands twice",
                [&] { weights("}(" + text("w") + tensor() + text("w") + tensor("K\0"s, "K\6\x85", "K\1\x85") + "u."); });
}
