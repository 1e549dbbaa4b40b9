#include "core/weights/stored_tensor.h"

#include "core/data/float_bits.h"

#include <algorithm>
#include <limits>

namespace residua {

namespace {

constexpr std::size_t rankLimit = 64;

/// The bytes from the first to the last element; `offset` is left out. checkView has found that it does not overflow.
std::uint64_t spanElements(const StoredTensor &tensor)
{
    std::uint64_t span = 1;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i)
        span += static_cast<std::uint64_t>(tensor.shape[i] - 1) * static_cast<std::uint64_t>(tensor.strides[i]);
    return span;
}

bool liesInOrder(const StoredTensor &tensor)
{
    std::int64_t expected = 1;
    for (std::size_t i = tensor.shape.size(); i-- > 0;) {
        if (tensor.shape[i] != 1 && tensor.strides[i] != expected)
            return false;
        expected *= tensor.shape[i];
    }
    return true;
}

/// Calls `visit(place)` for each element in row-major order, the place in elements from the first.
template <class Visit>
void forEachPlace(const StoredTensor &tensor, Visit visit)
{
    std::vector<std::int64_t> index(tensor.shape.size(), 0);
    std::uint64_t place = 0;
    for (std::uint64_t done = 0; done < tensor.elements; ++done) {
        visit(place);
        for (std::size_t i = index.size(); i-- > 0;) {
            const auto stride = static_cast<std::uint64_t>(tensor.strides[i]);
            place += stride;
            if (++index[i] < tensor.shape[i])
                break;
            place -= stride * static_cast<std::uint64_t>(tensor.shape[i]);
            index[i] = 0;
        }
    }
}

/// Hands the elements, in row-major order, to `take(const From *, count)`.
template <class From, class Take>
void readElements(const StoredTensor &tensor, Take take)
{
    if (tensor.elements == 0)
        return;
    const std::uint64_t begin = tensor.offset * sizeof(From);
    constexpr std::size_t piece = 1 << 17;
    if (liesInOrder(tensor)) {
        std::vector<From> chunk(static_cast<std::size_t>(std::min<std::uint64_t>(piece, tensor.elements)));
        for (std::uint64_t done = 0; done < tensor.elements;) {
            const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), tensor.elements - done));
            tensor.bytes->readAt(begin + done * sizeof(From), chunk.data(), count * sizeof(From));
            take(chunk.data(), count);
            done += count;
        }
        return;
    }
    const std::uint64_t span = spanElements(tensor);
    if (span / 16 <= tensor.elements + piece) {
        std::vector<From> all(static_cast<std::size_t>(span));
        tensor.bytes->readAt(begin, all.data(), all.size() * sizeof(From));
        forEachPlace(tensor, [&](std::uint64_t place) { take(&all[static_cast<std::size_t>(place)], 1); });
        return;
    }
    forEachPlace(tensor, [&](std::uint64_t place) { // a few elements far apart
        From element{};
        tensor.bytes->readAt(begin + place * sizeof(From), &element, sizeof(From));
        take(&element, 1);
    });
}

template <class From, class To, class Convert>
void readInto(const StoredTensor &tensor, std::vector<To> &to, Convert convert)
{
    to.reserve(static_cast<std::size_t>(tensor.elements));
    readElements<From>(tensor, [&](const From *from, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            to.push_back(convert(from[i]));
    });
}

void readFloats(const StoredTensor &tensor, std::vector<float> &to)
{
    switch (tensor.type.kind) {
    case ElementKind::Float32:
        if (liesInOrder(tensor)) { // straight to its place: whole records are checked as they are read
            to.resize(static_cast<std::size_t>(tensor.elements));
            if (!to.empty())
                tensor.bytes->readAt(tensor.offset * sizeof(float), to.data(), to.size() * sizeof(float));
            return;
        }
        readInto<float>(tensor, to, [](float value) { return value; });
        return;
    case ElementKind::Float64: readInto<double>(tensor, to, [](double value) { return static_cast<float>(value); }); return;
    case ElementKind::Float16: readInto<std::uint16_t>(tensor, to, floatFromHalf); return;
    default: readInto<std::uint16_t>(tensor, to, floatFromBfloat);
    }
}

template <class From>
void readWhole(const StoredTensor &tensor, std::vector<std::int64_t> &to)
{
    readInto<From>(tensor, to, [](From value) { return static_cast<std::int64_t>(value); });
}

void readIntegers(const StoredTensor &tensor, std::vector<std::int64_t> &to)
{
    const bool isSigned = tensor.type.kind == ElementKind::Signed;
    switch (tensor.type.bytes) {
    case 1: isSigned ? readWhole<std::int8_t>(tensor, to) : readWhole<std::uint8_t>(tensor, to); return;
    case 2: isSigned ? readWhole<std::int16_t>(tensor, to) : readWhole<std::uint16_t>(tensor, to); return;
    case 4: isSigned ? readWhole<std::int32_t>(tensor, to) : readWhole<std::uint32_t>(tensor, to); return;
    default: readWhole<std::int64_t>(tensor, to);
    }
}

} // namespace

Shape orderedStrides(const Shape &shape, bool columnMajor)
{
    Shape strides(shape.size(), 1);
    std::int64_t stride = 1;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const std::size_t axis = columnMajor ? i : shape.size() - 1 - i;
        strides[axis] = stride;
        if (__builtin_mul_overflow(stride, std::max<std::int64_t>(1, shape[axis]), &stride))
            stride = std::numeric_limits<std::int64_t>::max(); // checkView refuses it
    }
    return strides;
}

std::string checkView(StoredTensor &tensor, std::uint64_t storageBytes)
{
    if (tensor.shape.size() != tensor.strides.size() || tensor.shape.size() > rankLimit)
        return "its shape and strides do not go together";
    std::uint64_t last = tensor.offset;
    bool fits = true;
    tensor.elements = 1;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        if (tensor.shape[i] < 0 || tensor.strides[i] < 0)
            return "its shape or strides are negative: " + shapeText(tensor.shape) + ", " + shapeText(tensor.strides);
        fits = fits && !__builtin_mul_overflow(tensor.elements, static_cast<std::uint64_t>(tensor.shape[i]), &tensor.elements);
    }
    for (std::size_t i = 0; i < tensor.shape.size() && tensor.elements > 0; ++i) {
        std::uint64_t reach = 0;
        fits = fits
            && !__builtin_mul_overflow(static_cast<std::uint64_t>(tensor.shape[i] - 1), static_cast<std::uint64_t>(tensor.strides[i]),
                                       &reach)
            && !__builtin_add_overflow(last, reach, &last);
    }
    const std::uint64_t held = tensor.type.bytes > 0 ? storageBytes / static_cast<std::uint64_t>(tensor.type.bytes) : 0;
    if (!fits || (tensor.type.bytes > 0 && tensor.elements > 0 && last >= held))
        return tensor.type.word + ' ' + shapeText(tensor.shape) + " reaches beyond the " + std::to_string(storageBytes)
            + " bytes that it is stored in";
    return {};
}

WeightTensor readStored(const StoredTensor &tensor)
{
    WeightTensor result;
    result.shape = tensor.shape;
    result.dtype = tensor.type.word;
    if (tensor.type.integer())
        readIntegers(tensor, result.integers);
    else
        readFloats(tensor, result.values);
    return result;
}

} // namespace residua
