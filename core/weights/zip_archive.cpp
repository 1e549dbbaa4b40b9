#include "core/weights/zip_archive.h"

#include <algorithm>
#include <array>
#include <exception>
#include <zip.h>

namespace residua {

/// The file as libzip reads it. An exception must not pass through C, so it waits here.
struct ZipReading {
    std::shared_ptr<const FileReader> file;
    std::uint64_t at = 0;
    std::exception_ptr failure;
};

namespace {

constexpr std::uint64_t entryLimit = 65'536;
constexpr std::uint64_t ratioLimit = 20;
constexpr std::uint64_t directoryLimit = 32'000'000; // 488 bytes for each of the most entries
constexpr std::size_t tailBytes = 65'557;            // the longest comment and the end record

const std::string damaged = "it is damaged or cut off, get it again";

zip_int64_t readFrom(ZipReading &reading, void *data, zip_uint64_t length)
{
    try {
        const std::size_t count = reading.file->readSome(reading.at, data, static_cast<std::size_t>(length));
        reading.at += count;
        return static_cast<zip_int64_t>(count);
    } catch (...) {
        reading.failure = std::current_exception();
        return -1;
    }
}

zip_int64_t seekIn(ZipReading &reading, void *data, zip_uint64_t length)
{
    zip_error_t error;
    zip_error_init(&error);
    const zip_int64_t to = zip_source_seek_compute_offset(reading.at, reading.file->size(), data, length, &error);
    zip_error_fini(&error);
    if (to < 0)
        return -1;
    reading.at = static_cast<std::uint64_t>(to);
    return 0;
}

zip_int64_t command(void *user, void *data, zip_uint64_t length, zip_source_cmd_t what)
{
    ZipReading &reading = *static_cast<ZipReading *>(user);
    switch (what) {
    case ZIP_SOURCE_OPEN: reading.at = 0; return 0;
    case ZIP_SOURCE_READ: return readFrom(reading, data, length);
    case ZIP_SOURCE_SEEK: return seekIn(reading, data, length);
    case ZIP_SOURCE_TELL: return static_cast<zip_int64_t>(reading.at);
    case ZIP_SOURCE_STAT: {
        auto *stat = static_cast<zip_stat_t *>(data);
        zip_stat_init(stat);
        stat->size = reading.file->size();
        stat->valid = ZIP_STAT_SIZE;
        return sizeof(zip_stat_t);
    }
    case ZIP_SOURCE_ERROR: {
        zip_error_t error;
        zip_error_init_with_code(&error, ZIP_ER_READ);
        return zip_error_to_data(&error, data, length);
    }
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE: return 0;
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
                                              ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS, -1);
    default: return -1;
    }
}

std::uint64_t numberAt(const std::string &bytes, std::size_t at, std::size_t width)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < width; ++i)
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

/// libzip allocates for as many entries as an end record says, and parses every record that looks like one: so both are bounded here,
/// before it sees the file.
void checkEndRecords(const FileReader &file)
{
    const std::size_t length = static_cast<std::size_t>(std::min<std::uint64_t>(file.size(), tailBytes));
    std::string tail(length, '\0');
    const std::uint64_t begin = file.size() - length;
    file.readAt(begin, tail.data(), length);
    std::size_t records = 0;
    std::size_t ending = 0;
    for (std::size_t at = tail.find("PK\x05\x06"); at != std::string::npos; at = tail.find("PK\x05\x06", at + 4)) {
        if (length - at < 22)
            continue;
        if (++records > 16)
            throw unreadable(file.label(), "its end is full of zip end records; " + damaged);
        ending += at + 22 + numberAt(tail, at + 20, 2) == length;
        std::uint64_t count = numberAt(tail, at + 10, 2);
        std::uint64_t directory = numberAt(tail, at + 12, 4);
        if (at >= 20 && tail.compare(at - 20, 4, "PK\x06\x07") == 0) {
            const std::uint64_t where = numberAt(tail, at - 12, 8);
            std::string record(56, '\0');
            if (where > file.size() || file.size() - where < record.size())
                throw unreadable(file.label(), "its zip64 end record lies outside of it; " + damaged);
            file.readAt(where, record.data(), record.size());
            // Of an archive that lies in this one, the place is counted from its own beginning: libzip passes over it.
            if (record.starts_with("PK\x06\x06")) {
                count = std::max(numberAt(record, 24, 8), numberAt(record, 32, 8));
                directory = numberAt(record, 40, 8);
            }
        }
        if (count > entryLimit || directory > directoryLimit)
            throw unreadable(file.label(),
                             "it is a zip archive of more than " + std::to_string(entryLimit) + " entries; it is no PyTorch file");
    }
    if (ending == 0)
        throw unreadable(file.label(), "it is a zip archive without its end; it is cut off or something was appended, get it again");
    if (ending > 1)
        throw unreadable(file.label(), "it is a zip archive with two end records; " + damaged);
}

