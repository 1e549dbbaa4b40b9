#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace residua {

/// The key of the stream that belongs to `path` under `seed`: what makes a parameter's values independent of every other.
std::uint64_t streamKey(std::uint64_t seed, std::string_view path);

/// Fills `out` with the standard normal values number `first`, `first` + 1, ... of the stream `key` (Box and Muller 1958).
/// `first` must be even. The same bytes on every machine: only IEEE operations, no library functions.
void fillNormal(std::uint64_t key, std::span<float> out, std::uint64_t first = 0);

/// Likewise values uniform in [-bound, bound).
void fillUniform(std::uint64_t key, float bound, std::span<float> out, std::uint64_t first = 0);

} // namespace residua
