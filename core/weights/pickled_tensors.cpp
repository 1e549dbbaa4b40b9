#include "core/weights/pickled_tensors.h"

#include "core/weights/legacy_file.h"

#include <algorithm>
#include <array>
#include <limits>

namespace residua {

namespace {

constexpr std::uint64_t latinLimit = 1'000'000'000; // such texts are kept in memory

bool oneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// A byte string that Python 2 and protocol 2 write as a text of the characters 0 to 255, in UTF-8.
class LatinBytes : public ByteSource {
public:
    LatinBytes(ByteSourcePtr text, std::uint64_t size) : m_text(std::move(text)), m_size(size) {}
    std::uint64_t size() const override { return m_size; }
    void readAt(std::uint64_t offset, void *to, std::size_t count) const override
    {
        if (m_bytes.size() != m_size)
            decode();
        std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(offset), count, static_cast<char *>(to));
    }

private:
    void decode() const
    {
        std::string bytes;
        bytes.reserve(static_cast<std::size_t>(m_size));
        std::array<unsigned char, 4096> chunk{};
        unsigned upper = 0; // of a character that began with C2 or C3
        for (std::uint64_t at = 0; at < m_text->size();) {
            const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), m_text->size() - at));
            m_text->readAt(at, chunk.data(), count);
            at += count;
            for (std::size_t i = 0; i < count; ++i) {
                const unsigned c = chunk[i];
                if (upper) {
                    bytes += static_cast<char>((upper & 3u) << 6 | (c & 0x3fu));
                    upper = 0;
                } else if (c == 0xc2 || c == 0xc3) {
                    upper = c;
                } else {
                    bytes += static_cast<char>(c);
                }
            }
        }
        if (bytes.size() != m_size)
            throw Error(ErrorKind::Input,
                        "cannot read an array of the weight file: its bytes decode to " + std::to_string(bytes.size()) + ", expected "
                            + std::to_string(m_size) + "; the file is damaged, get it again");
        m_bytes = std::move(bytes);
    }

    ByteSourcePtr m_text;
    std::uint64_t m_size;
    mutable std::string m_bytes;
};

/// How many bytes such a text stands for.
std::uint64_t latinSize(const ByteSource &text)
{
    std::uint64_t size = 0;
    std::array<unsigned char, 4096> chunk{};
    for (std::uint64_t at = 0; at < text.size();) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), text.size() - at));
        text.readAt(at, chunk.data(), count);
        at += count;
        size += static_cast<std::uint64_t>(std::count_if(chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(count),
                                                         [](unsigned char c) { return c != 0xc2 && c != 0xc3; }));
    }
    return size;
}

StoredTensor onlyNamed(std::string word, Shape shape)
{
    StoredTensor tensor;
    tensor.type.word = std::move(word);
    tensor.strides = orderedStrides(shape);
    tensor.shape = std::move(shape);
    return tensor;
}

} // namespace

std::optional<PickledStorage> pickledStorage(const Pickle &pickle, PickleRef ref)
{
    if (pickle.kind(ref) != PickleKind::Persistent || pickle.kind(pickle[ref].argument) != PickleKind::Tuple)
        return {};
    const std::vector<PickleRef> &id = pickle.items(pickle[ref].argument);
    if (id.size() < 5 || pickle.text(id[0]) != "storage" || !pickle.isInteger(id[4]) || pickle[id[4]].integer < 0)
        return {};
    PickledStorage storage;
    storage.key = std::string(pickle.text(id[2]));
    if (pickle.kind(id[1]) == PickleKind::Global)
        storage.type = elementOfStorage(pickle.text(id[1]));
    storage.location = std::string(pickle.text(id[3]));
    storage.elements = static_cast<std::uint64_t>(pickle[id[4]].integer);
    if (id.size() > 5 && pickle.kind(id[5]) == PickleKind::Tuple) {
        const std::vector<PickleRef> &view = pickle.items(id[5]);
        if (view.size() != 3 || !pickle.isInteger(view[1]) || pickle[view[1]].integer < 0 || !pickle.isInteger(view[2])
            || pickle[view[2]].integer < 0)
            return {};
        storage.viewOf = storage.key;
        storage.viewOffset = static_cast<std::uint64_t>(pickle[view[1]].integer);
        storage.elements = static_cast<std::uint64_t>(pickle[view[2]].integer);
    }
    return storage;
}

void PickledTensors::damaged(const std::string &name, const std::string &what) const
{
    throw unreadable(m_label, "tensor " + inQuotes(name) + ": " + what + "; the file is damaged, get it again");
}

