#include "core/run/clock.h"

#include <c10/core/impl/VirtualGuardImpl.h>

namespace residua {

namespace {

double since(std::chrono::steady_clock::time_point begin, std::chrono::steady_clock::time_point end)
{
    return std::chrono::duration<double, std::milli>(end - begin).count();
}

} // namespace

Clock::Clock(c10::Device device, bool each, std::size_t count) : m_device(device), m_each(each)
{
    if (!each)
        return;
    m_milliseconds.reserve(count);
    if (onGpu())
        m_events.reserve(count);
}

c10::Event Clock::recorded() const
{
    const c10::impl::VirtualGuardImpl guard(m_device.type());
    c10::Event event(m_device.type(), c10::EventFlag::BACKEND_DEFAULT);
    event.record(guard.getStream(m_device));
    return event;
}

void Clock::start()
{
    if (onGpu()) {
        const c10::impl::VirtualGuardImpl guard(m_device.type());
        guard.getStream(m_device).synchronize(); // what was issued before is not ours
        if (m_each)
            m_before = recorded();
    }
    m_begin = m_last = Steady::now();
}

void Clock::mark()
{
    if (!onGpu()) {
        const auto now = Steady::now();
        if (m_each)
            m_milliseconds.push_back(since(m_last, now));
        m_last = now;
    } else if (m_each) {
        c10::Event after = recorded();
        c10::Event next = recorded();
        m_events.emplace_back(std::move(*m_before), std::move(after));
        m_before = std::move(next);
    }
}

void Clock::skip()
{
    if (!onGpu()) {
        const auto now = Steady::now();
        m_skipped += since(m_last, now);
        m_last = now;
    } else if (m_each) {
        m_before = recorded();
    }
}

double Clock::finish()
{
    if (onGpu()) {
        const c10::impl::VirtualGuardImpl guard(m_device.type());
        guard.getStream(m_device).synchronize();
        for (const auto &[before, after] : m_events)
            m_milliseconds.push_back(before.elapsedTime(after));
    }
    return since(m_begin, Steady::now()) - m_skipped;
}

} // namespace residua
