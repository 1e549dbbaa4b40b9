#include "core/data/error.h"
#include "core/weights/checkpoint.h"
#include "core/weights/weight_file.h"
#include "tests/support/expect_error.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace residua;
using namespace residua::test;
using namespace std::string_literals;

namespace {

/// A file of tests/reference/checkpoints, see make.py there.
std::string fixture(const std::string &name)
{
    return RESIDUA_TEST_FOLDER "/reference/checkpoints/" + name;
}

std::vector<std::string> names(const Checkpoint &checkpoint)
{
    std::vector<std::string> all;
    for (const CheckpointTensor &tensor : checkpoint.taken().tensors)
        all.push_back(tensor.name);
    return all;
}

std::size_t place(const Checkpoint &checkpoint, const std::string &name)
{
    const std::vector<std::string> all = names(checkpoint);
    const auto found = std::find(all.begin(), all.end(), name);
    REQUIRE_MESSAGE(found != all.end(), name);
    return static_cast<std::size_t>(found - all.begin());
}

/// Each element is its place in row-major order from `first` on.
void checkCounted(const WeightTensor &tensor, std::int64_t first = 0)
{
    const std::size_t count = tensor.integers.empty() ? tensor.values.size() : tensor.integers.size();
    REQUIRE(static_cast<std::int64_t>(count) == elementCount(tensor.shape));
    for (std::size_t i = 0; i < count; ++i) {
        const auto expected = first + static_cast<std::int64_t>(i);
        CHECK((tensor.integers.empty() ? tensor.values[i] == static_cast<float>(expected) : tensor.integers[i] == expected));
    }
}

void checkState(const std::string &file, const std::string &format)
{
    const Checkpoint checkpoint(fixture(file));
    CHECK(checkpoint.format() == format);
    CHECK(checkpoint.notes().empty());
    const struct {
        const char *name, *dtype;
        Shape shape;
    } rows[] = {{"plain", "F32", {2, 3}},   {"transposed", "F32", {2, 3}}, {"channels_last", "F32", {2, 3, 2, 2}},
                {"part", "F32", {2, 3}},    {"every_second", "F32", {4}},  {"half", "F16", {2, 3}},
                {"bfloat", "BF16", {2, 3}}, {"double", "F64", {2, 3}},     {"long", "I64", {2, 3}},
                {"int", "I32", {2, 3}},     {"short", "I16", {2, 3}},      {"char", "I8", {2, 3}},
                {"byte", "U8", {2, 3}},     {"bool", "BOOL", {2}}};
    for (const auto &row : rows) {
        CAPTURE(row.name);
        const WeightTensor tensor = checkpoint.read(place(checkpoint, row.name));
        CHECK(tensor.dtype == row.dtype);
        CHECK(tensor.shape == row.shape);
        checkCounted(tensor);
    }
    CHECK(checkpoint.read(place(checkpoint, "scalar")).values == std::vector<float>{7});
    CHECK(checkpoint.read(place(checkpoint, "empty")).values.empty());
}

} // namespace

TEST_CASE("what torch.save writes is read, today's form and the one before 1.6")
{
    checkState("state.pth", "PyTorch");
    checkState("state_old.pth", "PyTorch before 1.6");
    const Checkpoint checkpoint(fixture("state.pth"));
    const std::size_t float8 = place(checkpoint, "float8");
    CHECK(checkpoint.taken().tensors[float8].stored.shape == Shape{2, 3});
    expectError(ErrorKind::Input, "F8_E4M3 (torch.float8_e4m3fn)", [&] { checkpoint.read(float8); });
    CHECK(readWeights(fixture("state.pth")).skipped == std::vector<std::string>{"float8: F8_E4M3 (torch.float8_e4m3fn) [2, 3]"});
}

