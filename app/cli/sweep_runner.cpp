#include "app/cli/sweep_runner.h"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace residua::cli {

namespace {

bool runAlone(const SweepWork &work)
{
    for (std::uint64_t index = work.begin; index < work.end; ++index) {
        if (work.stop.stop_requested())
            return false;
        if (const std::string line = work.answer(index); !line.empty())
            work.write(line);
        work.progress(index + 1 - work.begin);
    }
    return true;
}

/// Threads that answer, and the caller's that writes.
class SweepRunner {
public:
    explicit SweepRunner(const SweepWork &work) : m_work(work), m_next(work.begin) {}

    bool run()
    {
        const std::stop_callback stopped(m_work.stop, [this] { end(); });
        {
            std::vector<std::jthread> threads; // joined before anything is thrown
            threads.reserve(static_cast<std::size_t>(m_work.jobs));
            try {
                for (int i = 0; i < m_work.jobs; ++i)
                    threads.emplace_back([this] { answerAll(); });
                writeAll();
            } catch (...) {
                fail(std::current_exception());
            }
            end();
        }
        if (m_failure)
            std::rethrow_exception(m_failure);
        return m_written == m_work.end - m_work.begin;
    }

private:
    const SweepWork &m_work;
    std::mutex m_mutex;
    std::condition_variable m_answered, m_room;
    std::map<std::uint64_t, std::string> m_lines; ///< by combination, not written so far
    std::uint64_t m_next;
    std::uint64_t m_written = 0;
    bool m_ended = false;
    std::exception_ptr m_failure;

    void end()
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_answered.notify_all();
        m_room.notify_all();
    }

    void fail(std::exception_ptr failure)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_failure)
            m_failure = std::move(failure);
        m_ended = true;
        m_answered.notify_all();
        m_room.notify_all();
    }

    void answerAll()
    {
        try {
            while (true) {
                std::uint64_t index = 0;
                {
                    std::unique_lock lock(m_mutex);
                    const std::uint64_t ahead = 64 * static_cast<std::uint64_t>(m_work.jobs);
                    m_room.wait(lock, [&] { return m_ended || m_next == m_work.end || m_next - m_work.begin < m_written + ahead; });
                    if (m_ended || m_next == m_work.end)
                        return;
                    index = m_next++;
                }
                std::string line = m_work.answer(index);
                const std::lock_guard lock(m_mutex);
                m_lines.emplace(index, std::move(line));
                m_answered.notify_one();
            }
        } catch (...) {
            fail(std::current_exception());
        }
    }

    void writeAll()
    {
        const auto ready = [this] { return !m_lines.empty() && (m_work.unordered || m_lines.begin()->first == m_work.begin + m_written); };
        std::unique_lock lock(m_mutex);
        while (m_written < m_work.end - m_work.begin) {
            m_answered.wait_for(lock, std::chrono::milliseconds(200), [&] { return m_ended || ready(); });
            if (m_ended)
                return;
            while (ready()) {
                const std::string line = std::move(m_lines.begin()->second);
                m_lines.erase(m_lines.begin());
                ++m_written;
                lock.unlock();
                m_room.notify_all();
                if (!line.empty())
                    m_work.write(line);
                lock.lock();
            }
            const std::uint64_t written = m_written;
            lock.unlock();
            m_work.progress(written);
            lock.lock();
        }
    }
};

} // namespace

bool runSweep(const SweepWork &work)
{
    return work.jobs == 1 ? runAlone(work) : SweepRunner(work).run();
}

} // namespace residua::cli
