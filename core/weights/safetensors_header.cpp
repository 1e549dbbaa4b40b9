#include "core/weights/safetensors_header.h"

#include "core/data/error.h"
#include "core/data/foreign_kind.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <istream>
#include <limits>
#include <nlohmann/json.hpp>
#include <streambuf>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace residua {

namespace {

static_assert(std::endian::native == std::endian::little, "safetensors files are little endian");

constexpr std::uint64_t headerBytesLimit = 100'000'000;
constexpr std::size_t tensorLimit = 100'000;
constexpr std::size_t nameLimit = 4096;
constexpr std::size_t tensorRankLimit = 64;
constexpr std::size_t contentLimit = 16'000'000; // 160 bytes for each of the most tensors

Error badWeights(const FileReader &file, const std::string &message)
{
    return Error(ErrorKind::Input, "cannot read " + file.label() + ": " + message);
}

/// The header as a stream, in pieces, so that it never lies in memory as a whole. Runs of white space, which writers
/// use to align the data, reach the parser as one character; of all else only so much that it is read within a moment.
class HeaderStream : public std::streambuf {
public:
    HeaderStream(const FileReader &file, std::uint64_t length) : m_file(file), m_end(8 + length) {}

protected:
    int_type underflow() override
    {
        std::size_t kept = 0;
        while (kept == 0) {
            const std::uint64_t count = std::min<std::uint64_t>(m_chunk.size(), m_end - m_at);
            if (count == 0)
                return traits_type::eof();
            m_file.readAt(m_at, m_chunk.data(), static_cast<std::size_t>(count));
            // The parser would take a zero byte for the header's end.
            if (std::memchr(m_chunk.data(), 0, static_cast<std::size_t>(count)))
                throw badWeights(m_file, "its header holds a zero byte; it is damaged, get it again");
            m_at += count;
            kept = squeeze(static_cast<std::size_t>(count));
        }
        m_content += kept;
        if (m_content > contentLimit)
            throw badWeights(
                m_file, "its header holds more than " + byteText(contentLimit) + " of names and numbers; it is damaged or no weight file");
        setg(m_chunk.data(), m_chunk.data(), m_chunk.data() + kept);
        return traits_type::to_int_type(*gptr());
    }

private:
    /// Leaves out white space after white space, outside of texts; returns what is left of `count`.
    std::size_t squeeze(std::size_t count)
    {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const char c = m_chunk[i];
            const bool space = !m_quoted && (c == ' ' || c == '\n' || c == '\r' || c == '\t');
            if (!space || !m_space)
                m_chunk[kept++] = c;
            m_space = space;
            if (c == '"' && !m_escaped)
                m_quoted = !m_quoted;
            m_escaped = m_quoted && c == '\\' && !m_escaped;
        }
        return kept;
    }

    const FileReader &m_file;
    std::uint64_t m_at = 8;
    std::uint64_t m_end;
    std::array<char, 65536> m_chunk{};
    std::size_t m_content = 0;
    bool m_space = false;
    bool m_quoted = false;
    bool m_escaped = false;
};

/// {"name": {"dtype": "F32", "shape": [..], "data_offsets": [begin, end]}, "__metadata__": {"key": "text"}} and nothing else.
class HeaderSax : public nlohmann::json_sax<nlohmann::json> {
public:
    std::vector<TensorEntry> entries;
    std::string problem;

    bool null() override { return unexpected("null"); }
    bool boolean(bool) override { return unexpected("true or false"); }
    bool number_integer(std::int64_t value) override { return unexpected("the number " + std::to_string(value)); }
    bool number_float(double, const std::string &text) override { return unexpected("the number " + text.substr(0, 40)); }
    bool binary(nlohmann::json::binary_t &) override { return unexpected("binary data"); }

    bool number_unsigned(std::uint64_t value) override
    {
        if (m_place != Place::Shape && m_place != Place::Offsets)
            return unexpected("the number " + std::to_string(value));
        if (m_place == Place::Offsets) {
            if (m_offsets == 2)
                return fail(inTensor() + "data_offsets has more than two numbers");
            (m_offsets++ == 0 ? entries.back().begin : entries.back().end) = value;
            return true;
        }
        Shape &shape = entries.back().shape;
        if (shape.size() == tensorRankLimit)
            return fail(inTensor() + "the shape has more than " + std::to_string(tensorRankLimit) + " dimensions");
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return fail(inTensor() + "the size " + std::to_string(value) + " is too large");
        shape.push_back(static_cast<std::int64_t>(value));
        return true;
    }

