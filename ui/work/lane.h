#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace residua::ui {

/// A thread that does one job at a time, and of those that wait only the newest.
class Lane {
public:
    using Job = std::function<void(const std::stop_token &stop)>;

    enum class Priority { Normal, Low };

    /// Low: what it computes for long leaves the processor to the window whenever that has something to do. Threads that its jobs
    /// start are low as well.
    explicit Lane(Priority priority = Priority::Normal);
    /// Asks the running job to stop and waits for it.
    ~Lane();
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;

    /// Replaces a job that has not begun, and asks the running one to stop. A job says by itself what goes wrong in it; what it throws is
    /// dropped, and the lane goes on.
    void post(Job job);
    /// Drops the waiting job and asks the running one to stop. True when a job was dropped: it will never run.
    bool cancel();
    /// Cancels, and waits for the end of the running job, so long at most. False: it still runs.
    bool end(std::chrono::milliseconds patience);

private:
    /// A job and what asks it to stop, which is made before the lane's thread needs it: there may be no memory then.
    struct Posted {
        Job job;
        std::stop_source stop;
    };

    void loop(const std::stop_token &end);

    std::mutex m_mutex;
    std::condition_variable_any m_wake, m_idle;
    bool m_busy = false;
    Posted m_next;
    std::stop_source m_running;
    std::jthread m_thread; // last: it uses all of the above
};

} // namespace residua::ui
