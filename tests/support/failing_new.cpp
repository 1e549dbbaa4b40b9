#include "tests/support/failing_new.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace residua::test {

namespace {

std::atomic<long> left = 0; // allocations until one fails; 0: none does
std::atomic<bool> failed = false;
thread_local bool spared = false;

} // namespace

void failAllocation(long count)
{
    spared = true;
    failed = false;
    left = count;
}

bool allocationFailed()
{
    left = 0;
    return failed;
}

[[maybe_unused]] static bool isToFail()
{
    if (spared || left.load(std::memory_order_relaxed) <= 0)
        return false;
    if (left.fetch_sub(1) != 1)
        return false;
    failed = true;
    return true;
}

} // namespace residua::test

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // they have operators of their own: nothing fails there

void *operator new(std::size_t size)
{
    void *memory = residua::test::isToFail() ? nullptr : std::malloc(size ? size : 1);
    if (!memory)
        throw std::bad_alloc();
    return memory;
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

#endif
