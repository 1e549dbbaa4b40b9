#pragma once

#include "core/data/engine.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>

namespace residua::test {

/// What a FakeEngine does, shared with the test that steers it.
struct FakeControl {
    enum class Call { None, Open, Info, Build, Totals, Trace, Initialise, Load, Run };
    std::atomic<Call> failing = Call::None; ///< this call throws
    std::atomic<ErrorKind> kind = ErrorKind::Failed;
    std::atomic<bool> foreign = false;     ///< throws std::runtime_error, which is none of ours
    std::atomic<bool> outOfMemory = false; ///< throws std::bad_alloc
    std::atomic<bool> deaf = false;        ///< a run that waits does not hear that it is to stop
    std::atomic<int> wrongShapeAt = -1;    ///< the trace says something else at this node
    std::atomic<int> builds = 0, traces = 0, runs = 0, finishedRuns = 0;

    /// Runs wait before node `node` until `release`.
    void holdAt(int node);
    void release();
    /// Waits until a run has come to the node of `holdAt`.
    void waitUntilHeld();

    void fail(Call call) const;
    void arrive(int node, const std::stop_token &stop);

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    int m_holdAt = -1;
    bool m_held = false;
};

/// An engine that answers at once from arithmetic: fails on demand and can be held at a node.
std::shared_ptr<Engine> makeFakeEngine(std::shared_ptr<FakeControl> control);

} // namespace residua::test
