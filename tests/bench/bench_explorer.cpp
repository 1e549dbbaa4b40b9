// What it costs to move in large pictures and grids, and to go on editing.
#include "tests/bench/window.h"

#include "ui/strip/stage_strip.h"
#include "ui/views/maps_grid.h"
#include "ui/views/maps_view.h"

#include <QImage>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <fstream>

namespace residua {
namespace {

using namespace bench;

/// 3,500 operations, all of them visible, in a window of 1600 x 1000.
struct LargePicture : BenchWindow {
    LargePicture()
    {
        session.open(QStringLiteral(RESIDUA_BENCH_FOLDER "/nodes3500.residua.json"));
        window.graph().setParent(nullptr);
        window.graph().resize(1600, 1000);
        window.graph().show();
        window.graph().setLevel(Level::Operation);
        settle([this] { return window.graph().isSettled() && shown(*this) == session.shown().snapshot(); });
    }
    ~LargePicture() { delete &window.graph(); }
};

void wheel(QWidget &widget, QPointF at, int degrees, Qt::KeyboardModifiers keys)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, degrees * 8}, Qt::NoButton, keys, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

void mouse(QWidget &widget, QEvent::Type type, QPointF at, Qt::MouseButtons buttons)
{
    QMouseEvent event(type, at, widget.mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

/// The end of ResNet-152's stage 3 is dragged to and fro in the strip: from one movement of the mouse that changes the depth until strip,
/// tree, table, totals and picture show it and the live model has confirmed it; painted, or (range(0)) until all but the painting.
void drag(benchmark::State &state)
{
    BenchWindow w;
    const auto current = [&w] { return isCurrent(w); };
    if (!w.open("resnet152", state))
        return;
    StageStrip &strip = w.window.strip();
    const auto part = static_cast<std::size_t>(strip.strip().partOfStage(2));
    QPointF at = strip.geometryOfStrip().cells[part].depthHandle.center();
    mouse(strip, QEvent::MouseButtonPress, at, Qt::LeftButton);
    w.window.setUpdatesEnabled(state.range(0) == 0);
    std::vector<double> times;
    double direction = 1;
    const auto step = [&] {
        const std::int64_t before = w.session.shown().spec().stages[2].depth;
        direction = before >= 44 ? -1 : before <= 30 ? 1 : direction;
        QElapsedTimer timer;
        do {
            timer.start();
            mouse(strip, QEvent::MouseMove, at += QPointF(direction, 0), Qt::LeftButton);
        } while (w.session.shown().spec().stages[2].depth == before);
        settle(current);
        QCoreApplication::processEvents();
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    };
    for (int i = 0; i < 50; ++i)
        step();
    for (auto _ : state) {
        times.push_back(step());
        state.SetIterationTime(times.back() / 1e3);
    }
    mouse(strip, QEvent::MouseButtonRelease, at, Qt::NoButton);
    state.SetLabel(state.range(0) ? "without painting" : "");
    report(state, times);
}
BENCHMARK(drag)->Arg(0)->Arg(1)->UseManualTime()->Iterations(1200)->Unit(benchmark::kMillisecond);

/// Frames of a picture of 3,500 nodes that is panned and zoomed in and out, painted by the software raster at range(0) pixels a pixel.
void frames(benchmark::State &state)
{
    LargePicture large;
    GraphView &view = large.window.graph();
    const auto ratio = static_cast<double>(state.range(0));
    QImage screen((QSizeF(view.size()) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    screen.setDevicePixelRatio(ratio);
    std::vector<double> times;
    int step = 0;
    for (auto _ : state) {
        const QPointF at(300 + step * 37 % 1000, 200 + step * 53 % 600);
        if (step % 4 == 0) // zooming in and out again in long waves, from the whole to single boxes
            wheel(view, at, step / 4 % 40 < 20 ? 15 : -15, Qt::ControlModifier);
        else
            wheel(view, at, step % 80 < 40 ? -10 : 10, step % 3 ? Qt::NoModifier : Qt::ShiftModifier);
        ++step;
        QElapsedTimer timer;
        timer.start();
        view.render(&screen);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        state.SetIterationTime(times.back() / 1e3);
    }
    state.counters["nodes"] = static_cast<double>(view.scene().boxes.size());
    report(state, times);
}
BENCHMARK(frames)->Arg(1)->Arg(2)->UseManualTime()->Iterations(800)->Unit(benchmark::kMillisecond);

/// Gaps of the event loop while a file of 3,500 operations is opened, unfolded and edited.
void gaps(benchmark::State &state)
{
    std::vector<double> times;
    for (auto _ : state) {
        BenchWindow w;
        w.window.resize(1600, 1000);
        w.window.show();
        QElapsedTimer timer;
        timer.start();
        const auto passes = [&](const std::function<bool()> &reached) {
            do {
                timer.restart();
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
                times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            } while (!reached());
        };
        const auto current = [&w] { return w.window.graph().isSettled() && shown(w) == w.session.shown().snapshot(); };
        const auto direct = [&](const std::function<void()> &action) {
            timer.restart();
            action();
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            passes(current);
            for (int i = 0; i < 20; ++i)
                passes([] { return true; });
        };
        direct([&] { w.window.openAny(QStringLiteral(RESIDUA_BENCH_FOLDER "/nodes3500.residua.json")); });
        passes([&] { return !w.session.path().isEmpty() && current(); });
        direct([&] { w.window.graph().setLevel(Level::Operation); });
        for (int i = 0; i < 5; ++i) {
            direct([&] {
                ResNetSpec next = w.session.shown().spec();
                next.stages[0].depth += i % 2 ? 1 : -1;
                w.session.shown().propose(next, {QStringLiteral("Set stage 1 depth"), {}});
            });
        }
    }
    report(state, times);
}
BENCHMARK(gaps)->Iterations(5)->Unit(benchmark::kMillisecond);

/// 2,048 maps of 56 x 56, as the worker brings them.
MapsPtr largeMaps(RunResultPtr run)
{
    Tensor tensor{{1, 2048, 56, 56}, {}};
    tensor.values.resize(2048 * 56 * 56);
    for (std::size_t i = 0; i < tensor.values.size(); ++i)
        tensor.values[i] = static_cast<float>((i * 2654435761u) % 1000) / 1000;
    return std::make_shared<MapsResult>(MapsResult{std::move(run), 1, std::make_shared<const MeasuredMaps>(std::move(tensor)), {}});
}

RunResultPtr runOf(const Session &session)
{
    auto run = std::make_shared<RunResult>();
    run->snapshot = session.shown().snapshot();
    return run;
}

/// How long the window is held when such maps arrive, without the frame that shows them.
void arrival(benchmark::State &state)
{
    Session session;
    MapsView view(session.shown());
    view.resize(540, 700);
    view.show();
    session.shown().select("conv1");
    std::vector<double> times;
    for (auto _ : state) {
        const RunResultPtr run = runOf(session);
        MapsPtr maps = largeMaps(run);
        QElapsedTimer timer;
        timer.start();
        session.runs().setResult(session.shown().variant(), run, std::move(maps));
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        state.SetIterationTime(times.back() / 1e3);
        QCoreApplication::processEvents();
    }
    report(state, times);
}
BENCHMARK(arrival)->UseManualTime()->Iterations(50)->Unit(benchmark::kMillisecond);

/// Frames of a grid of such maps that is scrolled, range(0) pixels wide.
void grid(benchmark::State &state)
{
    Session session;
    MapsGrid maps;
    maps.resize(static_cast<int>(state.range(0)), 800);
    maps.setSide(MapsGrid::smallestSide * 2);
    maps.setMaps(std::make_shared<const LayerMaps>(largeMaps(runOf(session))));
    maps.show();
    QImage screen(maps.size(), QImage::Format_ARGB32_Premultiplied);
    std::vector<double> times;
    int direction = 1;
    for (auto _ : state) {
        QScrollBar *bar = maps.verticalScrollBar();
        direction = bar->value() >= bar->maximum() ? -1 : bar->value() <= 0 ? 1 : direction;
        QElapsedTimer timer;
        timer.start();
        bar->setValue(bar->value() + 60 * direction);
        maps.render(&screen);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        state.SetIterationTime(times.back() / 1e3);
    }
    report(state, times);
}
BENCHMARK(grid)->Arg(304)->Arg(800)->UseManualTime()->Iterations(500)->Unit(benchmark::kMillisecond);

double residentMebibytes()
{
    std::ifstream file("/proc/self/statm");
    long all = 0, resident = 0;
    file >> all >> resident;
    return static_cast<double>(resident) * 4096 / (1 << 20);
}

/// Resident memory after each round of 500 edits and their undoing; the first round only warms caches.
void memory(benchmark::State &state)
{
    BenchWindow w;
    const auto current = [&w] { return isCurrent(w); };
    w.open("resnet50");
    const auto round = [&] {
        for (int i = 0; i < 500; ++i) {
            ResNetSpec next = w.session.shown().spec();
            next.stages[2].depth = 6 + i % 7;
            next.stages[1].width = 128 + 8 * (i % 5);
            w.session.shown().propose(next, {QStringLiteral("Set stage 3"), {}});
            if (i % 10 == 0)
                settle(current);
        }
        while (w.session.undoStack().canUndo())
            w.session.undoStack().undo();
        settle(current);
    };
    round();
    int done = 0;
    state.counters["round_0_MiB"] = residentMebibytes();
    for (auto _ : state) {
        round();
        state.counters[QStringLiteral("round_%1_MiB").arg(++done).toStdString()] = residentMebibytes();
    }
}
BENCHMARK(memory)->Iterations(8)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace residua