std::optional<StoredTensor> PickledTensors::find(PickleRef ref, const std::string &name) const
{
    return found(ref, name, 0);
}

std::optional<StoredTensor> PickledTensors::found(PickleRef ref, const std::string &name, int depth) const
{
    const std::string_view maker = m_pickle.maker(ref);
    if (maker.empty() || depth > 8)
        return {};
    if (oneOf(maker, {"numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct"})) {
        const PickleRef state = m_pickle[ref].state;
        if (m_pickle.kind(state) != PickleKind::Tuple)
            return {};
        const std::vector<PickleRef> &parts = m_pickle.items(state);
        if (parts.size() < 4)
            damaged(name, "the state of its array is incomplete");
        const PickleRef *last = parts.data() + parts.size() - 4;
        return array(last[0], last[1], m_pickle.kind(last[2]) == PickleKind::Bool && m_pickle[last[2]].integer, last[3], name);
    }
    return rebuilt(maker, m_pickle[ref].argument, name, depth);
}

std::optional<StoredTensor> PickledTensors::rebuilt(std::string_view function, PickleRef arguments, const std::string &name,
                                                    int depth) const
{
    if (m_pickle.kind(arguments) != PickleKind::Tuple)
        return {};
    const std::vector<PickleRef> &parts = m_pickle.items(arguments);
    const std::string_view short_ = function.substr(function.rfind('.') + 1);
    if (oneOf(function,
              {"torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state", "torch.nn.parameter.Parameter",
               "torch.nn.parameter.Buffer", "torch.autograd.variable.Variable", "torch._utils._rebuild_device_tensor_from_cpu_tensor",
               "torch._utils._rebuild_device_tensor_from_numpy", "torch._utils._rebuild_xla_tensor"}))
        return parts.empty() ? std::nullopt : found(parts[0], name, depth + 1);
    if (short_ == "_rebuild_from_type_v2" && function.starts_with("torch.") && parts.size() >= 3)
        return depth > 8 ? std::nullopt : rebuilt(m_pickle.text(parts[0]), parts[2], name, depth + 1);
    if (oneOf(function, {"torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_qtensor"}))
        return torchTensor(parts, false, name);
    if (function == "torch._utils._rebuild_tensor_v3")
        return torchTensor(parts, true, name);
    if (function == "torch._utils._rebuild_meta_tensor_no_storage" && parts.size() >= 2)
        return onlyNamed("meta (" + std::string(m_pickle.text(parts[0])) + ")", sizes(parts[1], name));
    if (function.starts_with("torch._utils._rebuild_"))
        return onlyNamed(std::string(function), {});
    if (short_ == "_frombuffer" && function.starts_with("numpy.") && parts.size() >= 4)
        return array(parts[2], parts[1], m_pickle.text(parts[3]) == "F", parts[0], name);
    return {};
}

Shape PickledTensors::sizes(PickleRef ref, const std::string &name) const
{
    if (m_pickle.maker(ref) == "torch.Size" && !m_pickle.items(m_pickle[ref].argument).empty())
        ref = m_pickle.items(m_pickle[ref].argument)[0];
    if (m_pickle.kind(ref) != PickleKind::Tuple && m_pickle.kind(ref) != PickleKind::List)
        damaged(name, "its shape is no list of numbers");
    Shape shape;
    for (const PickleRef part : m_pickle.items(ref)) {
        if (!m_pickle.isInteger(part))
            damaged(name, "its shape is no list of numbers");
        shape.push_back(m_pickle[part].integer);
    }
    return shape;
}

/// What Python's own pickle writes in place of a storage: the bytes of a file that torch.save would have written before 1.6, with that
/// storage alone. Bytes that several tensors share are looked into once.
std::optional<PickledTensors::Storage> PickledTensors::innerStorage(PickleRef bytes) const
{
    const bool latin = isLatinText(bytes);
    const auto [place, isNew] = m_inner.try_emplace(latin ? m_pickle.items(m_pickle[bytes].argument)[0] : bytes);
    if (!isNew)
        return place->second;
    const ByteSourcePtr source = latin ? latinBytes(place->first) : dataBytes(bytes, 0);
    std::string start(source ? static_cast<std::size_t>(std::min<std::uint64_t>(source->size(), 64)) : 0, '\0');
    if (source)
        source->readAt(0, start.data(), start.size());
    if (!isLegacyFile(start))
        return {};
    const LegacyFile file = readLegacyFile(source, m_label);
    std::optional<PickledStorage> storage = pickledStorage(file.pickle, file.pickle.root);
    if (!storage)
        return {};
    const auto found = file.storages.find(storage->key);
    ByteSourcePtr values = found == file.storages.end() ? nullptr : found->second;
    return place->second = Storage(std::move(*storage), std::move(values));
}

