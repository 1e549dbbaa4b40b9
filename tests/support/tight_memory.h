#pragma once

#include <cstdint>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

namespace residua::test {

/// While it lives, this process may take `bytes` more of the address space than it has now.
class TightMemory {
public:
    explicit TightMemory(std::uint64_t bytes)
    {
        std::ifstream pages("/proc/self/statm");
        rlim_t held = 0;
        pages >> held;
        ::getrlimit(RLIMIT_AS, &m_old);
        const struct rlimit tight {
            held *static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)) + bytes, m_old.rlim_max
        };
        ::setrlimit(RLIMIT_AS, &tight);
    }
    ~TightMemory() { ::setrlimit(RLIMIT_AS, &m_old); }
    TightMemory(const TightMemory &) = delete;
    TightMemory &operator=(const TightMemory &) = delete;

private:
    struct rlimit m_old {};
};

} // namespace residua::test
