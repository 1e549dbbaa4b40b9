#include "app/decode/sandbox.h"

#include <array>
#include <cstddef>
#include <cstdio>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>
#include <vector>

namespace residua {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

/// What decoding needs of the system: memory, threads, the socket that is open, signals and clocks.
const std::vector<int> &allowedCalls()
{
    static const std::vector<int> calls{
        SYS_read,
        SYS_write,
        SYS_readv,
        SYS_writev,
        SYS_recvfrom,
        SYS_sendto,
        SYS_recvmsg,
        SYS_sendmsg,
        SYS_ppoll,
        SYS_close,
        SYS_fstat,
        SYS_lseek,
        SYS_fcntl,
        SYS_mmap,
        SYS_munmap,
        SYS_mremap,
        SYS_mprotect,
        SYS_madvise,
        SYS_brk,
        SYS_futex,
        SYS_clone,
        SYS_clone3,
        SYS_set_robust_list,
        SYS_rseq,
        SYS_sched_yield,
        SYS_sched_getaffinity,
        SYS_getpid,
        SYS_gettid,
        SYS_tgkill,
        SYS_rt_sigaction,
        SYS_rt_sigprocmask,
        SYS_rt_sigreturn,
        SYS_sigaltstack,
        SYS_clock_gettime,
        SYS_clock_nanosleep,
        SYS_nanosleep,
        SYS_exit,
        SYS_exit_group,
        SYS_getrandom,
        SYS_restart_syscall,
        SYS_sysinfo,
        SYS_prlimit64,
        SYS_getrusage,
        SYS_setitimer,
        SYS_prctl,
#ifdef SYS_poll
        SYS_poll,
#endif
#ifdef SYS_time
        SYS_time,
#endif
    };
    return calls;
}

constexpr std::uint32_t machine()
{
#if defined(__x86_64__)
    return AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
    return AUDIT_ARCH_AARCH64;
#else
    return 0;
#endif
}

/// All other calls fail with "not permitted". Where the kernel has no filters, the limit on open files still holds.
void filterCalls()
{
    constexpr std::uint32_t refused = SECCOMP_RET_ERRNO | 1;
    std::vector<sock_filter> program{
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine(), 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
    };
    for (const int call : allowedCalls()) {
        program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1));
        program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    }
    program.push_back(BPF_STMT(BPF_RET | BPF_K, refused));
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter);
}

std::uint64_t addressSpace()
{
    unsigned long pages = 0;
    if (std::FILE *file = std::fopen("/proc/self/statm", "re")) {
        if (std::fscanf(file, "%lu", &pages) != 1)
            pages = 0;
        std::fclose(file);
    }
    return std::uint64_t{pages} * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void lower(__rlimit_resource what, std::uint64_t value)
{
    rlimit limit{};
    ::getrlimit(what, &limit);
    limit.rlim_cur = limit.rlim_cur < value ? limit.rlim_cur : value;
    limit.rlim_max = limit.rlim_max < value ? limit.rlim_max : value;
    ::setrlimit(what, &limit);
}

} // namespace

void shutIn(std::uint64_t bytes)
{
    lower(RLIMIT_CORE, 0);
    lower(RLIMIT_FSIZE, 0);
    if (sanitized) // they reserve the address space, and open pipes to look at memory
        return;
    lower(RLIMIT_AS, addressSpace() + bytes);
    lower(RLIMIT_NOFILE, 1); // the socket; with none, not even it could be waited for
    filterCalls();
}

void limitTime(std::uint64_t milliseconds)
{
    const itimerval timer{{0, 0}, {static_cast<time_t>(milliseconds / 1000), static_cast<suseconds_t>(milliseconds % 1000 * 1000)}};
    ::setitimer(ITIMER_PROF, &timer, nullptr); // SIGPROF ends the process
}

} // namespace residua