bool PickledTensors::isLatinText(PickleRef ref) const
{
    return m_pickle.maker(ref) == "_codecs.encode" && !m_pickle.items(m_pickle[ref].argument).empty();
}

/// The bytes of a file of torch.save that a text stands for; nothing where it stands for something else.
ByteSourcePtr PickledTensors::latinBytes(PickleRef text) const
{
    const ByteSourcePtr source = m_pickle.kind(text) == PickleKind::Text ? dataBytes(text, 0) : nullptr;
    std::string start(std::min<std::size_t>(source ? static_cast<std::size_t>(source->size()) : 0, 8), '\0');
    if (source)
        source->readAt(0, start.data(), start.size());
    if (start != "\xc2\x80\x02\xc2\x8a\x0al\xc3") // the magic number, in UTF-8
        return {};
    m_latin += source->size();
    if (m_latin > latinLimit)
        throw unreadable(m_label,
                         "its tensors are written as texts (pickle protocol 2 or below) of more than " + byteText(latinLimit)
                             + "; write them with torch.save");
    return std::make_shared<LatinBytes>(source, latinSize(*source));
}

std::optional<PickledTensors::Storage> PickledTensors::storageAt(PickleRef ref) const
{
    if (m_pickle.maker(ref) == "torch.storage._load_from_bytes" && !m_pickle.items(m_pickle[ref].argument).empty())
        return innerStorage(m_pickle.items(m_pickle[ref].argument)[0]);
    std::optional<PickledStorage> storage = pickledStorage(m_pickle, ref);
    if (!storage)
        return {};
    ByteSourcePtr values = m_findStorage(storage->key);
    return Storage(std::move(*storage), std::move(values));
}

StoredTensor PickledTensors::torchTensor(const std::vector<PickleRef> &arguments, bool typeGiven, const std::string &name) const
{
    if (arguments.size() < (typeGiven ? 7u : 4u))
        damaged(name, "what it is rebuilt from is incomplete");
    const std::optional<Storage> stored = storageAt(arguments[0]);
    if (!stored || !m_pickle.isInteger(arguments[1]) || m_pickle[arguments[1]].integer < 0)
        damaged(name, "it has no storage");
    const PickledStorage *storage = &stored->first;
    StoredTensor tensor;
    if (typeGiven)
        tensor.type = elementOfTorch(m_pickle.text(arguments[6]));
    else if (storage->type)
        tensor.type = *storage->type;
    else
        tensor.type = {"bytes without a type", ElementKind::Other, 1};
    tensor.offset = static_cast<std::uint64_t>(m_pickle[arguments[1]].integer);
    tensor.shape = sizes(arguments[2], name);
    tensor.strides = sizes(arguments[3], name);
    const int unit = storage->type ? storage->type->bytes : 1;
    std::uint64_t bytes = 0;
    if (unit == 0) // a type that is only named
        return onlyNamed(tensor.type.word, tensor.shape);
    if (__builtin_mul_overflow(storage->elements, static_cast<std::uint64_t>(unit), &bytes))
        damaged(name, "its storage is said to have " + std::to_string(storage->elements) + " elements");
    if (storage->location == "meta")
        return onlyNamed("meta (" + tensor.type.word + ")", tensor.shape);
    tensor.bytes = stored->second;
    if (!tensor.bytes)
        damaged(name, "its storage " + inQuotes(storage->key) + " is not in the file");
    std::uint64_t skipped = 0;
    if (storage->viewOf.empty() ? tensor.bytes->size() != bytes
                                : __builtin_mul_overflow(storage->viewOffset, static_cast<std::uint64_t>(unit), &skipped)
                || skipped > tensor.bytes->size() || tensor.bytes->size() - skipped < bytes)
        damaged(name,
                "its storage has " + std::to_string(storage->elements) + " elements, that is " + std::to_string(bytes) + " bytes; "
                    + std::to_string(tensor.bytes->size()) + " are in the file");
    if (skipped > 0)
        tensor.bytes = std::make_shared<BytesPart>(tensor.bytes, skipped, bytes);
    if (const std::string problem = checkView(tensor, bytes); !problem.empty())
        damaged(name, problem);
    return tensor;
}

