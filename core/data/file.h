#pragma once

#include "core/arch/visible.h" // inQuotes: for every message about a file

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace residua {

/// A number of bytes for a person: "512 bytes", "46.8 MB".
std::string byteText(std::uint64_t bytes);

/// Bytes that new allocations may take: the system's available memory, or what a limit on the address space leaves if less.
std::uint64_t availableMemory();

/// A regular file, read at any place. Never waits: a FIFO or device is refused.
/// Every function throws Error(Input) with the file, the reason and the remedy.
class FileReader {
public:
    /// `what` names the kind of file in messages: "weight file".
    FileReader(const std::string &path, std::string_view what);
    ~FileReader();
    FileReader(const FileReader &) = delete;
    FileReader &operator=(const FileReader &) = delete;

    std::uint64_t size() const { return m_size; }        ///< when it was opened
    const std::string &label() const { return m_label; } ///< "weight file "x.safetensors""
    /// Reads exactly `count` bytes; an error where the file has become shorter.
    void readAt(std::uint64_t offset, void *to, std::size_t count) const;
    /// Reads up to `count` bytes; less only at the end.
    std::size_t readSome(std::uint64_t offset, void *to, std::size_t count) const;

private:
    int m_fd = -1;
    std::uint64_t m_size = 0;
    std::string m_label;
};

/// All bytes of a regular file. Throws Error(Input): missing, not a regular file, not readable, above `limitBytes` (inclusive).
std::string readFile(const std::string &path, std::uint64_t limitBytes, std::string_view what);

/// All bytes of standard input. Throws Error(Input) above `limitBytes`.
std::string readStdin(std::uint64_t limitBytes);

/// Replaces `path` by `bytes`, whole or not at all: a temporary file in the same folder, synced, renamed.
/// Symbolic links are followed and kept, the mode of an existing file too. Devices and pipes (/dev/stdout) are written to.
/// What an earlier save left in the folder because it was killed is removed (leftovers.h).
/// Throws Error(Failed) with the reason; the old file then still stands and nothing else is left.
void saveFile(const std::string &path, std::string_view bytes);

/// The same for bytes that lie in several places.
void saveFile(const std::string &path, const std::vector<std::string_view> &parts);

} // namespace residua
