#include "core/layout/picture.h"

#include "core/data/color_map.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace residua {

namespace {

double luminance(Color c)
{
    static const std::array<double, 256> linear = [] {
        std::array<double, 256> values{};
        for (std::size_t v = 0; v < values.size(); ++v) {
            const double x = static_cast<double>(v) / 255;
            values[v] = x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4);
        }
        return values;
    }();
    return 0.2126 * linear[c.r] + 0.7152 * linear[c.g] + 0.0722 * linear[c.b];
}

} // namespace

std::string hexText(Color c)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text = "#";
    for (const std::uint8_t v : {c.r, c.g, c.b}) {
        text += digits[v >> 4];
        text += digits[v & 15];
    }
    return text;
}

double contrast(Color a, Color b)
{
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

Color rampColor(double share)
{
    // It ends where dark text is still readable, so that text never changes its colour from box to box.
    static constexpr std::array<Color, 4> stops = {Color{0xF3, 0xF7, 0xFE}, Color{0xC9, 0xDB, 0xF9}, Color{0x97, 0xB8, 0xF3},
                                                   Color{0x5F, 0x8D, 0xE9}};
    const double position = std::clamp(share, 0.0, 1.0) * (stops.size() - 1);
    const std::size_t i = std::min(static_cast<std::size_t>(position), stops.size() - 2);
    const double t = position - static_cast<double>(i);
    const auto mix = [t](std::uint8_t a, std::uint8_t b) { return static_cast<std::uint8_t>(std::lround(a + (b - a) * t)); };
    return Color{mix(stops[i].r, stops[i + 1].r), mix(stops[i].g, stops[i + 1].g), mix(stops[i].b, stops[i + 1].b)};
}

Color tintColor(TintMap map, double share)
{
    if (map == TintMap::Costs)
        return rampColor(share);
    constexpr float used = 0.6f; // of the diverging map: its ends are too dark for the ramp's dark text
    const ColorScale scale =
        map == TintMap::Diverging ? ColorScale{-1 / used, 1 / used, ColorMap::Diverging} : ColorScale{0, 1, ColorMap::Viridis};
    const std::uint32_t rgb = Colorer(scale)(static_cast<float>(std::clamp(share, -1.0, 1.0)));
    return {static_cast<std::uint8_t>(rgb >> 16 & 255), static_cast<std::uint8_t>(rgb >> 8 & 255), static_cast<std::uint8_t>(rgb & 255)};
}

Color textColorOn(Color background)
{
    constexpr Color ink{0x16, 0x20, 0x2E}, white{0xFF, 0xFF, 0xFF}, black{0, 0, 0};
    for (const Color color : {ink, white})
        if (contrast(color, background) >= 4.5)
            return color;
    return black; // between the two, black always reaches 4.58
}

Palette paperPalette()
{
    Palette paper;
    paper[Ink::Canvas] = paper[Ink::Node] = paper[Ink::InnerFrame] = paper[Ink::BoxFill] = {0xFF, 0xFF, 0xFF};
    paper[Ink::Words] = paper[Ink::BoxWords] = {0x16, 0x20, 0x2E};
    paper[Ink::QuietWords] = {0x5A, 0x66, 0x76};
    paper[Ink::NodeLine] = paper[Ink::BoxLine] = {0xC3, 0xCC, 0xD8};
    paper[Ink::OuterFrame] = {0xF7, 0xF9, 0xFB};
    paper[Ink::FrameLine] = {0xDD, 0xE3, 0xEB};
    paper[Ink::Trunk] = {0x6B, 0x78, 0x8A};
    paper[Ink::Identity] = {0x93, 0x9F, 0xAF};
    paper[Ink::ShapeChange] = {0xC4, 0x7D, 0x1E};
    return paper;
}

} // namespace residua
