#include "tests/bench/window.h"

#include "ui/look/flat_style.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <algorithm>
#include <ctime>

namespace residua {
namespace {

using namespace bench;

/// Passes of ResNet-152, one after another, as a second window of the program would run them.
class Load : public QObject {
public:
    explicit Load(bool on)
    {
        if (!on)
            return;
        m_session.setDocument(documentOf(*preset("resnet152")));
        connect(&m_session.shown(), &NetworkState::runResultChanged, &m_worker, &Worker::run, Qt::QueuedConnection);
        m_worker.start();
        m_worker.run();
        settle([this] { return m_session.shown().runResult() != nullptr; });
    }

private:
    Session m_session;
    Worker m_worker{m_session};
};

/// One edit of ResNet-152's stage 3 depth, from the change of the number until tree, table, totals and picture show it, are painted,
/// and the live model has confirmed it. A forward pass of ResNet-152 runs all the while, or nothing is painted (then it is the time
/// until everything is right, not until it is seen), or there are three variants and the cost map is seen.
enum Circumstance { Alone, WhileRunning, Unpainted, Choosing };

void edit(benchmark::State &state)
{
    BenchWindow w;
    const auto current = [&w] { return isCurrent(w); };
    if (!w.open("resnet152", state))
        return;
    const Load load(state.range(0) == WhileRunning);
    if (state.range(0) == Choosing) {
        for (const char *other : {"wide", "deep"})
            w.session.addVariant({other, "", *preset("resnet152")}, {});
        w.window.actions().costMap->trigger();
        settle(current);
    }
    w.window.setUpdatesEnabled(state.range(0) != Unpainted);
    std::vector<double> times;
    std::int64_t depth = 36;
    double proposed = 0, settled = 0; // milliseconds of all edits until the models, and until all but the painting
    int direction = 1;
    const auto step = [&] {
        direction = depth >= 44 ? -1 : depth <= 28 ? 1 : direction;
        depth += direction;
        ResNetSpec next = w.session.shown().spec();
        next.stages[2].depth = depth;
        QElapsedTimer timer;
        timer.start();
        w.session.shown().propose(next, {QStringLiteral("Set stage 3 depth"), QStringLiteral("stages.2.depth")});
        proposed += static_cast<double>(timer.nsecsElapsed()) / 1e6;
        settle(current);
        settled += static_cast<double>(timer.nsecsElapsed()) / 1e6;
        QCoreApplication::processEvents(); // what is still to be painted
        return static_cast<double>(timer.nsecsElapsed()) / 1e9;
    };
    for (int i = 0; i < 50; ++i)
        step();
    proposed = settled = 0;
    for (auto _ : state) {
        const double seconds = step();
        state.SetIterationTime(seconds);
        times.push_back(seconds * 1e3);
    }
    report(state, times);
    state.counters["models_ms"] = proposed / static_cast<double>(times.size());
    state.counters["settled_ms"] = settled / static_cast<double>(times.size());
    const char *labels[] = {"", "while a pass of resnet152 runs", "without painting", "of three variants, with the cost map"};
    state.SetLabel(labels[state.range(0)]);
}
BENCHMARK(edit)->DenseRange(Alone, Choosing)->UseManualTime()->Iterations(1200)->Unit(benchmark::kMillisecond);

/// Start of the program in a process of its own: first paint, confirmed model, and the longest gap of the event loop meanwhile.
void start(benchmark::State &state)
{
    std::vector<double> paints, confirmations, gaps;
    const auto median = [](std::vector<double> values) {
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    };
    for (auto _ : state) {
        timespec now{};
        ::clock_gettime(CLOCK_MONOTONIC, &now);
        QProcess process;
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/residua"),
                      {QStringLiteral("--report-start"), QString::number(now.tv_sec * 1'000'000'000LL + now.tv_nsec)});
        process.waitForFinished();
        const QJsonObject report = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        if (!report[QStringLiteral("confirmed")].toBool()) {
            state.SkipWithError("the program did not start");
            return;
        }
        paints.push_back(report[QStringLiteral("first_paint_ms")].toDouble());
        confirmations.push_back(report[QStringLiteral("confirmed_ms")].toDouble());
        gaps.push_back(report[QStringLiteral("longest_gap_ms")].toDouble());
        state.SetIterationTime(confirmations.back() / 1e3);
    }
    state.counters["first_paint_ms"] = median(paints);
    state.counters["confirmed_ms"] = median(confirmations);
    state.counters["gap_ms"] = median(gaps);
    state.counters["worst_gap_ms"] = *std::max_element(gaps.begin(), gaps.end());
}
BENCHMARK(start)->UseManualTime()->Iterations(20)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace residua

int main(int argc, char **argv)
{
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setStyle(new residua::ui::FlatStyle);
    QCoreApplication::setApplicationName(QStringLiteral("residua-bench"));
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
