#include "core/run/memory_meter.h"

#include <c10/core/Allocator.h>

#include <algorithm>

namespace residua {

struct MemoryMeter::Reporter : c10::MemoryReportingInfoBase {
    explicit Reporter(c10::Device on) : device(on) {}

    void reportMemoryUsage(void *, std::int64_t bytes, std::size_t, std::size_t, c10::Device where) override
    {
        if (where.type() != device.type())
            return;
        held += bytes; // below zero: taken back
        peak = std::max(peak, held);
    }
    bool memoryProfilingEnabled() const override { return true; }

    const c10::Device device;
    std::int64_t held = 0, peak = 0;
};

MemoryMeter::MemoryMeter(bool wanted, c10::Device device)
{
    if (!wanted)
        return;
    m_reporter = std::make_shared<Reporter>(device);
    m_guard.emplace(c10::DebugInfoKind::PROFILER_STATE, m_reporter);
}

std::int64_t MemoryMeter::peakBytes() const
{
    return m_reporter ? m_reporter->peak : 0;
}

} // namespace residua
