// Preloaded into a program (LD_PRELOAD), lets one allocation of `operator new` fail, or all from one on.
//   RESIDUA_FAIL_NEW=N     the allocation number N, from 1, of main and of all that it calls
//   RESIDUA_FAIL_NEW=N+    that one and 1,000 after it: nothing that an error message needs is there either
//   RESIDUA_COUNT_NEW=FILE the number of allocations is written there at the end
// While a library is loaded nothing fails: what its initialisers throw nobody can catch.

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <new>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

using Main = int (*)(int, char **, char **);

std::atomic<bool> armed = false;
std::atomic<long> made = 0;
long first = 0, last = 0; // of those that fail; 0: none
Main realMain = nullptr;
thread_local int loading = 0;

bool isToFail()
{
    if (!armed.load(std::memory_order_relaxed) || loading > 0)
        return false;
    const long number = ++made;
    return number >= first && number <= last;
}

void writeCount()
{
    const char *path = std::getenv("RESIDUA_COUNT_NEW");
    if (!path)
        return;
    char digits[24];
    char *at = digits + sizeof digits;
    for (long rest = made; at == digits + sizeof digits || rest > 0; rest /= 10)
        *--at = static_cast<char>('0' + rest % 10);
    const int file = ::open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    (void)!::write(file, at, static_cast<std::size_t>(digits + sizeof digits - at));
    ::close(file);
}

int countedMain(int argc, char **argv, char **environment)
{
    if (const char *wanted = std::getenv("RESIDUA_FAIL_NEW")) {
        char *end = nullptr;
        first = std::strtol(wanted, &end, 10);
        last = *end == '+' ? first + 1000 : first;
    }
    ::unsetenv("LD_PRELOAD"); // not in what it starts
    armed = true;
    const int status = realMain(argc, argv, environment);
    armed = false;
    return status;
}

template <class Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

#pragma GCC visibility push(default)

extern "C" {

int __libc_start_main(Main main, int argc, char **argv, void (*init)(), void (*fini)(), void (*linker)(), void *stack)
{
    realMain = main;
    const auto real = next<int (*)(Main, int, char **, void (*)(), void (*)(), void (*)(), void *)>("__libc_start_main");
    return real(countedMain, argc, argv, init, fini, linker, stack);
}

void *dlopen(const char *file, int mode)
{
    static const auto real = next<void *(*)(const char *, int)>("dlopen");
    ++loading;
    void *library = real(file, mode);
    --loading;
    return library;
}

[[noreturn]] void _exit(int status)
{
    armed = false;
    writeCount();
    ::syscall(SYS_exit_group, status);
    __builtin_unreachable();
}
}

void *operator new(std::size_t size)
{
    void *memory = isToFail() ? nullptr : std::malloc(size ? size : 1);
    if (memory)
        return memory;
    if (const std::new_handler handler = std::get_new_handler())
        handler(); // throws, as ours does
    throw std::bad_alloc();
}

void *operator new[](std::size_t size)
{
    return operator new(size);
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete[](void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

void operator delete[](void *memory, std::size_t) noexcept
{
    std::free(memory);
}