    bool string(std::string &value) override
    {
        if (m_place == Place::Metadata)
            return true;
        if (m_place != Place::Tensor || m_field != Dtype)
            return unexpected("a text");
        entries.back().dtype = value.substr(0, 40);
        if (dtypeBits(value) == 0)
            return fail(inTensor() + "the type " + inQuotes(entries.back().dtype)
                        + " is unknown; known are F32, F64, F16, BF16, I64 and the other types of the format");
        return true;
    }

    bool start_object(std::size_t) override
    {
        if (m_place == Place::Outside) {
            m_place = Place::Root;
            return true;
        }
        if (m_place != Place::Root || m_opened)
            return unexpected("an object");
        m_opened = true;
        m_place = m_metadata ? Place::Metadata : Place::Tensor;
        m_seen = 0;
        m_offsets = 0;
        return true;
    }

    bool key(std::string &name) override
    {
        if (m_place == Place::Root)
            return rootKey(name);
        if (m_place == Place::Metadata) {
            if (m_names.size() > tensorLimit)
                return fail("__metadata__ has more than " + std::to_string(tensorLimit) + " entries");
            return m_names.insert("\n" + name).second || fail("the key " + inQuotes(name) + " stands twice in __metadata__");
        }
        m_field = name == "dtype" ? Dtype : name == "shape" ? ShapeField : name == "data_offsets" ? OffsetsField : 0u;
        if (m_field == 0)
            return fail(inTensor() + "the key " + inQuotes(name) + " is unknown; expected dtype, shape and data_offsets");
        if (m_seen & m_field)
            return fail(inTensor() + "the key " + inQuotes(name) + " stands twice");
        m_seen |= m_field;
        return true;
    }

    bool end_object() override
    {
        if (m_place == Place::Tensor && m_seen != (Dtype | ShapeField | OffsetsField))
            return fail(inTensor() + "dtype, shape or data_offsets is missing");
        m_place = m_place == Place::Root ? Place::Outside : Place::Root;
        return true;
    }

    bool start_array(std::size_t) override
    {
        if (m_place != Place::Tensor || (m_field != ShapeField && m_field != OffsetsField))
            return unexpected("an array");
        m_place = m_field == ShapeField ? Place::Shape : Place::Offsets;
        return true;
    }

    bool end_array() override
    {
        if (m_place == Place::Offsets && m_offsets != 2)
            return fail(inTensor() + "data_offsets needs two numbers");
        m_place = Place::Tensor;
        return true;
    }

    bool parse_error(std::size_t position, const std::string &, const nlohmann::json::exception &) override
    {
        return fail("its header is not valid JSON near character " + std::to_string(position) + "; it is damaged, get it again");
    }

private:
    enum class Place { Outside, Root, Metadata, Tensor, Shape, Offsets };
    static constexpr unsigned Dtype = 1, ShapeField = 2, OffsetsField = 4; // keys of a tensor, as bits

    bool fail(const std::string &message)
    {
        if (problem.empty())
            problem = message;
        return false;
    }
    bool unexpected(const std::string &what)
    {
        const std::string place = entries.empty() || m_place == Place::Outside ? "in the header " : inTensor();
        return fail(place + what + " stands where none belongs; it is damaged or no safetensors file");
    }
    std::string inTensor() const { return "tensor " + inQuotes(entries.empty() ? "" : entries.back().name) + ": "; }

    bool rootKey(std::string &name)
    {
        m_opened = false;
        m_metadata = name == "__metadata__";
        if (name.size() > nameLimit)
            return fail("a tensor's name has " + std::to_string(name.size()) + " bytes, at most " + std::to_string(nameLimit)
                        + " are allowed");
        if (!m_names.insert(name).second)
            return fail("the tensor " + inQuotes(name) + " stands twice in the header");
        if (m_metadata)
            return true;
        if (entries.size() == tensorLimit)
            return fail("it has more than " + std::to_string(tensorLimit) + " tensors");
        entries.push_back({std::move(name), {}, {}, 0, 0, 0});
        return true;
    }

    Place m_place = Place::Outside;
    unsigned m_field = 0;
    unsigned m_seen = 0;
    int m_offsets = 0;
    bool m_metadata = false;
    bool m_opened = false; // the value of the root's current key has begun
    std::unordered_set<std::string> m_names;
};

bool multiply(std::uint64_t &product, std::uint64_t factor)
{
    return !__builtin_mul_overflow(product, factor, &product);
}

