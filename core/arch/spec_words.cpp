#include "core/arch/spec_reader.h"

#include "core/arch/phrases.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace residua {

template <>
std::span<const std::string_view> words<Style>()
{
    static constexpr std::array<std::string_view, 4> list{"torchvision", "encoder_decoder", "sequential", "small_image"};
    return list;
}
template <>
std::span<const std::string_view> words<Activation>()
{
    static constexpr std::array<std::string_view, 5> list{"relu", "leaky_relu", "silu", "gelu", "hardswish"};
    return list;
}
template <>
std::span<const std::string_view> words<BlockType>()
{
    static constexpr std::array<std::string_view, 3> list{"basic", "bottleneck", "custom"};
    return list;
}
template <>
std::span<const std::string_view> words<Order>()
{
    static constexpr std::array<std::string_view, 3> list{"post_activation", "pre_activation", "branch_activation"};
    return list;
}
template <>
std::span<const std::string_view> words<StrideAt>()
{
    static constexpr std::array<std::string_view, 2> list{"conv1", "conv2"};
    return list;
}
template <>
std::span<const std::string_view> words<Shortcut>()
{
    static constexpr std::array<std::string_view, 4> list{"projection", "average_pool", "zero_pad", "zero_pad_around"};
    return list;
}
template <>
std::span<const std::string_view> words<ShortcutInput>()
{
    static constexpr std::array<std::string_view, 2> list{"activation", "block"};
    return list;
}
template <>
std::span<const std::string_view> words<AttentionType>()
{
    static constexpr std::array<std::string_view, 2> list{"se", "eca"};
    return list;
}
template <>
std::span<const std::string_view> words<Antialias>()
{
    static constexpr std::array<std::string_view, 2> list{"blur", "average"};
    return list;
}
template <>
std::span<const std::string_view> words<PoolType>()
{
    static constexpr std::array<std::string_view, 4> list{"max", "convolution", "max_blur", "average"};
    return list;
}
template <>
std::span<const std::string_view> words<NormType>()
{
    static constexpr std::array<std::string_view, 2> list{"batch", "group"};
    return list;
}
template <>
std::span<const std::string_view> words<HeadType>()
{
    static constexpr std::array<std::string_view, 4> list{"linear", "mlp", "pool", "none"};
    return list;
}
template <>
std::span<const std::string_view> words<InitScheme>()
{
    static constexpr std::array<std::string_view, 2> list{"kaiming_fan_out", "torch_default"};
    return list;
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates)
{
    const std::string_view given = word.substr(0, 64);
    std::string_view best;
    std::size_t bestCost = 1000;
    for (const std::string_view candidate : candidates) {
        std::vector<std::size_t> row(candidate.size() + 1);
        for (std::size_t j = 0; j < row.size(); ++j)
            row[j] = j;
        for (std::size_t i = 1; i <= given.size(); ++i) {
            std::size_t diagonal = row[0];
            row[0] = i;
            for (std::size_t j = 1; j <= candidate.size(); ++j) {
                const std::size_t above = row[j];
                row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (given[i - 1] != candidate[j - 1])});
                diagonal = above;
            }
        }
        if (row.back() < bestCost) {
            bestCost = row.back();
            best = candidate;
        }
    }
    return best;
}

std::int64_t Range::clamp(std::int64_t value) const
{
    const std::int64_t inside = std::clamp(value, least, most);
    return odd && inside % 2 == 0 ? (inside < most ? inside + 1 : inside - 1) : inside;
}

Complaint outOfRange(const std::string &value, Range range, std::int64_t nearestTo)
{
    const std::string near = std::to_string(range.clamp(nearestTo));
    const std::string text = range.odd ? phrase("Problem", "is %1, must be an odd number from %2 to %3; the nearest valid value is %4")
                                       : phrase("Problem", "is %1, must be a whole number from %2 to %3; the nearest valid value is %4");
    return {filled(text, {value, std::to_string(range.least), std::to_string(range.most), near}), near};
}

namespace {

/// Shortest digits that read back as the same number.
std::string decimal(double value)
{
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

} // namespace

Complaint outOfRange(const std::string &value, RealRange range, double nearestTo)
{
    const std::string near = decimal(std::isnan(nearestTo) ? range.least : std::clamp(nearestTo, range.least, range.most));
    return {filled(phrase("Problem", "is %1, must be a number from %2 to %3; the nearest valid value is %4"),
                   {value, decimal(range.least), decimal(range.most), near}),
            near};
}

Complaint outOfRange(double value, RealRange range)
{
    return outOfRange(std::isnan(value) ? phrase("Problem", "not a number") : decimal(value), range, value);
}

} // namespace residua
