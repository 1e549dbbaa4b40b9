#pragma once

#include <cstdint>
#include <limits>

namespace residua {

/// Product and sum of counts (not negative); INT64_MAX where the result does not fit.
inline std::int64_t saturatingMul(std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    return __builtin_mul_overflow(a, b, &result) ? std::numeric_limits<std::int64_t>::max() : result;
}

inline std::int64_t saturatingAdd(std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    return __builtin_add_overflow(a, b, &result) ? std::numeric_limits<std::int64_t>::max() : result;
}

/// `sum` becomes the sum of both.
inline void addSaturating(std::int64_t &sum, std::int64_t count)
{
    sum = saturatingAdd(sum, count);
}

/// True for a count that did not fit: it is at least INT64_MAX, more is not known.
inline bool isSaturated(std::int64_t count)
{
    return count == std::numeric_limits<std::int64_t>::max();
}

} // namespace residua
