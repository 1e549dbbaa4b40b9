#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace residua {

enum class ElementKind { Float32, Float64, Float16, Bfloat16, Signed, Unsigned, Other };

/// What the elements of a stored tensor are. `Other` cannot be used and is only named.
struct ElementType {
    std::string word; ///< "F32"; of `Other` with the file's own word: "F8_E4M3 (torch.float8_e4m3fn)"
    ElementKind kind = ElementKind::Other;
    int bytes = 0; ///< of one element; 0 where that is not known

    bool readable() const { return kind != ElementKind::Other; }
    bool integer() const { return kind == ElementKind::Signed || kind == ElementKind::Unsigned; }
};

/// By safetensors' word, "F32". Sub-byte types are there in `dtypeBits` only: here they are `Other` of 0 bytes.
ElementType elementOfWord(std::string_view word);
/// By the class of a PyTorch storage, "torch.FloatStorage", "torch.cuda.HalfStorage"; nothing for the untyped and for what is no storage.
std::optional<ElementType> elementOfStorage(std::string_view global);
/// By PyTorch's own name of a type, "torch.float32"; unknown ones are `Other`.
ElementType elementOfTorch(std::string_view global);
/// By NumPy's code, "f4", and byte order, one of "<>|=".
ElementType elementOfNumpy(std::string_view code, char order);

} // namespace residua
