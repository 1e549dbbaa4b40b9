#include "core/weights/element_type.h"

#include <algorithm>
#include <array>

namespace residua {

namespace {

struct Row {
    std::string_view word, torch, storage, numpy;
    ElementKind kind;
    int bytes;
};

constexpr std::array<Row, 19> rows = {{
    {"F32", "float32", "FloatStorage", "f4", ElementKind::Float32, 4},
    {"F64", "float64", "DoubleStorage", "f8", ElementKind::Float64, 8},
    {"F16", "float16", "HalfStorage", "f2", ElementKind::Float16, 2},
    {"BF16", "bfloat16", "BFloat16Storage", "", ElementKind::Bfloat16, 2},
    {"I64", "int64", "LongStorage", "i8", ElementKind::Signed, 8},
    {"I32", "int32", "IntStorage", "i4", ElementKind::Signed, 4},
    {"I16", "int16", "ShortStorage", "i2", ElementKind::Signed, 2},
    {"I8", "int8", "CharStorage", "i1", ElementKind::Signed, 1},
    {"U8", "uint8", "ByteStorage", "u1", ElementKind::Unsigned, 1},
    {"BOOL", "bool", "BoolStorage", "b1", ElementKind::Unsigned, 1},
    {"U16", "uint16", "", "u2", ElementKind::Unsigned, 2},
    {"U32", "uint32", "", "u4", ElementKind::Unsigned, 4},
    {"U64", "uint64", "", "u8", ElementKind::Unsigned, 8},
    {"F8_E4M3", "float8_e4m3fn", "", "", ElementKind::Other, 1},
    {"F8_E5M2", "float8_e5m2", "", "", ElementKind::Other, 1},
    {"F8_E8M0", "float8_e8m0fnu", "", "", ElementKind::Other, 1},
    {"C64", "complex64", "ComplexFloatStorage", "c8", ElementKind::Other, 8},
    {"C128", "complex128", "ComplexDoubleStorage", "c16", ElementKind::Other, 16},
    {"QINT8", "qint8", "QInt8Storage", "", ElementKind::Other, 1},
}};

template <class Field>
const Row *find(std::string_view wanted, Field field)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row &row) { return !wanted.empty() && row.*field == wanted; });
    return found == rows.end() ? nullptr : &*found;
}

ElementType typeOf(const Row &row, const std::string &fileWord)
{
    std::string word(row.word);
    if (row.kind == ElementKind::Other && !fileWord.empty())
        word += " (" + fileWord + ")";
    return {word, row.kind, row.bytes};
}

} // namespace

ElementType elementOfWord(std::string_view word)
{
    const Row *row = find(word, &Row::word);
    return row ? typeOf(*row, {}) : ElementType{std::string(word), ElementKind::Other, 0};
}

std::optional<ElementType> elementOfStorage(std::string_view global)
{
    if (!global.starts_with("torch.") || !global.ends_with("Storage"))
        return {};
    const std::string_view name = global.substr(global.rfind('.') + 1);
    if (name == "UntypedStorage" || name == "_UntypedStorage")
        return {};
    const Row *row = find(name, &Row::storage);
    return row ? typeOf(*row, std::string(global)) : ElementType{std::string(global), ElementKind::Other, 0};
}

ElementType elementOfTorch(std::string_view global)
{
    const Row *row = global.starts_with("torch.") ? find(global.substr(6), &Row::torch) : nullptr;
    return row ? typeOf(*row, std::string(global)) : ElementType{std::string(global), ElementKind::Other, 0};
}

ElementType elementOfNumpy(std::string_view code, char order)
{
    const Row *row = find(code, &Row::numpy);
    const std::string fileWord = std::string(1, order).append(code);
    if (!row || (order == '>' && row->bytes > 1))
        return {fileWord, ElementKind::Other, row ? row->bytes : 0};
    return typeOf(*row, fileWord);
}

} // namespace residua
