#include "core/arch/fold.h"
#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/data/file.h"
#include "core/layout/layout.h"

#include <benchmark/benchmark.h>

namespace residua {
namespace {

constexpr const char *names[] = {"resnet18", "resnet50", "resnet152"};

ResNetSpec specOf(benchmark::State &state)
{
    const char *name = names[state.range(0)];
    state.SetLabel(name);
    return *preset(name);
}

void expandGraph(benchmark::State &state)
{
    const ResNetSpec spec = specOf(state);
    for (auto _ : state)
        benchmark::DoNotOptimize(expand(spec));
}
BENCHMARK(expandGraph)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

void profileGraph(benchmark::State &state)
{
    const ResNetSpec spec = specOf(state);
    const Graph graph = expand(spec);
    for (auto _ : state)
        benchmark::DoNotOptimize(profile(spec, graph));
}
BENCHMARK(profileGraph)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

void foldGraph(benchmark::State &state)
{
    const ModelPtr model = makeModel(specOf(state));
    for (auto _ : state)
        benchmark::DoNotOptimize(fold(*model, static_cast<Level>(state.range(1))));
}
BENCHMARK(foldGraph)->ArgsProduct({{0, 1, 2}, {1, 2}})->ArgNames({"net", "level"})->Unit(benchmark::kMicrosecond);

void layOut(benchmark::State &state, const ResNetSpec &spec, Level level)
{
    const ModelPtr model = makeModel(spec);
    const FoldedGraph folded = fold(*model, level);
    const LayoutRequest request{*model, folded};
    for (auto _ : state)
        benchmark::DoNotOptimize(layout(request));
    state.counters["nodes"] = static_cast<double>(folded.nodes.size());
}

void layoutResnet152(benchmark::State &state)
{
    layOut(state, *preset("resnet152"), static_cast<Level>(state.range(0)));
}
BENCHMARK(layoutResnet152)->Arg(1)->Arg(2)->ArgName("level")->Unit(benchmark::kMillisecond);

void layout3500Nodes(benchmark::State &state)
{
    const SpecOrProblems read = parseSpec(readFile(RESIDUA_BENCH_FOLDER "/nodes3500.residua.json", 1'000'000, "architecture file"));
    if (const auto *spec = std::get_if<ResNetSpec>(&read))
        layOut(state, *spec, Level::Operation);
    else
        state.SkipWithError("nodes3500.residua.json has problems");
}
BENCHMARK(layout3500Nodes)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace residua
