#pragma once

#include <cstdint>

namespace residua::decode {

// What a program and its decoder say to each other over one socket, both of one build on one machine.

/// Followed by the file's bytes.
struct Request {
    std::uint32_t magic = 0x52444543;
    std::uint8_t kind = 0; ///< ImageKind
    std::uint8_t reserved[3] = {};
    std::int64_t part = 1;          ///< decode at 1/part of the size
    std::uint64_t memory = 0;       ///< bytes that decoding is expected to take
    std::uint64_t milliseconds = 0; ///< of processor time, at most
    std::uint64_t bytes = 0;        ///< of the file
};

enum class Status : std::uint32_t { Decoded, Damaged, OutOfMemory };

enum Note : std::uint32_t { turned = 1, transparent = 2 };

/// Followed by the reason (`text` bytes), then by width x height x 3 bytes.
struct Reply {
    std::uint32_t magic = 0x52444543;
    Status status = Status::Damaged;
    std::int32_t width = 0, height = 0;
    std::uint32_t notes = 0;
    std::uint32_t text = 0;
};

/// Longer reasons are not sent.
inline constexpr std::uint32_t textLimit = 1000;

} // namespace residua::decode
