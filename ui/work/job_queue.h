#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace residua::ui {

/// A thread that does jobs one after the other. It takes no memory of its own to begin one, unlike a thread pool.
class JobQueue {
public:
    using Job = std::function<void()>;

    JobQueue();
    /// Does what waits, and waits for it.
    ~JobQueue();
    JobQueue(const JobQueue &) = delete;
    JobQueue &operator=(const JobQueue &) = delete;

    /// What `job` throws is dropped.
    void post(Job job);

private:
    void loop(const std::stop_token &end);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Job> m_jobs;
    std::jthread m_thread; // last: it uses all of the above
};

} // namespace residua::ui
