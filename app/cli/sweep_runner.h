#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace residua::cli {

/// What a sweep does with the combinations from `begin` to before `end`.
struct SweepWork {
    std::uint64_t begin = 0, end = 0;
    int jobs = 1;
    bool unordered = false;                             ///< written as they are done, not in order
    std::function<std::string(std::uint64_t)> answer{}; ///< a combination's line, called by `jobs` threads; empty: none
    std::function<void(const std::string &)> write{};   ///< called by the caller's thread
    std::function<void(std::uint64_t)> progress{};      ///< called by the caller's thread with how many are done, again and again
    std::stop_token stop{};
};

/// Answers and writes all; false where a stop ended it before. What `answer` or `write` throws comes out of it, once all threads have
/// ended. Holds a bounded number of lines.
bool runSweep(const SweepWork &work);

} // namespace residua::cli
