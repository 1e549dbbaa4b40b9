#pragma once

#include <c10/core/Device.h>
#include <c10/core/Event.h>

#include <chrono>
#include <optional>
#include <vector>

namespace residua {

/// Times the operations of one pass: by the steady clock on the CPU, by events on the GPU's stream (no synchronise per operation).
class Clock {
public:
    /// Without `each` only the whole pass is timed.
    Clock(c10::Device device, bool each, std::size_t count);

    void start();
    void mark();     ///< an operation has been issued
    void skip();     ///< what was done since the mark belongs to no operation
    double finish(); ///< waits for the device; milliseconds of the whole pass, skipped time left out

    double milliseconds(std::size_t operation) const { return m_milliseconds[operation]; }

private:
    using Steady = std::chrono::steady_clock;

    c10::Device m_device;
    bool m_each;
    Steady::time_point m_begin, m_last;
    double m_skipped = 0;
    std::vector<double> m_milliseconds;
    std::vector<std::pair<c10::Event, c10::Event>> m_events; ///< before and after each operation
    std::optional<c10::Event> m_before;

    bool onGpu() const { return !m_device.is_cpu(); }
    c10::Event recorded() const;
};

} // namespace residua
