#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace residua {

struct FetchRequest {
    std::string url;    ///< http or https
    std::string path;   ///< the file that comes of it; until it is whole and right it is PATH.part
    std::string sha256; ///< the beginning of the file's SHA-256 in hexadecimal; never empty
};

/// Bytes that are there, and of how many; 0 where the server does not say.
using FetchProgress = std::function<void(std::uint64_t received, std::uint64_t total)>;

/// Downloads a file in a process of its own (`residua-fetch`, the one part that ever uses a network; proxies as curl takes them from the
/// environment). What an earlier, broken download left in PATH.part is gone on with. The folder is made.
///
/// True when the file is there; false when a stop was requested: what has come stays for the next time.
/// Throws Error(Failed) with the reason: no network, refused (404), broken off, no room, another SHA-256 (then nothing is kept).
/// Thread: any.
bool fetchFile(const FetchRequest &request, const FetchProgress &progress = {}, const std::stop_token &stop = {});

} // namespace residua
