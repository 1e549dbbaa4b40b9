#include "core/weights/safetensors.h"

#include "core/data/error.h"
#include "core/data/file.h"
#include "core/data/float_bits.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <nlohmann/json.hpp>

namespace residua {

namespace {

bool isWritten(std::string_view dtype)
{
    return dtype == "F32" || dtype == "F64" || dtype == "F16" || dtype == "BF16" || dtype == "I64";
}

/// Wider types first, as the reference implementation orders them.
int rank(std::string_view dtype)
{
    constexpr std::array<std::string_view, 5> order = {"I64", "F64", "F32", "BF16", "F16"};
    return static_cast<int>(std::find(order.begin(), order.end(), dtype) - order.begin());
}

struct Piece {
    const std::string *name;
    const WeightTensor *tensor;
    std::string converted; // where the file's type is not the one in memory
    std::string_view bytes;
};

template <class To, class Convert>
std::string convertAll(const std::vector<float> &values, Convert convert)
{
    std::string bytes(values.size() * sizeof(To), '\0');
    for (std::size_t i = 0; i < values.size(); ++i) {
        const To value = convert(values[i]);
        std::memcpy(bytes.data() + i * sizeof(To), &value, sizeof(To));
    }
    return bytes;
}

template <class T>
std::string_view rawBytes(const std::vector<T> &values)
{
    return {reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T)};
}

void fillBytes(Piece &piece)
{
    const WeightTensor &tensor = *piece.tensor;
    const bool integer = tensor.dtype == "I64";
    std::uint64_t elements = 1;
    bool fits = isWritten(tensor.dtype);
    for (const std::int64_t size : tensor.shape)
        fits = fits && size >= 0 && !__builtin_mul_overflow(elements, static_cast<std::uint64_t>(size), &elements);
    if (!fits || elements != (integer ? tensor.integers.size() : tensor.values.size()))
        throw Error(ErrorKind::Failed,
                    "cannot write tensor " + inQuotes(*piece.name) + ": " + tensor.dtype + ' ' + shapeText(tensor.shape)
                        + " does not fit its values; this is a mistake in the program, please report it");
    if (integer)
        piece.bytes = rawBytes(tensor.integers);
    else if (tensor.dtype == "F32")
        piece.bytes = rawBytes(tensor.values);
    else if (tensor.dtype == "F64")
        piece.converted = convertAll<double>(tensor.values, [](float value) { return static_cast<double>(value); });
    else if (tensor.dtype == "F16")
        piece.converted = convertAll<std::uint16_t>(tensor.values, halfFromFloat);
    else
        piece.converted = convertAll<std::uint16_t>(tensor.values, bfloatFromFloat);
}

std::vector<Piece> pieces(const WeightMap &weights, const std::vector<std::string> &order)
{
    std::vector<Piece> result;
    if (order.empty()) {
        for (const auto &[name, tensor] : weights)
            result.push_back({&name, &tensor, {}, {}});
    }
    for (const std::string &name : order) {
        const auto found = weights.find(name);
        if (found == weights.end())
            throw Error(ErrorKind::Failed,
                        "cannot write weights: tensor " + inQuotes(name)
                            + " is not there; this is a mistake in the program, please report it");
        result.push_back({&found->first, &found->second, {}, {}});
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const Piece &a, const Piece &b) { return rank(a.tensor->dtype) < rank(b.tensor->dtype); });
    for (Piece &piece : result) {
        fillBytes(piece);
        if (!piece.converted.empty())
            piece.bytes = piece.converted;
    }
    return result;
}

/// Written piece by piece: a whole JSON object takes memory to be taken down again, which there may be none of beside the tensors.
std::string headerBytes(const std::vector<Piece> &all)
{
    std::string text = "{";
    std::uint64_t at = 0;
    for (const Piece &piece : all) {
        text += text.size() > 1 ? "," : "";
        text += nlohmann::json(*piece.name).dump() + ":{\"dtype\":\"" + piece.tensor->dtype + "\",\"shape\":[";
        for (std::size_t i = 0; i < piece.tensor->shape.size(); ++i)
            text += (i ? "," : "") + std::to_string(piece.tensor->shape[i]);
        text += "],\"data_offsets\":[" + std::to_string(at) + ',' + std::to_string(at + piece.bytes.size()) + "]}";
        at += piece.bytes.size();
    }
    text += '}';
    text.append((8 - text.size() % 8) % 8, ' ');
    const std::uint64_t length = text.size();
    std::string bytes(8, '\0');
    std::memcpy(bytes.data(), &length, 8);
    return bytes + text;
}

} // namespace

void saveSafetensors(const std::string &path, const WeightMap &weights, const std::vector<std::string> &order)
{
    const std::vector<Piece> all = pieces(weights, order);
    const std::string header = headerBytes(all);
    std::vector<std::string_view> parts = {header};
    for (const Piece &piece : all)
        parts.push_back(piece.bytes);
    saveFile(path, parts);
}

} // namespace residua
