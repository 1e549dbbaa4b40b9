#pragma once

#include "ui/graph/graph_view.h"
#include "ui/window/main_window.h"

#include "core/arch/presets.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace residua::bench {

using namespace ui;

/// A real window on the real engine.
struct BenchWindow {
    Session session;
    Worker worker{session};
    MainWindow window{session, worker};

    /// Shows `network`, a preset; false where libtorch does not confirm it.
    bool open(const char *network);
    /// As that; where it is false `state` says so.
    bool open(const char *network, benchmark::State &state)
    {
        const bool opened = open(network);
        if (!opened)
            state.SkipWithError("the model was not confirmed");
        return opened;
    }
};

/// Lets the window work until `reached`, asleep while there is nothing to do as under `exec`; false where it never comes.
inline bool settle(const std::function<bool()> &reached, int limitMs = 60'000)
{
    QTimer wake;
    wake.start(20);
    QElapsedTimer timer;
    timer.start();
    while (!reached()) {
        if (timer.elapsed() > limitMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents); // with a time limit it would spin
    }
    return true;
}

/// The network in the picture.
inline SnapshotPtr shown(BenchWindow &w)
{
    const PicturePtr &picture = w.window.graph().scene().picture;
    return picture ? picture->snapshot : nullptr;
}

/// True when tree, table and picture show the session's network and libtorch has confirmed it.
inline bool isCurrent(BenchWindow &w)
{
    return w.session.shown().confirmation().state == Confirmation::State::Confirmed && shown(w) == w.session.shown().snapshot();
}

inline bool BenchWindow::open(const char *network)
{
    session.setDocument(documentOf(*preset(network)));
    window.resize(1600, 1000);
    window.show();
    worker.start();
    return settle([this] { return isCurrent(*this); });
}

/// p50, p95, p99 and the worst of `times` (milliseconds) as counters.
inline void report(benchmark::State &state, std::vector<double> times, const std::string &prefix = {})
{
    if (times.empty())
        return;
    std::sort(times.begin(), times.end());
    const auto at = [&times](double share) {
        return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
    };
    state.counters[prefix + "p50_ms"] = at(0.50);
    state.counters[prefix + "p95_ms"] = at(0.95);
    state.counters[prefix + "p99_ms"] = at(0.99);
    state.counters[prefix + "worst_ms"] = times.back();
}

} // namespace residua::bench
