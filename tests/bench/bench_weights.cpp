// What it costs to know what a weight file of 100 MB holds: its tensors listed, none read. The baselines: all of its bytes read, and
// libtorch loading it. `peak_MB` is what the process had at most above what it had before, in 10^6 bytes.
#include "core/arch/model.h"
#include "core/arch/presets.h"
#include "core/data/file.h"
#include "core/weights/checkpoint.h"
#include "core/weights/safetensors.h"
#include "tests/support/temp_folder.h"

#include <ATen/core/Dict.h>
#include <ATen/ops/zeros.h>
#include <torch/csrc/jit/serialization/pickle.h>

#include <benchmark/benchmark.h>

#include <fstream>
#include <string>
#include <vector>

namespace residua {
namespace {

constexpr std::uint64_t most = 200'000'000;

/// ResNet-50's parameters as safetensors and as torch.save's zip, written once.
struct WeightFiles {
    test::TempFolder folder;
    std::string safetensors = folder / "resnet50.safetensors", zip = folder / "resnet50.pth";

    WeightFiles()
    {
        WeightMap weights;
        c10::Dict<std::string, at::Tensor> tensors;
        const ModelPtr model = makeModel(*preset("resnet50"));
        for (const StateEntry &entry : model->state()) {
            weights[entry.name] = {entry.shape, "F32", std::vector<float>(static_cast<std::size_t>(elementCount(entry.shape))), {}};
            tensors.insert(entry.name, at::zeros(entry.shape));
        }
        saveSafetensors(safetensors, weights);
        const std::vector<char> bytes = torch::jit::pickle_save(tensors);
        std::ofstream(zip, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
};

const std::string &fileOf(benchmark::State &state)
{
    static const WeightFiles files;
    const std::string &path = state.range(0) == 0 ? files.safetensors : files.zip;
    state.SetLabel(state.range(0) == 0 ? "safetensors" : "PyTorch's zip");
    state.counters["file_MB"] = static_cast<double>(readFile(path, most, "weight file").size()) / 1e6; // and it is in the cache
    return path;
}

/// Bytes that the process had at most since `forgetPeak`.
double peakBytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (double kibibytes = 0; word == "VmHWM:" && status >> kibibytes)
            return kibibytes * 1024;
    return 0;
}

/// Where the kernel refuses it, the peak is that of the whole process.
void forgetPeak()
{
    std::ofstream("/proc/self/clear_refs") << 5;
}

template <class Act>
void measure(benchmark::State &state, Act act)
{
    const std::string &path = fileOf(state);
    forgetPeak();
    const double before = peakBytes();
    for (auto _ : state)
        act(path);
    state.counters["peak_MB"] = (peakBytes() - before) / 1e6;
}

void listTensors(benchmark::State &state)
{
    measure(state, [](const std::string &path) { benchmark::DoNotOptimize(Checkpoint(path).shapes()); });
}
BENCHMARK(listTensors)->DenseRange(0, 1)->Unit(benchmark::kMillisecond);

void readAllBytes(benchmark::State &state)
{
    measure(state, [](const std::string &path) { benchmark::DoNotOptimize(readFile(path, most, "weight file")); });
}
BENCHMARK(readAllBytes)->DenseRange(0, 1)->Unit(benchmark::kMillisecond);

void loadByLibtorch(benchmark::State &state)
{
    measure(state, [](const std::string &path) {
        const std::string bytes = readFile(path, most, "weight file");
        benchmark::DoNotOptimize(torch::jit::pickle_load({bytes.begin(), bytes.end()}));
    });
}
BENCHMARK(loadByLibtorch)->Arg(1)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace residua
