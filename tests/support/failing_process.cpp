// Preloaded into a program (LD_PRELOAD), lets one allocation of `operator new` fail, or all from one on; or one of `posix_memalign` that is
// of 64 KiB or more: libtorch's tensors. (Smaller ones may be objects of oneDNN, which crashes without them.)
//
// The program begins anew again and again, each time in a copy of the process that has loaded all libraries once. RESIDUA_SERVE=IN,OUT
// names two descriptors; RESIDUA_LOAD a library to load beforehand. Each line of IN, "KIND N FOLDER", is one run, whose folder is FOLDER
// and which leaves its standard output, standard error and numbers of allocations there in .out, .err and .count; OUT has its process id,
// and its wait status once it has ended. KIND is NEW or TENSOR. N is the number of the allocation that fails, from 1, of main and of all
// that it calls; 0: none does; N+: that one and 1,000 after it: nothing that an error message needs is there either. While a library is
// loaded nothing fails: what its initialisers throw nobody can catch.

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <new>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using Main = int (*)(int, char **, char **);

struct Counted {
    std::atomic<long> made = 0;
    long first = 0, last = 0; // of those that fail; 0: none
};

std::atomic<bool> armed = false;
Counted news, tensors;
Main realMain = nullptr;
thread_local int loading = 0;

bool isToFail(Counted &counted)
{
    if (!armed.load(std::memory_order_relaxed) || loading > 0)
        return false;
    const long number = ++counted.made;
    return number >= counted.first && number <= counted.last;
}

void writeNumber(int file, long number)
{
    char digits[24];
    char *at = digits + sizeof digits;
    *--at = '\n';
    do
        *--at = static_cast<char>('0' + number % 10);
    while ((number /= 10) > 0);
    (void)!::write(file, at, static_cast<std::size_t>(digits + sizeof digits - at));
}

int newFile(const char *name)
{
    return ::open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

void writeCounts()
{
    const int file = newFile(".count");
    writeNumber(file, news.made);
    writeNumber(file, tensors.made);
    ::close(file);
}

/// In the copy: the one run that `line` says. What libraries do when a program ends is left out: it takes libtorch a tenth of a second.
[[noreturn]] void runOnce(char *line, int argc, char **argv, char **environment)
{
    char kind[16], folder[4096], mode = 0;
    long number = 0;
    if (std::sscanf(line, "%15s %ld%c%4095[^\n]", kind, &number, &mode, folder) != 4 || ::chdir(mode == '+' ? folder + 1 : folder) != 0)
        ::_exit(125);
    ::dup2(newFile(".out"), STDOUT_FILENO);
    ::dup2(newFile(".err"), STDERR_FILENO);
    Counted &counted = std::strcmp(kind, "NEW") == 0 ? news : tensors;
    counted.first = number;
    counted.last = mode == '+' ? number + 1000 : number;
    armed = true;
    ::_exit(realMain(argc, argv, environment));
}

int serve(int argc, char **argv, char **environment)
{
    int in = -1, out = -1;
    ::unsetenv("LD_PRELOAD"); // not in what it starts
    if (std::sscanf(std::getenv("RESIDUA_SERVE"), "%d,%d", &in, &out) != 2)
        return 125;
    if (const char *library = std::getenv("RESIDUA_LOAD"); library && !::dlopen(library, RTLD_NOW | RTLD_LOCAL))
        return 125;
    std::FILE *lines = ::fdopen(in, "re");
    char line[4200];
    while (std::fgets(line, sizeof line, lines)) {
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(in);
            ::close(out);
            runOnce(line, argc, argv, environment);
        }
        writeNumber(out, child);
        int status = 0;
        ::waitpid(child, &status, 0);
        writeNumber(out, status);
    }
    return 0;
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
    return real(serve, argc, argv, init, fini, linker, stack);
}

void *dlopen(const char *file, int mode)
{
    static const auto real = next<void *(*)(const char *, int)>("dlopen");
    ++loading;
    void *library = real(file, mode);
    --loading;
    return library;
}

int posix_memalign(void **memory, std::size_t alignment, std::size_t size)
{
    static const auto real = next<int (*)(void **, std::size_t, std::size_t)>("posix_memalign");
    return size >= 65536 && isToFail(tensors) ? ENOMEM : real(memory, alignment, size);
}

void _exit(int status)
{
    if (armed.exchange(false))
        writeCounts();
    ::syscall(SYS_exit_group, status);
    __builtin_unreachable();
}
}

void *operator new(std::size_t size)
{
    void *memory = isToFail(news) ? nullptr : std::malloc(size ? size : 1);
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
