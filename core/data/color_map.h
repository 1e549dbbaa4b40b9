#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace residua {

enum class ColorMap {
    Viridis,   ///< from dark to light, equal steps look equal
    Grey,      ///< from black to white
    Diverging, ///< blue below zero, orange above, neutral at zero
};

/// 256 colours, 0xRRGGBB, from the least to the greatest value.
const std::array<std::uint32_t, 256> &colorTable(ColorMap map);

/// What is neither a number of the scale nor beyond it: NaN and infinities.
inline constexpr std::uint32_t notFiniteColor = 0xff00ff;

/// Which colour a value has: `minimum` the first, `maximum` the last of `colors`. Where both are equal, every value has the middle one.
struct ColorScale {
    float minimum = 0, maximum = 0;
    ColorMap colors = ColorMap::Viridis;
    bool operator==(const ColorScale &) const = default;
};

/// The scale of values between `minimum` and `maximum`; for diverging colours symmetric about zero.
ColorScale scaleFor(float minimum, float maximum, ColorMap colors);

/// A scale made ready for many values.
class Colorer {
public:
    explicit Colorer(const ColorScale &scale)
        : m_table(colorTable(scale.colors)), m_minimum(static_cast<double>(scale.minimum)),
          // In double: the span of two finite floats need not be one.
          m_span(static_cast<double>(scale.maximum) - m_minimum)
    {}

    std::uint32_t operator()(float value) const
    {
        if (!std::isfinite(value))
            return notFiniteColor;
        const double place = m_span > 0 ? (static_cast<double>(value) - m_minimum) / m_span : 0.5;
        return m_table[static_cast<std::size_t>(std::clamp(place * 255 + 0.5, 0.0, 255.0))];
    }

private:
    const std::array<std::uint32_t, 256> &m_table;
    double m_minimum, m_span;
};

} // namespace residua