ElementType PickledTensors::arrayType(PickleRef ref) const
{
    if (m_pickle.maker(ref) != "numpy.dtype" || m_pickle.items(m_pickle[ref].argument).empty())
        return {"an array of an unknown type", ElementKind::Other, 0};
    const std::string_view code = m_pickle.text(m_pickle.items(m_pickle[ref].argument)[0]);
    const PickleRef state = m_pickle[ref].state;
    std::string_view order = "=";
    if (m_pickle.kind(state) == PickleKind::Tuple && m_pickle.items(state).size() > 1)
        order = m_pickle.text(m_pickle.items(state)[1]);
    return elementOfNumpy(code, order.size() == 1 ? order[0] : '=');
}

/// What the values of an array are taken from: bytes, or a text that stands for them.
ByteSourcePtr PickledTensors::dataBytes(PickleRef ref, std::uint64_t wanted) const
{
    if (isLatinText(ref)) {
        const PickleRef text = m_pickle.items(m_pickle[ref].argument)[0];
        if (m_pickle.kind(text) != PickleKind::Text)
            return {};
        return std::make_shared<LatinBytes>(dataBytes(text, wanted), wanted);
    }
    // A byte array that protocol 4 writes: bytearray(b"...").
    if (oneOf(m_pickle.maker(ref), {"builtins.bytearray", "__builtin__.bytearray"}) && !m_pickle.items(m_pickle[ref].argument).empty())
        ref = m_pickle.items(m_pickle[ref].argument)[0];
    if (m_pickle.kind(ref) != PickleKind::Bytes && m_pickle.kind(ref) != PickleKind::Text)
        return {};
    const PickleValue &value = m_pickle[ref];
    if (value.inFile)
        return std::make_shared<BytesPart>(m_source, static_cast<std::uint64_t>(value.integer), value.length);
    return std::make_shared<MemoryBytes>(std::string(m_pickle.text(ref)));
}

std::optional<StoredTensor> PickledTensors::array(PickleRef shape, PickleRef type, bool columnMajor, PickleRef data,
                                                  const std::string &name) const
{
    StoredTensor tensor;
    tensor.type = arrayType(type);
    tensor.shape = sizes(shape, name);
    tensor.strides = orderedStrides(tensor.shape, columnMajor);
    if (!tensor.type.readable() || tensor.type.bytes == 0)
        return onlyNamed(tensor.type.word, tensor.shape);
    const std::int64_t elements = elementCount(tensor.shape);
    const std::uint64_t bytes = elements < 0 || elements > std::numeric_limits<std::int64_t>::max() / 8
        ? std::numeric_limits<std::uint64_t>::max()
        : static_cast<std::uint64_t>(elements) * static_cast<std::uint64_t>(tensor.type.bytes);
    tensor.bytes = dataBytes(data, bytes);
    // A text of bytes is at most twice as long; how long exactly is seen when it is read.
    const bool latin = m_pickle.maker(data) == "_codecs.encode";
    const std::uint64_t held = latin && tensor.bytes ? bytes : tensor.bytes ? tensor.bytes->size() : 0;
    if (!tensor.bytes || held != bytes || bytes > std::uint64_t{1} << 48)
        damaged(name, "an array " + tensor.type.word + ' ' + shapeText(tensor.shape) + " does not have the bytes that it needs");
    if (const std::string problem = checkView(tensor, bytes); !problem.empty())
        damaged(name, problem);
    return tensor;
}

bool isKnownGlobal(std::string_view global)
{
    return global.starts_with("torch._utils._rebuild_") || global.starts_with("torch._tensor._rebuild_") || elementOfStorage(global)
        || elementOfTorch(global).bytes > 0 || global.starts_with("torch.jit._pickle.") || global.starts_with("__torch__.")
        || oneOf(global,
                 {"collections.OrderedDict",
                  "collections.defaultdict",
                  "torch.Size",
                  "torch.device",
                  "torch.nn.parameter.Parameter",
                  "torch.storage.UntypedStorage",
                  "torch.storage._load_from_bytes",
                  "torch.storage._UntypedStorage",
                  "torch.UntypedStorage",
                  "torch.Tensor",
                  "numpy.core.multiarray._reconstruct",
                  "numpy._core.multiarray._reconstruct",
                  "numpy.core.multiarray.scalar",
                  "numpy._core.multiarray.scalar",
                  "numpy.core.numeric._frombuffer",
                  "numpy._core.numeric._frombuffer",
                  "numpy.ndarray",
                  "numpy.dtype",
                  "_codecs.encode",
                  "builtins.set",
                  "__builtin__.set",
                  "builtins.bytearray",
                  "__builtin__.bytearray"});
}

} // namespace residua
