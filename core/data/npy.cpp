#include "core/data/npy.h"

#include "core/data/error.h"
#include "core/data/file.h"
#include "core/data/foreign_kind.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <new>
#include <optional>

namespace residua {

namespace {

constexpr std::string_view magic = "\x93NUMPY";
constexpr std::size_t headerLimit = 65536; // three numbers and two words; NumPy itself stops at 10,000
constexpr std::size_t rankLimit = 64;      // NumPy's own

struct NpyHeader {
    std::optional<std::string> descr;
    std::optional<bool> fortran;
    std::optional<Shape> shape;
};

/// The Python dictionary of a header: {'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }.
class HeaderParser {
public:
    explicit HeaderParser(std::string_view text) : m_rest(text) {}

    std::optional<NpyHeader> parse()
    {
        NpyHeader header;
        if (!take('{'))
            return {};
        while (!take('}')) {
            const std::optional<std::string> key = text();
            if (!key || !take(':') || !value(*key, header))
                return {};
            if (!take(',')) {
                if (!take('}'))
                    return {};
                break;
            }
        }
        skipSpace();
        if (!m_rest.empty() || !header.descr || !header.fortran || !header.shape)
            return {};
        return header;
    }

private:
    void skipSpace() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t\r\n"), m_rest.size())); }
    bool take(char c)
    {
        skipSpace();
        if (!m_rest.starts_with(c))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool take(std::string_view word)
    {
        skipSpace();
        if (!m_rest.starts_with(word))
            return false;
        m_rest.remove_prefix(word.size());
        return true;
    }
    std::optional<std::string> text()
    {
        const char mark = take('\'') ? '\'' : take('"') ? '"' : '\0';
        const std::size_t end = mark ? m_rest.find(mark) : std::string_view::npos;
        if (end == std::string_view::npos)
            return {};
        std::string result(m_rest.substr(0, end));
        m_rest.remove_prefix(end + 1);
        return result;
    }
    std::optional<Shape> tuple()
    {
        Shape shape;
        if (!take('('))
            return {};
        while (!take(')')) {
            skipSpace();
            std::int64_t size = -1;
            const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), size);
            if (error != std::errc() || size < 0 || shape.size() == rankLimit)
                return {};
            m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
            take('L'); // Python 2 wrote long numbers so
            shape.push_back(size);
            if (!take(',')) {
                if (shape.size() == 1 || !take(')')) // (3) is a number, (3,) a tuple
                    return {};
                break;
            }
        }
        return shape;
    }
    bool value(std::string_view key, NpyHeader &header)
    {
        if (key == "descr" && !header.descr) {
            skipSpace();
            if (m_rest.starts_with('[')) { // a table with named columns
                header.descr = "a structured type";
                const std::size_t end = m_rest.rfind(']');
                m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
                return true;
            }
            return (header.descr = text()).has_value();
        }
        if (key == "fortran_order" && !header.fortran) {
            header.fortran = take("True");
            return *header.fortran || take("False");
        }
        return key == "shape" && !header.shape && (header.shape = tuple()).has_value();
    }

    std::string_view m_rest;
};

Error badArray(const FileReader &file, const std::string &message)
{
    return Error(ErrorKind::Input, "cannot read " + file.label() + ": " + message);
}

/// Reads the header; `dataBegin` is where the values begin.
NpyHeader readHeader(const FileReader &file, std::uint64_t &dataBegin)
{
    std::array<char, foreignBytes> start{};
    const std::string_view head(start.data(), file.readSome(0, start.data(), start.size()));
    if (!head.starts_with(magic)) {
        std::string kind = foreignKind(head);
        if (kind.starts_with("it is a zip archive"))
            kind = "it is a zip archive, perhaps .npz; save one array with numpy.save(\"FILE.npy\", array)";
        throw badArray(file,
                       kind.empty() ? "it does not begin as a NumPy array does; write one with numpy.save(\"FILE.npy\", array)" : kind);
    }
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(head[i])); };
    const std::size_t version = head.size() > 6 ? byte(6) : 0;
    const std::size_t prefix = version == 1 ? 10 : 12;
    if (head.size() < prefix)
        throw badArray(file, "it is cut off after " + byteText(file.size()) + "; get it again");
    if (version < 1 || version > 3)
        throw badArray(file, "its format version is " + std::to_string(version) + ", 1 to 3 are known; write it again with numpy.save");
    const std::size_t length = byte(8) | byte(9) << 8 | (version == 1 ? 0 : byte(10) << 16 | byte(11) << 24);
    if (length > headerLimit)
        throw badArray(file, "its header of " + byteText(length) + " is longer than " + byteText(headerLimit) + "; it is damaged");
    if (length > file.size() - prefix)
        throw badArray(file, "it is cut off inside its header; get it again");
    std::string text(length, '\0');
    file.readAt(prefix, text.data(), length);
    const std::optional<NpyHeader> header = HeaderParser(text).parse();
    if (!header)
        throw badArray(file, "its header is damaged; write it again with numpy.save");
    dataBegin = prefix + length;
    return *header;
}

} // namespace

