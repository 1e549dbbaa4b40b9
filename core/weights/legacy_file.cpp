#include "core/weights/legacy_file.h"

#include <unordered_map>

namespace residua {

namespace {

using namespace std::string_view_literals;

/// 0x1950a86a20f9469cfc6c, pickled.
constexpr std::string_view magic = "\x80\x02\x8a\x0al\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."sv;
constexpr std::int64_t protocolVersion = 1001;

/// Bytes of one element, by the key of the storage.
std::unordered_map<std::string, std::uint64_t> elementBytes(const Pickle &pickle)
{
    std::unordered_map<std::string, std::uint64_t> bytes;
    for (PickleRef ref = 0; ref < pickle.size(); ++ref)
        if (const auto storage = pickledStorage(pickle, ref))
            bytes[storage->key] = storage->type ? static_cast<std::uint64_t>(storage->type->bytes) : 1;
    return bytes;
}

bool saysBigEndian(const Pickle &info)
{
    if (info.kind(info.root) != PickleKind::Dict)
        return false;
    const std::vector<PickleRef> &pairs = info.items(info.root);
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2)
        if (info.text(pairs[i]) == "little_endian" && info.kind(pairs[i + 1]) == PickleKind::Bool && !info[pairs[i + 1]].integer)
            return true;
    return false;
}

} // namespace

bool isLegacyFile(std::string_view start)
{
    return start.starts_with(magic);
}

LegacyFile readLegacyFile(const ByteSourcePtr &source, const std::string &label)
{
    const Pickle version = readPickle(*source, magic.size(), label);
    if (!version.isInteger(version.root) || version[version.root].integer != protocolVersion)
        throw unreadable(label, "its format is not the one that torch.save wrote before 1.6; save it again with torch.save");
    const Pickle info = readPickle(*source, version.end, label);
    if (saysBigEndian(info))
        throw unreadable(label, "it was written on a big-endian machine; save it again on another one");
    LegacyFile file;
    file.pickle = readPickle(*source, info.end, label);
    const Pickle keys = readPickle(*source, file.pickle.end, label);
    if (keys.kind(keys.root) != PickleKind::List)
        throw unreadable(label, "the list of its storages is missing; it is damaged, get it again");
    const auto bytes = elementBytes(file.pickle);
    std::uint64_t at = keys.end;
    for (const PickleRef ref : keys.items(keys.root)) {
        const std::string key(keys.text(ref));
        const auto width = bytes.find(key);
        if (width == bytes.end() || width->second == 0)
            throw unreadable(label,
                             "its storage " + inQuotes(key) + " has no known type; it is damaged or holds types that cannot be read");
        std::uint64_t count = 0;
        std::uint64_t length = 0;
        if (source->size() - at < 8)
            throw unreadable(label, "it is cut off before its storage " + inQuotes(key) + "; get it again");
        source->readAt(at, &count, 8);
        at += 8;
        if (__builtin_mul_overflow(count, width->second, &length) || length > source->size() - at)
            throw unreadable(label, "it is cut off inside its storage " + inQuotes(key) + "; get it again");
        file.storages[key] = std::make_shared<BytesPart>(source, at, length);
        at += length;
    }
    if (at != source->size())
        throw unreadable(label,
                         std::to_string(source->size() - at)
                             + " more bytes stand behind its storages; it is damaged or something was "
                               "appended, get it again");
    return file;
}

} // namespace residua
