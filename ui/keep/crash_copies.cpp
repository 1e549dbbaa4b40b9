#include "ui/keep/crash_copies.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <unistd.h>
#include <utility>

namespace residua::ui::CrashCopies {

namespace {

struct Copy {
    std::string path, temporary, bytes;
};

/// The copy before the newest lives on until the next one comes: a handler that has just taken it may be writing it.
struct Place {
    std::atomic<bool> taken = false;
    std::atomic<const Copy *> newest = nullptr;
    std::unique_ptr<const Copy> now, before;
};

constexpr std::size_t mostPlaces = 64;
constexpr std::array signalsOfDeath = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSYS, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGXCPU};

std::array<Place, mostPlaces> places;
std::atomic<bool> writing = false;
std::array<struct sigaction, signalsOfDeath.size()> before{};
std::array<char, 65536> stack{}; ///< for a handler where the program's own has run out

/// Whole or not at all: what was kept before stays where there is no room.
void writeWhole(const Copy &copy) noexcept
{
    const int file = ::open(copy.temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return;
    std::size_t done = 0;
    while (done < copy.bytes.size()) {
        const ssize_t count = ::write(file, copy.bytes.data() + done, copy.bytes.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    const bool whole = done == copy.bytes.size() && ::fsync(file) == 0;
    if (::close(file) != 0 || !whole || ::rename(copy.temporary.c_str(), copy.path.c_str()) != 0)
        ::unlink(copy.temporary.c_str());
}

void onSignal(int number)
{
    write();
    for (std::size_t i = 0; i < signalsOfDeath.size(); ++i) {
        if (signalsOfDeath[i] == number)
            ::sigaction(number, &before[i], nullptr);
    }
    ::raise(number); // held back until this returns; then it ends the program as if nobody had been here
}

} // namespace

int enter()
{
    for (std::size_t i = 0; i < mostPlaces; ++i) {
        if (!places[i].taken.exchange(true))
            return static_cast<int>(i);
    }
    return -1;
}

void leave(int place)
{
    if (place < 0)
        return;
    set(place, {}, {});
    places[static_cast<std::size_t>(place)].taken = false;
}

void set(int place, const std::string &path, std::string bytes)
{
    if (place < 0)
        return;
    Place &at = places[static_cast<std::size_t>(place)];
    auto next = bytes.empty() ? nullptr : std::make_unique<const Copy>(Copy{path, path + "-crash", std::move(bytes)});
    at.newest = next.get();
    at.before = std::exchange(at.now, std::move(next));
}

void writeOnSignals()
{
    stack_t own{};
    own.ss_sp = stack.data();
    own.ss_size = stack.size();
    ::sigaltstack(&own, nullptr);
    struct sigaction action {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_ONSTACK;
    sigfillset(&action.sa_mask);
    for (std::size_t i = 0; i < signalsOfDeath.size(); ++i) {
        ::sigaction(signalsOfDeath[i], nullptr, &before[i]);
        if (before[i].sa_handler != SIG_IGN) // nohup
            ::sigaction(signalsOfDeath[i], &action, nullptr);
    }
}

void write() noexcept
{
    if (writing.exchange(true))
        return;
    for (const Place &place : places) {
        if (const Copy *copy = place.newest)
            writeWhole(*copy);
    }
    writing = false;
}

} // namespace residua::ui::CrashCopies