void checkEntry(const FileReader &file, TensorEntry &entry, std::uint64_t dataBytes)
{
    const std::string place = "tensor " + inQuotes(entry.name) + ": ";
    if (entry.begin > entry.end || entry.end > dataBytes)
        throw badWeights(file,
                         place + "its bytes " + std::to_string(entry.begin) + " to " + std::to_string(entry.end)
                             + " do not lie in the file's " + std::to_string(dataBytes)
                             + " bytes of data; it is damaged or cut off, get it again");
    entry.elements = 1;
    bool fits = true;
    for (const std::int64_t size : entry.shape)
        fits = fits && multiply(entry.elements, static_cast<std::uint64_t>(size));
    std::uint64_t bits = entry.elements;
    fits = fits && multiply(bits, static_cast<std::uint64_t>(dtypeBits(entry.dtype)));
    if (!fits || bits % 8 != 0 || bits / 8 != entry.end - entry.begin)
        throw badWeights(file,
                         place + entry.dtype + ' ' + shapeText(entry.shape) + " does not take the "
                             + std::to_string(entry.end - entry.begin)
                             + " bytes that the header gives it; the file is damaged, get it again");
}

void checkCover(const FileReader &file, std::vector<TensorEntry> &entries, std::uint64_t dataBytes)
{
    for (TensorEntry &entry : entries)
        checkEntry(file, entry, dataBytes);
    std::sort(entries.begin(), entries.end(), [](const TensorEntry &a, const TensorEntry &b) {
        return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
    });
    std::uint64_t at = 0;
    for (const TensorEntry &entry : entries) {
        if (entry.begin != at)
            throw badWeights(file,
                             "tensor " + inQuotes(entry.name) + ": its bytes begin at " + std::to_string(entry.begin) + " where "
                                 + (entry.begin < at ? "another tensor still lies"
                                                     : "a hole of " + std::to_string(entry.begin - at) + " bytes precedes it")
                                 + "; the file is damaged, get it again");
        at = entry.end;
    }
    if (at != dataBytes)
        throw badWeights(file,
                         "its tensors do not cover it: " + std::to_string(dataBytes - at)
                             + " more bytes stand at the end; it is damaged or something was appended, get it again");
}

std::uint64_t headerLength(std::string_view start)
{
    std::uint64_t length = 0;
    if (start.size() >= 8)
        std::memcpy(&length, start.data(), 8);
    return length;
}

} // namespace

bool isSafetensors(std::string_view start, std::uint64_t size)
{
    const std::uint64_t length = headerLength(start);
    return start.size() > 8 && length >= 2 && length <= headerBytesLimit && length <= size - 8 && start[8] == '{';
}

int dtypeBits(std::string_view dtype)
{
    static constexpr std::array<std::pair<std::string_view, int>, 20> types = {{
        {"BOOL", 8},    {"F4", 4},      {"F6_E2M3", 6}, {"F6_E3M2", 6}, {"U8", 8},   {"I8", 8},    {"F8_E5M2", 8},
        {"F8_E4M3", 8}, {"F8_E8M0", 8}, {"I16", 16},    {"U16", 16},    {"F16", 16}, {"BF16", 16}, {"I32", 32},
        {"U32", 32},    {"F32", 32},    {"C64", 64},    {"F64", 64},    {"I64", 64}, {"U64", 64},
    }};
    const auto found = std::find_if(types.begin(), types.end(), [&](const auto &type) { return type.first == dtype; });
    return found == types.end() ? 0 : found->second;
}

std::vector<TensorEntry> readSafetensorsHeader(const FileReader &file)
{
    std::array<char, foreignBytes> start{};
    const std::string_view head(start.data(), file.readSome(0, start.data(), start.size()));
    const std::uint64_t length = headerLength(head);
    if (!isSafetensors(head, file.size())) {
        if (const std::string kind = foreignKind(head); !kind.empty())
            throw badWeights(file, kind);
        if (head.size() <= 8)
            throw badWeights(
                file, "it is too short for a safetensors file (" + byteText(file.size()) + "); it is damaged or cut off, get it again");
        if (length > headerBytesLimit && head[8] != '{')
            throw badWeights(file, "its bytes are of no kind that is known here; expected a .safetensors file or a weight file of PyTorch");
        if (length > headerBytesLimit)
            throw badWeights(file,
                             "its header length of " + std::to_string(length) + " bytes is above " + std::to_string(headerBytesLimit)
                                 + "; it is damaged or no safetensors file");
        if (length > file.size() - 8)
            throw badWeights(file,
                             "its header length of " + std::to_string(length) + " bytes goes beyond the file's "
                                 + std::to_string(file.size()) + " bytes; it is cut off or no safetensors file, get it again");
        throw badWeights(file, "its header does not begin with '{'; it is damaged or no safetensors file");
    }
    HeaderStream stream(file, length);
    HeaderSax sax;
    std::istream input(&stream);
    if (!nlohmann::json::sax_parse(input, &sax))
        throw badWeights(file, sax.problem.empty() ? "its header is not valid JSON; it is damaged, get it again" : sax.problem);
    checkCover(file, sax.entries, file.size() - 8 - length);
    return std::move(sax.entries);
}

} // namespace residua
