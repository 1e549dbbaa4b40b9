#include "ui/lane.h"

#include <utility>

namespace residua::ui {

Lane::Lane() : m_thread([this](const std::stop_token &end) { loop(end); }) {}

Lane::~Lane()
{
    cancel();
    m_thread.request_stop();
    m_thread.join();
}

void Lane::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_next = std::move(job);
        m_running.request_stop();
    }
    m_wake.notify_one();
}

bool Lane::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_running.request_stop();
    return static_cast<bool>(std::exchange(m_next, nullptr));
}

void Lane::loop(const std::stop_token &end)
{
    while (true) {
        Job job;
        std::stop_token stop;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, end, [this] { return static_cast<bool>(m_next); }))
                return;
            job = std::exchange(m_next, nullptr);
            m_running = std::stop_source();
            stop = m_running.get_token();
        }
        job(stop);
    }
}

} // namespace residua::ui
