#include "core/data/random.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace residua {

namespace {

/// SplitMix64's finaliser (Steele, Lea, Flood 2014): the random bits of one place in a stream.
std::uint64_t bits(std::uint64_t key, std::uint64_t counter)
{
    std::uint64_t z = key + (counter + 1) * 0x9e3779b97f4a7c15ull;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
}

/// Natural logarithm of a positive normal float, by the polynomial of Cephes' logf; error below 1e-7 relative.
float logarithm(float x)
{
    const std::uint32_t raw = std::bit_cast<std::uint32_t>(x);
    std::int32_t exponent = static_cast<std::int32_t>(raw >> 23) - 126;
    float m = std::bit_cast<float>((raw & 0x007fffffu) | 0x3f000000u); // [0.5, 1)
    const bool low = m < 0.70710678f;
    exponent -= low ? 1 : 0;
    m = (low ? m + m : m) - 1.0f;
    const float z = m * m;
    float y = 7.0376836292e-2f;
    y = y * m - 1.1514610310e-1f;
    y = y * m + 1.1676998740e-1f;
    y = y * m - 1.2420140846e-1f;
    y = y * m + 1.4249322787e-1f;
    y = y * m - 1.6668057665e-1f;
    y = y * m + 2.0000714765e-1f;
    y = y * m - 2.4999993993e-1f;
    y = y * m + 3.3333331174e-1f;
    y = y * m * z;
    const float e = static_cast<float>(exponent);
    y = y + e * -2.12194440e-4f;
    y = y - 0.5f * z;
    return m + y + e * 0.693359375f;
}

struct Turn {
    float sine, cosine;
};

/// Sine and cosine of 2 pi v for v in [0, 1): quarter turns, then Cephes' polynomials on [-pi/4, pi/4].
Turn turn(float v)
{
    const float quarters = v * 4.0f;
    const std::int32_t nearest = static_cast<std::int32_t>(quarters + 0.5f);
    const float x = (quarters - static_cast<float>(nearest)) * 1.5707963267948966f;
    const float z = x * x;
    const float s = ((-1.9515295891e-4f * z + 8.3321608736e-3f) * z - 1.6666654611e-1f) * z * x + x;
    const float c = ((2.443315711809948e-5f * z - 1.388731625493765e-3f) * z + 4.166664568298827e-2f) * z * z - 0.5f * z + 1.0f;
    const bool swap = (nearest & 1) != 0;
    const float sine = swap ? c : s;
    const float cosine = swap ? s : c;
    return {(nearest & 2) != 0 ? -sine : sine, ((nearest + 1) & 2) != 0 ? -cosine : cosine};
}

} // namespace

std::uint64_t streamKey(std::uint64_t seed, std::string_view path)
{
    std::uint64_t hash = 0xcbf29ce484222325ull; // FNV-1a
    for (const char c : path)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
    return bits(hash, seed);
}

void fillNormal(std::uint64_t key, std::span<float> out, std::uint64_t first)
{
    constexpr std::size_t kPairs = 256; // small enough for the stack, long enough for vector code
    std::array<float, kPairs> left, right;
    constexpr float kUnit = 1.0f / 16777216.0f;
    for (std::size_t done = 0; done < out.size();) {
        const std::uint64_t pair = (first + done) / 2;
        const std::size_t count = std::min(kPairs, (out.size() - done + 1) / 2);
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t random = bits(key, pair + i);
            const float u = (static_cast<float>(static_cast<std::int32_t>(random >> 40)) + 1.0f) * kUnit;
            const float v = static_cast<float>(static_cast<std::int32_t>(random & 0xffffffu)) * kUnit;
            const float radius = std::sqrt(-2.0f * logarithm(u));
            const Turn t = turn(v);
            left[i] = radius * t.cosine;
            right[i] = radius * t.sine;
        }
        for (std::size_t i = 0; i < count; ++i) {
            out[done + 2 * i] = left[i];
            if (done + 2 * i + 1 < out.size())
                out[done + 2 * i + 1] = right[i];
        }
        done += std::min(2 * count, out.size() - done);
    }
}

void fillUniform(std::uint64_t key, float bound, std::span<float> out, std::uint64_t first)
{
    constexpr float kUnit = 1.0f / 8388608.0f;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const float u = static_cast<float>(static_cast<std::int32_t>(bits(key, first + i) >> 40)) * kUnit - 1.0f;
        out[i] = u * bound;
    }
}

} // namespace residua
