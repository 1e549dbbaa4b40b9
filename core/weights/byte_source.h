#pragma once

#include "core/data/error.h"
#include "core/data/file.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

namespace residua {

/// Bytes that are read at any place when they are needed: a part of a file, an entry of an archive, or memory.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    virtual std::uint64_t size() const = 0;
    /// Reads exactly `count` bytes, which must lie within `size()`. Throws Error(Input) where the file does not give them.
    virtual void readAt(std::uint64_t offset, void *to, std::size_t count) const = 0;
};
using ByteSourcePtr = std::shared_ptr<const ByteSource>;

/// `size` bytes of a file from `begin` on; the caller has checked that they lie in it.
class FilePart : public ByteSource {
public:
    FilePart(std::shared_ptr<const FileReader> file, std::uint64_t begin, std::uint64_t size)
        : m_file(std::move(file)), m_begin(begin), m_size(size)
    {}
    std::uint64_t size() const override { return m_size; }
    void readAt(std::uint64_t offset, void *to, std::size_t count) const override { m_file->readAt(m_begin + offset, to, count); }

private:
    std::shared_ptr<const FileReader> m_file;
    std::uint64_t m_begin, m_size;
};

/// `size` bytes of another source, which the caller has checked to lie in it.
class BytesPart : public ByteSource {
public:
    BytesPart(ByteSourcePtr whole, std::uint64_t begin, std::uint64_t size) : m_whole(std::move(whole)), m_begin(begin), m_size(size) {}
    std::uint64_t size() const override { return m_size; }
    void readAt(std::uint64_t offset, void *to, std::size_t count) const override { m_whole->readAt(m_begin + offset, to, count); }

private:
    ByteSourcePtr m_whole;
    std::uint64_t m_begin, m_size;
};

class MemoryBytes : public ByteSource {
public:
    explicit MemoryBytes(std::string bytes) : m_bytes(std::move(bytes)) {}
    std::uint64_t size() const override { return m_bytes.size(); }
    void readAt(std::uint64_t offset, void *to, std::size_t count) const override
    {
        if (count)
            std::memcpy(to, m_bytes.data() + offset, count);
    }

private:
    std::string m_bytes;
};

/// The error of a weight file that cannot be read. `label` names it: "weight file "x.pth"".
inline Error unreadable(const std::string &label, const std::string &message)
{
    return Error(ErrorKind::Input, "cannot read " + label + ": " + message);
}

} // namespace residua
