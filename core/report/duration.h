#pragma once

#include <string>

namespace residua {

/// What people read of a time: "1.42 ms", "123 ms", from a second on "28.0 s", from two minutes on "3 min 12 s", from two hours on
/// "2 h 5 min". `decimals`: of what is below 100 ms.
std::string formatDuration(double milliseconds, int decimals = 2);

} // namespace residua
