#include "core/arch/presets.h"
#include "core/data/engine.h"
#include "core/data/random.h"
#include "tests/engine/reference_net.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>

namespace residua {
namespace {

constexpr const char *names[] = {"resnet18", "resnet50", "resnet152"};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

template <typename Pass>
double milliseconds(Pass pass)
{
    const auto begin = std::chrono::steady_clock::now();
    pass();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

/// The interpreter's loop against the same network called directly, in pairs, each first in turn.
/// `ratio` is the median of the pairs' ratios: at most 1.02 is wanted. The time shown is the loop's.
void loopAgainstDirect(benchmark::State &state)
{
    state.SetLabel(names[state.range(0)]);
    const auto engine = openEngine();
    const auto network = engine->build(makeModel(*preset(names[state.range(0)])));
    network->initialise(0);
    const ReferenceNet direct(network->weights());
    Tensor input{{1, 3, 224, 224}, std::vector<float>(3 * 224 * 224)};
    fillNormal(streamKey(0, "input"), input.values);
    const auto loopPass = [&] { benchmark::DoNotOptimize(network->run(input, {})); };
    const auto directPass = [&] { benchmark::DoNotOptimize(direct.forward(input)); };
    for (int i = 0; i < 3; ++i) {
        loopPass();
        directPass();
    }
    std::vector<double> loopTimes, directTimes, ratios;
    for (auto _ : state) {
        const bool loopFirst = ratios.size() % 2 == 0;
        const double first = loopFirst ? milliseconds(loopPass) : milliseconds(directPass);
        const double second = loopFirst ? milliseconds(directPass) : milliseconds(loopPass);
        loopTimes.push_back(loopFirst ? first : second);
        directTimes.push_back(loopFirst ? second : first);
        ratios.push_back(loopTimes.back() / directTimes.back());
        state.SetIterationTime(loopTimes.back() / 1000);
    }
    state.counters["loop_ms"] = median(loopTimes);
    state.counters["direct_ms"] = median(directTimes);
    state.counters["ratio"] = median(ratios);
}
BENCHMARK(loopAgainstDirect)->DenseRange(0, 2)->Unit(benchmark::kMillisecond)->UseManualTime()->MinTime(5);

} // namespace
} // namespace residua
