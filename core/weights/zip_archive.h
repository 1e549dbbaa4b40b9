#pragma once

#include "core/weights/byte_source.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace residua {

/// A zip archive in a file that nobody vouches for. Opening it reads the directory and every entry's own header, which must agree;
/// at most 65,536 entries, stored or deflated to at least a twentieth, no encryption, no name twice, none that leaves a folder.
/// Throws Error(Input) with the file, the entry and the remedy.
class ZipArchive : public std::enable_shared_from_this<ZipArchive> {
public:
    struct Entry {
        std::string name;
        std::uint64_t size = 0;
        std::uint64_t packed = 0; ///< bytes in the file
        bool stored = true;
    };

    explicit ZipArchive(std::shared_ptr<const FileReader> file);
    ~ZipArchive();
    ZipArchive(const ZipArchive &) = delete;
    ZipArchive &operator=(const ZipArchive &) = delete;

    const std::vector<Entry> &entries() const { return m_entries; }
    std::optional<std::size_t> find(std::string_view name) const;

    /// All bytes of an entry; its checksum is compared.
    std::string readAll(std::size_t entry) const;
    /// An entry as bytes that are read where they lie when they are needed (a deflated one is unpacked once). Its checksum is
    /// compared at the first reading. It keeps the archive, which must be a shared one.
    ByteSourcePtr open(std::size_t entry) const;

private:
    friend class ZipEntryBytes;
    struct Handle;
    void checkEntry(const Entry &entry, bool plain) const;

    std::shared_ptr<const FileReader> m_file;
    std::unique_ptr<Handle> m_handle;
    std::vector<Entry> m_entries;
    std::unordered_map<std::string, std::size_t> m_index;
    bool m_checked = true; ///< false where the writer left every checksum out, as torch.save can
};

} // namespace residua
