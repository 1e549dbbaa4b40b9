#include "core/arch/presets.h"
#include "core/data/engine.h"

#include <benchmark/benchmark.h>

namespace residua {
namespace {

constexpr const char *names[] = {"resnet18", "resnet50", "resnet152"};

/// What happens at every edit: the module tree on the meta device and a pass of shapes through libtorch.
void buildAndTrace(benchmark::State &state)
{
    const ModelPtr model = makeModel(*preset(names[state.range(0)]));
    state.SetLabel(names[state.range(0)]);
    const auto engine = openEngine();
    for (auto _ : state) {
        const auto network = engine->build(model);
        benchmark::DoNotOptimize(network->traceShapes(1));
    }
}
BENCHMARK(buildAndTrace)->DenseRange(0, 2)->Unit(benchmark::kMillisecond)->MinWarmUpTime(0.2);

void build(benchmark::State &state)
{
    const ModelPtr model = makeModel(*preset(names[state.range(0)]));
    state.SetLabel(names[state.range(0)]);
    const auto engine = openEngine();
    for (auto _ : state)
        benchmark::DoNotOptimize(engine->build(model));
}
BENCHMARK(build)->DenseRange(0, 2)->Unit(benchmark::kMillisecond)->MinWarmUpTime(0.2);

} // namespace
} // namespace residua
