#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace residua::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__OPTIMIZE__)
inline constexpr double slowness = 8; // of this build beside one for users
#else
inline constexpr double slowness = 1;
#endif

/// A timer that beats in the thread that made it, and how long it was kept from that. What counts is the thread's own time on the
/// processor: the machine may be busy with other things. Only a thread that waits for something is caught by the clock, with much patience.
class Heartbeat : public QObject {
public:
    Heartbeat()
    {
        constexpr int interval = 10; // milliseconds
        m_timer.setInterval(interval);
        connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
        m_timer.start();
        restart();
    }

    /// Forgets what was: from now on it counts.
    void restart()
    {
        m_busy = m_waited = 0;
        m_busySince = processorTime();
        m_since.start();
    }
    /// True where the thread was never kept for half a second.
    bool isAlive()
    {
        constexpr double longest = 500, patience = 10; // milliseconds; a factor
        beat();
        return m_busy <= longest * slowness && m_waited <= longest * slowness * patience;
    }
    double busy() const { return m_busy; }     ///< milliseconds, at most, of work
    double waited() const { return m_waited; } ///< the same by the clock

private:
    static double processorTime()
    {
        struct timespec time {};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    void beat()
    {
        const double now = processorTime();
        m_busy = std::max(m_busy, now - m_busySince);
        m_waited = std::max(m_waited, static_cast<double>(m_since.restart()));
        m_busySince = now;
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    double m_busy = 0, m_waited = 0, m_busySince = 0;
};

} // namespace residua::test