bool leavesItsFolder(std::string_view name)
{
    if (name.starts_with('/') || name.find('\\') != std::string_view::npos)
        return true;
    for (std::size_t at = 0; at <= name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        if (name.substr(at, end - at) == "..")
            return true;
        at = end + 1;
    }
    return false;
}

} // namespace

struct ZipArchive::Handle {
    ZipReading reading;
    zip_t *archive = nullptr;

    ~Handle()
    {
        if (archive)
            zip_discard(archive);
    }
    /// What libzip complained of, or what stopped the file from being read.
    [[noreturn]] void fail(const std::string &place, const char *reason) const
    {
        if (reading.failure)
            std::rethrow_exception(reading.failure);
        throw unreadable(reading.file->label(), "its zip archive is not sound" + place + " (" + reason + "); " + damaged);
    }
};

namespace {

/// An entry that is open; `raw`: as it lies in the file, without a look at the checksum.
class OpenEntry {
public:
    OpenEntry(zip_t *archive, std::size_t index, bool raw) : m_file(zip_fopen_index(archive, index, raw ? ZIP_FL_COMPRESSED : 0)) {}
    ~OpenEntry()
    {
        if (m_file)
            zip_fclose(m_file);
    }
    OpenEntry(const OpenEntry &) = delete;
    OpenEntry &operator=(const OpenEntry &) = delete;
    explicit operator bool() const { return m_file != nullptr; }
    bool seek(std::uint64_t offset) { return zip_fseek(m_file, static_cast<zip_int64_t>(offset), SEEK_SET) == 0; }
    bool read(char *to, std::size_t count)
    {
        while (count > 0) {
            const zip_int64_t got = zip_fread(m_file, to, count);
            if (got <= 0)
                return false;
            to += got;
            count -= static_cast<std::size_t>(got);
        }
        return true;
    }
    /// True at the end; libzip compares the checksum there.
    bool ends()
    {
        char byte = 0;
        return zip_fread(m_file, &byte, 1) == 0;
    }
    const char *reason() { return m_file ? zip_file_strerror(m_file) : "cannot be opened"; }

private:
    zip_file_t *m_file;
};

} // namespace

/// See ZipArchive::open.
class ZipEntryBytes : public ByteSource {
public:
    ZipEntryBytes(std::shared_ptr<const ZipArchive> archive, std::size_t index)
        : m_shared(std::move(archive)), m_archive(*m_shared), m_index(index)
    {}
    std::uint64_t size() const override { return m_archive.entries()[m_index].size; }

    void readAt(std::uint64_t offset, void *to, std::size_t count) const override
    {
        if (!m_archive.entries()[m_index].stored) {
            if (m_unpacked.empty())
                m_unpacked = m_archive.readAll(m_index);
            std::copy_n(m_unpacked.begin() + static_cast<std::ptrdiff_t>(offset), count, static_cast<char *>(to));
            return;
        }
        const bool whole = offset == 0 && count == size();
        if (!m_sound && m_archive.m_checked && !whole)
            verify();
        const bool raw = m_sound || !m_archive.m_checked;
        OpenEntry entry(m_archive.m_handle->archive, m_index, raw);
        if (!entry || (offset && !entry.seek(offset)) || !entry.read(static_cast<char *>(to), count) || (whole && !raw && !entry.ends()))
            fail(entry);
        m_sound = m_sound || whole;
    }

private:
    [[noreturn]] void fail(OpenEntry &entry) const
    {
        m_archive.m_handle->fail(" in " + inQuotes(m_archive.entries()[m_index].name), entry.reason());
    }
    void verify() const
    {
        OpenEntry entry(m_archive.m_handle->archive, m_index, false);
        std::string chunk(static_cast<std::size_t>(std::min<std::uint64_t>(size(), 1 << 20)), '\0');
        for (std::uint64_t done = 0; entry && done < size();) {
            const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), size() - done));
            if (!entry.read(chunk.data(), count))
                fail(entry);
            done += count;
        }
        if (!entry || !entry.ends())
            fail(entry);
        m_sound = true;
    }

    std::shared_ptr<const ZipArchive> m_shared;
    const ZipArchive &m_archive;
    std::size_t m_index;
    mutable bool m_sound = false; // the checksum has been compared
    mutable std::string m_unpacked;
};