TEST_CASE("of a training checkpoint the weights are taken; an average and the optimiser's are not")
{
    const Checkpoint checkpoint(fixture("training.pth"));
    CHECK(checkpoint.taken().name == "model");
    CHECK(names(checkpoint) == std::vector<std::string>{"module.plain", "module.half", "module.scalar"});
    REQUIRE(checkpoint.notes().size() == 2);
    CHECK(checkpoint.notes()[0].find("\"model\" (3 tensors) is used; it also holds \"model_ema\" (3 tensors, a running average (EMA))")
          != std::string::npos);
    CHECK(checkpoint.notes()[1].find("looked into and not run: nowhere.Lightning") != std::string::npos);
    const Checkpoint average(fixture("training.pth") + "#model_ema");
    CHECK(names(average) == std::vector<std::string>{"plain", "half", "scalar"});
    CHECK(std::any_of(average.sets().begin(), average.sets().end(), [](const WeightSet &set) { return set.optimiser; }));
    expectError(ErrorKind::Input, "no set of weights \"other\"; it holds \"model\" (3 tensors), \"model_ema\"",
                [] { const Checkpoint other(fixture("training.pth") + "#other"); });
}

TEST_CASE("of two copies of a network in one state dict the one that is meant is taken")
{
    const Checkpoint checkpoint(fixture("copies.pth"));
    CHECK(checkpoint.taken().name == "state_dict.encoder_q");
    CHECK(names(checkpoint)
          == std::vector<std::string>{"module.encoder_q.a", "module.encoder_q.b", "module.encoder_q.c", "module.encoder_q.d",
                                      "module.queue"});
    CHECK(Checkpoint(fixture("copies.pth") + "#encoder_k").taken().name == "state_dict.encoder_k");
}

TEST_CASE("a whole module and TorchScript give what their state_dict would")
{
    for (const char *file : {"module.pth", "script.pt"}) {
        CAPTURE(file);
        const Checkpoint checkpoint(fixture(file));
        std::vector<std::string> all = names(checkpoint);
        std::sort(all.begin(), all.end());
        std::vector<std::string> expected = {
            "conv1.bias",           "conv1.weight",   "kept", "layer1.0.bias", "layer1.0.num_batches_tracked", "layer1.0.running_mean",
            "layer1.0.running_var", "layer1.0.weight"};
        if (checkpoint.format() == "TorchScript")
            expected.insert(expected.begin() + 2, "dropped"); // TorchScript does not tell which buffers are not saved
        CHECK(all == expected);
        for (const char *name : {"conv1.weight", "conv1.bias", "kept", "layer1.0.running_var"})
            checkCounted(checkpoint.read(place(checkpoint, name)));
    }
}

TEST_CASE("pickles of NumPy arrays are read in every protocol")
{
    for (const char protocol : {'0', '1', '2', '3', '4', '5'}) {
        CAPTURE(protocol);
        const std::string path = fixture(std::string("arrays") + protocol + ".pkl");
        CHECK(isWeightFile(path));
        const Checkpoint checkpoint(path);
        CHECK(checkpoint.format() == "pickle");
        CHECK(checkpoint.notes().empty());
        for (const char *name : {"plain", "fortran", "double", "long", "large"}) {
            CAPTURE(name);
            checkCounted(checkpoint.read(place(checkpoint, name)));
        }
        checkCounted(checkpoint.read(place(checkpoint, "high")), 120);
    }
}

TEST_CASE("tensors that Python's own pickle wrote are read in every protocol")
{
    for (const char protocol : {'0', '1', '2', '3', '4', '5'}) {
        CAPTURE(protocol);
        const std::string file = std::string("tensors") + protocol + ".pkl";
        CHECK(isWeightFile(fixture(file)));
        checkState(file, "pickle");
    }
}

