// A cost map of 100,000 points that is moved, zoomed and asked.
#include "tests/bench/window.h"

#include "ui/costs/cost_map.h"
#include "ui/costs/cost_plot.h"

#include <QMouseEvent>
#include <QWheelEvent>

#include <random>

namespace residua {
namespace {

using namespace bench;

SweepPtr manyRows(int count)
{
    auto file = std::make_shared<SweepFile>();
    std::mt19937 random(1);
    for (int i = 0; i < count; ++i) {
        const double size = std::pow(2.0, static_cast<double>(random() % 10'000) / 1500);
        file->table.add("{\"settings\": {\"stages.0.width\": " + std::to_string(i)
                        + "}, \"totals\": {\"macs\": " + std::to_string(1e8 * size)
                        + "}, \"accuracy\": " + std::to_string(0.8 - 0.3 / size - static_cast<double>(random() % 1000) / 8000) + "}");
    }
    return file;
}

enum Gesture { Pan, Zoom, Hover };

/// From a movement of the mouse until the map shows it; 1400 × 480 pixels.
void costMap(benchmark::State &state)
{
    Session session;
    CostSource source(session);
    CostMap map(source);
    map.resize(1400, 520);
    map.show();
    source.setSweep(manyRows(static_cast<int>(state.range(1))), QStringLiteral("sweep"));
    settle([&source] { return !source.points()->known.empty(); });
    CostPlot &plot = map.plot();
    plot.grab();
    const auto mouse = [&plot](QEvent::Type type, QPointF at, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, plot.mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, buttons,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(&plot, &event);
    };
    QPointF at = plot.frame().plot.center();
    if (state.range(0) == Pan)
        mouse(QEvent::MouseButtonPress, at, Qt::LeftButton);
    std::vector<double> times;
    int step = 0;
    for (auto _ : state) {
        const int turn = ++step % 40 < 20 ? 1 : -1;
        QElapsedTimer timer;
        timer.start();
        if (state.range(0) == Zoom) {
            QWheelEvent wheel(at, plot.mapToGlobal(at), {}, {0, 30 * turn}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(&plot, &wheel);
        } else {
            at += QPointF(7 * turn, 3 * turn);
            mouse(QEvent::MouseMove, at, state.range(0) == Pan ? Qt::LeftButton : Qt::NoButton);
        }
        plot.repaint();
        const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
        state.SetIterationTime(seconds);
        times.push_back(seconds * 1e3);
    }
    report(state, times);
    const char *labels[] = {"moved", "zoomed", "hovered"};
    state.SetLabel(labels[state.range(0)]);
}
BENCHMARK(costMap)->ArgsProduct({{Pan, Zoom, Hover}, {10, 100'000}})->UseManualTime()->Iterations(300)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace residua
