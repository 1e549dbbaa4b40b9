#include "core/arch/fold.h"
#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/compare/advise.h"
#include "core/compare/compare.h"
#include "core/compare/fit.h"
#include "core/compare/sweep.h"
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

/// Two networks of which every operation differs.
void compareNetworks(benchmark::State &state)
{
    ResNetSpec other = specOf(state);
    other.norm.eps = 1e-3;
    other.stages[2].depth += 2;
    const ModelPtr a = makeModel(specOf(state)), b = makeModel(other);
    for (auto _ : state)
        benchmark::DoNotOptimize(compare(*a, *b));
}
BENCHMARK(compareNetworks)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

void adviseNothing(benchmark::State &state)
{
    const ModelPtr model = makeModel(specOf(state));
    for (auto _ : state)
        benchmark::DoNotOptimize(advise(*model));
}
BENCHMARK(adviseNothing)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

void fitByWidth(benchmark::State &state)
{
    const ResNetSpec spec = specOf(state);
    for (auto _ : state)
        benchmark::DoNotOptimize(fitToBudget(spec, {.limit = 8'000'000, .multipleOf = state.range(1)}));
}
BENCHMARK(fitByWidth)->ArgsProduct({{0, 1, 2}, {1, 8}})->ArgNames({"net", "multiple"})->Unit(benchmark::kMillisecond);

/// One combination of a sweep over ResNet-50, by arithmetic.
void sweepCombination(benchmark::State &state)
{
    const std::string lists[] = {"stages.2.depth=4,5,6,7,8", "stages.2.width=192,224,256,288"};
    std::vector<SweepAxis> axes;
    for (const std::string &list : lists)
        axes.push_back(std::get<SweepAxis>(parseAxis(list)));
    const Sweep sweep(*preset("resnet50"), axes);
    std::uint64_t index = 0;
    for (auto _ : state) {
        const SpecOrProblems read = sweep.at(index);
        benchmark::DoNotOptimize(sweep.line(index, totalsOf(std::get<ResNetSpec>(read), 1)));
        index = (index + 1) % sweep.size();
    }
}
BENCHMARK(sweepCombination)->Unit(benchmark::kMicrosecond);

} // namespace
} // namespace residua
