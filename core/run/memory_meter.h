#pragma once

#include <c10/core/Device.h>
#include <c10/util/ThreadLocalDebugInfo.h>

#include <cstdint>
#include <memory>
#include <optional>

namespace residua {

/// Follows what libtorch's allocator hands out on a device, and takes back, in this thread. Where it isn't wanted it costs nothing.
class MemoryMeter {
public:
    MemoryMeter(bool wanted, c10::Device device);

    /// The most bytes that were handed out at once since the beginning; 0 where it wasn't wanted.
    std::int64_t peakBytes() const;

private:
    struct Reporter;
    std::shared_ptr<Reporter> m_reporter;
    std::optional<c10::DebugInfoGuard> m_guard;
};

} // namespace residua