Tensor readNpy(const std::string &path)
{
    const FileReader file(path, "array");
    std::uint64_t dataBegin = 0;
    const NpyHeader header = readHeader(file, dataBegin);
    const bool isDouble = *header.descr == "<f8";
    if (*header.descr != "<f4" && !isDouble)
        throw badArray(
            file, "its values are " + inQuotes(*header.descr) + ", expected '<f4' (float32) or '<f8'; convert it: array.astype(\"<f4\")");
    if (*header.fortran && header.shape->size() > 1)
        throw badArray(file, "it is stored in Fortran order, expected C order; convert it: numpy.ascontiguousarray(array)");
    std::uint64_t elements = 1;
    std::uint64_t bytes = 0;
    bool fits = true;
    for (const std::int64_t size : *header.shape)
        fits = fits && !__builtin_mul_overflow(elements, static_cast<std::uint64_t>(size), &elements);
    fits = fits && !__builtin_mul_overflow(elements, isDouble ? 8u : 4u, &bytes);
    if (!fits || bytes != file.size() - dataBegin)
        throw badArray(file,
                       "an array " + shapeText(*header.shape) + (fits ? " takes " + std::to_string(bytes) + " bytes" : " is too large")
                           + ", the file holds " + std::to_string(file.size() - dataBegin) + "; it is damaged or cut off, get it again");
    const auto noMemory = [&] {
        return Error(ErrorKind::OutOfMemory,
                     "cannot read " + file.label() + ": it takes " + byteText(elements * 4) + " of memory, " + byteText(availableMemory())
                         + " are available; use a smaller array");
    };
    if (elements * 4 > availableMemory())
        throw noMemory();
    Tensor tensor;
    tensor.shape = *header.shape;
    try {
        tensor.values.resize(static_cast<std::size_t>(elements));
    } catch (const std::bad_alloc &) {
        throw noMemory();
    }
    if (!isDouble) {
        file.readAt(dataBegin, tensor.values.data(), static_cast<std::size_t>(bytes));
        return tensor;
    }
    std::vector<double> chunk(std::min<std::size_t>(tensor.values.size(), 1 << 16));
    for (std::size_t done = 0; done < tensor.values.size(); done += chunk.size()) {
        const std::size_t count = std::min(chunk.size(), tensor.values.size() - done);
        file.readAt(dataBegin + done * sizeof(double), chunk.data(), count * sizeof(double));
        std::transform(chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(count),
                       tensor.values.begin() + static_cast<std::ptrdiff_t>(done), [](double value) { return static_cast<float>(value); });
    }
    return tensor;
}

void saveNpy(const std::string &path, const Tensor &tensor)
{
    std::string dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (";
    for (std::size_t i = 0; i < tensor.shape.size(); ++i)
        dictionary += (i ? ", " : "") + std::to_string(tensor.shape[i]);
    dictionary += tensor.shape.size() == 1 ? ",), }" : "), }";
    constexpr std::size_t prefix = 10;
    dictionary.append(63 - (prefix + dictionary.size()) % 64, ' ');
    dictionary += '\n';
    std::string header(magic);
    header += '\x01';
    header += '\0';
    header += static_cast<char>(dictionary.size() & 255);
    header += static_cast<char>(dictionary.size() >> 8);
    header += dictionary;
    saveFile(path, {header, {reinterpret_cast<const char *>(tensor.values.data()), tensor.values.size() * sizeof(float)}});
}

} // namespace residua
