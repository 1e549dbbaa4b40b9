#include "core/data/color_map.h"

#include "core/data/viridis.h"

namespace residua {

namespace {

/// From dark blue over a light grey, at the one middle entry that zero gets, to dark orange: blues and oranges of ColorBrewer's RdBu and
/// PuOr.
constexpr std::array<std::uint32_t, 6> blues = {0xe9e9e9, 0xc3daea, 0x8abbd9, 0x4393c3, 0x2166ac, 0x053061};
constexpr std::array<std::uint32_t, 6> oranges = {0xe9e9e9, 0xfbd9ae, 0xf6b264, 0xe08214, 0xb35806, 0x6f3305};
constexpr int middle = 128;

std::uint32_t between(const std::array<std::uint32_t, 6> &anchors, double place)
{
    const double at = place * static_cast<double>(anchors.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(at), anchors.size() - 2);
    const double share = at - static_cast<double>(low);
    std::uint32_t color = 0;
    for (const int shift : {16, 8, 0}) {
        const double a = anchors[low] >> shift & 255, b = anchors[low + 1] >> shift & 255;
        color |= static_cast<std::uint32_t>(a + (b - a) * share + 0.5) << shift;
    }
    return color;
}

std::array<std::uint32_t, 256> diverging()
{
    std::array<std::uint32_t, 256> table{};
    for (int i = 0; i < 256; ++i)
        table[static_cast<std::size_t>(i)] = i < middle ? between(blues, static_cast<double>(middle - i) / middle)
                                                        : between(oranges, static_cast<double>(i - middle) / (255 - middle));
    return table;
}

std::array<std::uint32_t, 256> greys()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i)
        table[i] = i * 0x010101u;
    return table;
}

} // namespace

const std::array<std::uint32_t, 256> &colorTable(ColorMap map)
{
    static const std::array<std::uint32_t, 256> grey = greys(), twoSided = diverging();
    return map == ColorMap::Grey ? grey : map == ColorMap::Diverging ? twoSided : viridis;
}

ColorScale scaleFor(float minimum, float maximum, ColorMap colors)
{
    if (colors == ColorMap::Diverging) {
        maximum = std::max(std::abs(minimum), std::abs(maximum));
        minimum = -maximum;
    }
    return {minimum, maximum, colors};
}

} // namespace residua
