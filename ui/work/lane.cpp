#include "ui/work/lane.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace residua::ui {

Lane::Lane(Priority priority)
    : m_thread([this, priority](const std::stop_token &end) {
          constexpr int niceness = 7; // enough for the window to come first; more would starve a pass beside other programs
          if (priority == Priority::Low)
              ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), niceness); // of this thread alone, on Linux
          loop(end);
      })
{}

Lane::~Lane()
{
    cancel();
    m_thread.request_stop();
    m_thread.join();
}

void Lane::post(Job job)
{
    Posted next{std::move(job), {}};
    {
        const std::lock_guard lock(m_mutex);
        std::swap(m_next, next); // what was there is taken down outside the lock
        m_running.request_stop();
    }
    m_wake.notify_one();
}

bool Lane::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_running.request_stop();
    return static_cast<bool>(std::exchange(m_next.job, nullptr));
}

bool Lane::end(std::chrono::milliseconds patience)
{
    cancel();
    std::unique_lock lock(m_mutex);
    return m_idle.wait_for(lock, patience, [this] { return !m_busy; });
}

void Lane::loop(const std::stop_token &end)
{
    while (true) {
        Job job;
        std::stop_token stop;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, end, [this] { return static_cast<bool>(m_next.job); }))
                return;
            job = std::exchange(m_next.job, nullptr);
            m_running = m_next.stop;
            stop = m_running.get_token();
            m_busy = true;
        }
        try {
            job(stop);
        } catch (...) { // the program does not end by it
        }
        job = nullptr;
        {
            const std::lock_guard lock(m_mutex);
            m_busy = false;
        }
        m_idle.notify_all();
    }
}

} // namespace residua::ui
