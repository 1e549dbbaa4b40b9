#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace residua {

// A count that saturated (see core/arch/saturating.h) is "> 9.2e18" in all of them.

/// "25.6 M": three significant digits with K, M, G, T, P, E; below 1,000 the number itself.
std::string formatCount(std::int64_t count);

/// "4.09 GMAC", "512 MAC".
std::string formatMacs(std::int64_t macs);

/// "46.8 MB": powers of 1,000; below 1,000 "512 B".
std::string formatBytes(std::int64_t bytes);

/// "25557032".
std::string formatExact(std::int64_t count);

/// "25,557,032".
std::string formatThousands(std::int64_t count);

/// `value` with exactly `decimals` digits after the point; "nan", "inf", "-inf".
std::string formatFixed(double value, int decimals);

/// `value` with at most `digits` significant digits, without trailing zeros: "0.0123", "1e-09".
std::string formatSignificant(double value, int digits);

/// "7" where both are equal, else "7x9" (height x width).
std::string formatPair(const std::array<std::int64_t, 2> &pair);

/// Reads "25600000", "25.6M", "4.1G", "512KiB": K, M, G, T (powers of 1,000) or Ki, Mi, Gi, Ti (of 1,024),
/// an ending "B" ignored. Nothing for anything else, for negative numbers and for what does not fit 63 bits.
std::optional<std::int64_t> parseCount(std::string_view text);

} // namespace residua
