#include "tests/bench/window.h"

#include "ui/models/layer_view.h"

namespace residua {
namespace {

using namespace bench;

/// A window in which stage 3 of ResNet-152 becomes deeper and shallower.
struct EditedWindow : BenchWindow {
    std::vector<double> times; ///< milliseconds of each edit, from the change of the number until it is painted and confirmed
    std::int64_t depth = 36;
    int direction = 1;

    double edit()
    {
        direction = depth >= 44 ? -1 : depth <= 28 ? 1 : direction;
        depth += direction;
        ResNetSpec next = session.shown().spec();
        next.stages[2].depth = depth;
        QElapsedTimer timer;
        timer.start();
        session.shown().propose(next, {QStringLiteral("Set stage 3 depth"), QStringLiteral("stages.2.depth")});
        settle([this] { return isCurrent(*this); });
        QCoreApplication::processEvents(); // what is still to be painted
        return static_cast<double>(timer.nsecsElapsed()) / 1e9;
    }
};

/// The same edit in a window with one variant, and in one with three of which the first is the baseline, the columns of the
/// difference are on and the cost map is seen: in turn, so that both meet the same machine. `ratio`: of their p95; at most 1.1 is promised.
void editOfVariants(benchmark::State &state)
{
    EditedWindow one, three;
    if (!one.open("resnet152") || !three.open("resnet152")) {
        state.SkipWithError("the model was not confirmed");
        return;
    }
    three.session.duplicateVariant(three.session.idAt(0));
    three.session.duplicateVariant(three.session.idAt(0));
    three.session.setBaseline(three.session.idAt(0));
    for (const auto column : {LayerModel::MoreParameters, LayerModel::MoreMacs, LayerModel::MoreActivation})
        three.window.layers().setColumnShown(column, true);
    three.window.actions().costMap->trigger();
    settle([&three] { return isCurrent(three); });
    constexpr int inTurn = 8;
    const auto turn = [](EditedWindow &w) {
        double seconds = 0;
        for (int i = 0; i < inTurn; ++i) {
            const double once = w.edit();
            seconds += once;
            w.times.push_back(once * 1e3);
        }
        return seconds / inTurn;
    };
    for (int i = 0; i < 6; ++i)
        turn(one), turn(three);
    one.times.clear(), three.times.clear();
    for (auto _ : state) {
        turn(one);
        state.SetIterationTime(turn(three));
    }
    report(state, one.times, "one_");
    report(state, three.times);
    state.counters["ratio"] = state.counters["p95_ms"] / state.counters["one_p95_ms"];
}
BENCHMARK(editOfVariants)->UseManualTime()->Iterations(120)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace residua
