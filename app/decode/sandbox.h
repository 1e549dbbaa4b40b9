#pragma once

#include <cstdint>

namespace residua {

/// From here on the process can open no file and no socket, start no program, and take no more than `bytes` of memory above what it has.
void shutIn(std::uint64_t bytes);

/// Ends the process once it has used so much of the processor's time.
void limitTime(std::uint64_t milliseconds);

} // namespace residua
