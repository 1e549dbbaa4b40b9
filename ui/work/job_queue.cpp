#include "ui/work/job_queue.h"

#include <utility>

namespace residua::ui {

JobQueue::JobQueue() : m_thread([this](const std::stop_token &end) { loop(end); }) {}

JobQueue::~JobQueue()
{
    m_thread.request_stop();
    m_thread.join();
}

void JobQueue::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void JobQueue::loop(const std::stop_token &end)
{
    while (true) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, end, [this] { return !m_jobs.empty(); }))
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        try {
            job();
        } catch (...) { // the program does not end by it
        }
    }
}

} // namespace residua::ui