TEST_CASE("a part of a set of weight files says so, by its name or by the index beside it")
{
    const TempFolder folder;
    const std::string bytes = readFile(fixture("state.pth"), 100'000, "weight file");
    for (const char *name : {"model-00001-of-00002.safetensors", "pytorch_model-00003-of-00003.bin"})
        CHECK(Checkpoint(folder.file(name, bytes)).part().find(" of a set of weight files, as its name says") != std::string::npos);
    for (const char *name : {"model-00001-of-00001.safetensors", "one-of-a-kind.pth", "best-of-5.pth", "5-of-4.pth", "first.pth"})
        CHECK_MESSAGE(Checkpoint(folder.file(name, bytes)).part().empty(), name);
    folder.file("model.safetensors.index.json", R"({"weight_map": {"a": "first.pth", "b": "second.pth"}})");
    CHECK(Checkpoint(folder.file("first.pth", bytes)).part().find("model.safetensors.index.json") != std::string::npos);
    CHECK(Checkpoint(folder.file("third.pth", bytes)).part().empty());
}

TEST_CASE("the pickle of an unpacked file is told as that")
{
    const TempFolder folder;
    const std::string bytes = "\x80\2}X\1\0\0\0wctorch._utils\n_rebuild_tensor_v2\n((X\7\0\0\0storagectorch\nFloatStorage\nX\1\0\0\0"
                              "0X\3\0\0\0cpuK\1tQK\0K\1\x85K\1\x85\x89NtRs."s;
    expectError(ErrorKind::Input, "it is the data.pkl of an unpacked PyTorch file", [&] { readWeights(folder.file("data.pkl", bytes)); });
}

TEST_CASE("texts of Python 2 are read as it wrote them")
{
    const TempFolder folder;
    const std::string array = "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS'b'\ntR(I1\n(I1\ntcnumpy\ndtype\n(S'f4'\nI0\n"
                              "I1\ntR(I3\nS'<'\nNNNI-1\nI-1\nI0\ntbI00\nS\"\\x00\\x00\\x80?\"\ntb";
    const std::string path = folder.file("python2.pkl", "(dp0\nS'it\\'s \\t1'\n" + array + "s.");
    REQUIRE(isWeightFile(path));
    const Checkpoint checkpoint(path);
    CHECK(names(checkpoint) == std::vector<std::string>{"it's \t1"});
    CHECK(checkpoint.read(0).values == std::vector<float>{1.0f});
    for (const char *end : {"S'\\x4'\n", "S'\\'\n", "S'a\n", "S'\\q'\n", "V\\u12\n", "V\\U00110000\n"})
        CHECK_FALSE(isWeightFile(folder.file("damaged.pkl", std::string("(d") + end + array + "s.")));
}

TEST_CASE("what begins like a pickle of protocol 0 and is none is no weight file")
{
    const TempFolder folder;
    for (const char *text : {"(see the other file)", "chapter 1\nthe end\n", "]", "}", "}.x", ""})
        CHECK_FALSE(isWeightFile(folder.file("text", text)));
}

TEST_CASE("a file that is cut off anywhere is refused, and never half read")
{
    const TempFolder folder;
    for (const char *file : {"state.pth", "state_old.pth", "module.pth", "script.pt", "arrays0.pkl", "arrays2.pkl", "arrays4.pkl"}) {
        const std::string bytes = readFile(fixture(file), 100'000, "weight file");
        for (std::size_t length = 0; length < bytes.size(); length += length < 300 ? 1 : 37)
            expectError(ErrorKind::Input, "cannot read weight file", [&] { readWeights(folder.file("cut", bytes.substr(0, length))); });
        expectError(ErrorKind::Input, "cannot read weight file", [&] { readWeights(folder.file("longer", bytes + "x")); });
    }
}

TEST_CASE("a few bytes that are said to be a large tensor are not read")
{
    const TempFolder folder;
    const std::string shape = "\x8a\4\0\0\0\x40\x85"; // 2^30
    const std::string bytes = "\x80\2}X\1\0\0\0wcnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\nK\0\x85U\1btR(K\1" + shape
        + "cnumpy\ndtype\n(U\2f4K\0K\1tR(K\3U\1<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb\x89U\4abcdtbs.";
    expectError(ErrorKind::Input, "cannot read weight file", [&] { readWeights(folder.file("x", bytes)); });
}

TEST_CASE("a tensor alone is no set of weights where there are others, however large it is")
{
    const auto set = [](const std::string &name, std::size_t tensors, std::uint64_t elements) {
        WeightSet result{name, {}};
        for (std::size_t i = 0; i < tensors; ++i) {
            StoredTensor stored;
            stored.type = elementOfWord("F32");
            stored.shape = {static_cast<std::int64_t>(elements)};
            stored.elements = elements;
            stored.bytes = std::make_shared<const MemoryBytes>(std::string());
            result.tensors.push_back({std::to_string(i), stored});
        }
        return result;
    };
    const WeightSet bank = set("", 1, 1000), other = set("other", 1, 10);
    CHECK(takenSet({bank, set("state_dict", 2, 10)}) == 1);
    CHECK(takenSet({set("contrast", 2, 1000), set("state_dict", 2, 10)}) == 0);
    CHECK(takenSet({other, bank}) == 1);
}
