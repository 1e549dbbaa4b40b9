#include "core/data/float_bits.h"

#include <bit>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>

using namespace residua;

TEST_CASE("every half and every bfloat survives the way to float32 and back")
{
    int wrong = 0;
    for (std::uint32_t bits = 0; bits < 65536; ++bits) {
        const auto half = static_cast<std::uint16_t>(bits);
        const float fromHalf = floatFromHalf(half);
        wrong += std::isnan(fromHalf) ? !std::isnan(floatFromHalf(halfFromFloat(fromHalf))) : halfFromFloat(fromHalf) != half;
        const float fromBfloat = floatFromBfloat(half);
        wrong += std::isnan(fromBfloat) ? !std::isnan(floatFromBfloat(bfloatFromFloat(fromBfloat))) : bfloatFromFloat(fromBfloat) != half;
    }
    CHECK(wrong == 0);
}

TEST_CASE("float32 is rounded to the nearest half, ties to even")
{
    const struct {
        float value;
        std::uint16_t bits;
    } rows[] = {{0.0f, 0},
                {-0.0f, 0x8000},
                {1.0f, 0x3c00},
                {1.0f + 0x1p-11f, 0x3c00},
                {1.0f + 3 * 0x1p-11f, 0x3c02},
                {1.0f + 0x1.8p-11f, 0x3c01},
                {65504.0f, 0x7bff},
                {65519.99f, 0x7bff},
                {65520.0f, 0x7c00},
                {1e30f, 0x7c00},
                {-std::numeric_limits<float>::infinity(), 0xfc00},
                {0x1p-24f, 1},
                {0x1p-25f, 0},
                {0x1.8p-25f, 1},
                {0x1p-14f, 0x0400},
                {-0x1p-14f + 0x1p-25f, 0x8400},
                {1e-45f, 0}};
    for (const auto &row : rows)
        CHECK(halfFromFloat(row.value) == row.bits);
    CHECK(bfloatFromFloat(1.0f + 0x1p-8f) == 0x3f80);
    CHECK(bfloatFromFloat(1.0f + 3 * 0x1p-8f) == 0x3f82);
    CHECK(bfloatFromFloat(std::numeric_limits<float>::max()) == 0x7f80);
    CHECK(std::isnan(floatFromBfloat(bfloatFromFloat(std::bit_cast<float>(0x7f800001u)))));
}