ZipArchive::ZipArchive(std::shared_ptr<const FileReader> file) : m_file(std::move(file)), m_handle(std::make_unique<Handle>())
{
    checkEndRecords(*m_file);
    m_handle->reading.file = m_file;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_function_create(command, &m_handle->reading, &error);
    m_handle->archive = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr;
    if (!m_handle->archive) {
        const std::string reason = zip_error_strerror(&error);
        zip_error_fini(&error);
        if (source)
            zip_source_free(source);
        m_handle->fail("", reason.c_str());
    }
    zip_error_fini(&error);
    const auto count = static_cast<std::uint64_t>(std::max<zip_int64_t>(0, zip_get_num_entries(m_handle->archive, 0)));
    if (count > entryLimit)
        throw unreadable(m_file->label(), "it is a zip archive of more than " + std::to_string(entryLimit) + " entries");
    bool anyChecksum = false;
    std::uint64_t packedBytes = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(m_handle->archive, i, 0, &stat) != 0)
            m_handle->fail("", zip_strerror(m_handle->archive));
        const Entry entry{stat.name, stat.size, stat.comp_size, stat.comp_method == ZIP_CM_STORE};
        checkEntry(entry, stat.encryption_method == ZIP_EM_NONE && (entry.stored || stat.comp_method == ZIP_CM_DEFLATE));
        anyChecksum = anyChecksum || stat.crc != 0;
        packedBytes += stat.comp_size; // each lies in the file: no overflow
        m_index.emplace(entry.name, m_entries.size());
        m_entries.push_back(entry);
    }
    m_checked = anyChecksum;
    if (packedBytes > m_file->size())
        throw unreadable(m_file->label(), "entries of its zip archive lie on one another; " + damaged);
}

ZipArchive::~ZipArchive() = default;

void ZipArchive::checkEntry(const Entry &entry, bool plain) const
{
    const std::string place = "the entry " + inQuotes(entry.name) + " of its zip archive ";
    if (!plain)
        throw unreadable(m_file->label(),
                         place + "is encrypted or packed by a method that PyTorch does not use; save it again with torch.save");
    if (leavesItsFolder(entry.name))
        throw unreadable(m_file->label(), place + "names a place outside of the archive; it is damaged or made to do harm");
    if (entry.packed > m_file->size() || (entry.stored && entry.packed != entry.size))
        throw unreadable(m_file->label(), place + "does not lie in the file; " + damaged);
}

std::optional<std::size_t> ZipArchive::find(std::string_view name) const
{
    const auto found = m_index.find(std::string(name));
    return found == m_index.end() ? std::nullopt : std::optional(found->second);
}

std::string ZipArchive::readAll(std::size_t index) const
{
    const Entry &wanted = m_entries[index];
    if (!wanted.stored && wanted.size / ratioLimit > wanted.packed)
        throw unreadable(m_file->label(),
                         "the entry " + inQuotes(wanted.name) + " of its zip archive unpacks to more than " + std::to_string(ratioLimit)
                             + " times its size; it is damaged or made to do harm");
    std::string bytes(static_cast<std::size_t>(wanted.size), '\0');
    const bool raw = wanted.stored && !m_checked;
    OpenEntry entry(m_handle->archive, index, raw);
    if (!entry || !entry.read(bytes.data(), bytes.size()) || (!raw && !entry.ends()))
        m_handle->fail(" in " + inQuotes(wanted.name), entry.reason());
    return bytes;
}

ByteSourcePtr ZipArchive::open(std::size_t entry) const
{
    return std::make_shared<ZipEntryBytes>(shared_from_this(), entry);
}

} // namespace residua
