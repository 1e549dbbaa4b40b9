#pragma once

#include <cstdint>

namespace residua {

/// IEEE 754 binary16 and bfloat16 (the upper half of a float32) as bits; rounded to nearest even, NaN stays NaN.
float floatFromHalf(std::uint16_t bits);
std::uint16_t halfFromFloat(float value);
float floatFromBfloat(std::uint16_t bits);
std::uint16_t bfloatFromFloat(float value);

} // namespace residua
