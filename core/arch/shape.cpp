#include "core/arch/shape.h"

#include "core/arch/saturating.h"

namespace residua {

std::string shapeText(const Shape &shape)
{
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i ? ", " : "") + std::to_string(shape[i]);
    return text + "]";
}

std::int64_t elementCount(const Shape &shape)
{
    std::int64_t count = 1;
    for (const std::int64_t extent : shape)
        count = saturatingMul(count, extent);
    return count;
}

} // namespace residua
