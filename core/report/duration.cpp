#include "core/report/duration.h"

#include "core/report/format.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace residua {

std::string formatDuration(double milliseconds, int decimals)
{
    if (!(milliseconds >= 999.5) || std::isinf(milliseconds))
        return formatFixed(milliseconds, milliseconds < 100 ? decimals : 0) + " ms";
    if (milliseconds < 119'950)
        return formatFixed(milliseconds / 1000, 1) + " s";
    constexpr std::int64_t minute = 60, hour = 60 * minute;
    const auto seconds = static_cast<std::int64_t>(std::llround(std::min(milliseconds, 9e18) / 1000));
    if (seconds < 2 * hour)
        return std::to_string(seconds / minute) + " min " + std::to_string(seconds % minute) + " s";
    return std::to_string(seconds / hour) + " h " + std::to_string(seconds % hour / minute) + " min";
}

} // namespace residua
