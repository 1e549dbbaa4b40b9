#include "core/layout/text.h"

#include "core/arch/visible.h"
#include "core/layout/layout.h"

#include <array>
#include <cstdint>

namespace residua {

namespace {

// Advance widths of DejaVu Sans and DejaVu Sans Bold for U+0020 to U+007E, in thousandths of the size.
constexpr std::array<std::int16_t, 95> regularWidths = {
    318, 401, 460, 838, 636, 950, 780, 275, 390,  390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
    603, 787, 695, 635, 611, 732, 684, 989, 685,  611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635,
    634, 278, 278, 579, 278, 974, 634, 612, 635,  635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838};
constexpr std::array<std::int16_t, 95> boldWidths = {
    348, 456, 521, 838, 696, 1002, 872, 306,  457,  457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696, 696, 696, 696,
    696, 696, 400, 400, 838, 838,  838, 580,  1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995, 837, 850,
    733, 850, 770, 720, 682, 812,  774, 1103, 771,  724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716, 678, 435, 716,
    712, 343, 343, 665, 343, 1042, 712, 687,  716,  716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838};

int widthOf(char32_t c, bool bold)
{
    if (c >= 0x20 && c < 0x7F)
        return bold ? boldWidths[c - 0x20] : regularWidths[c - 0x20];
    if (c == 0xB7)
        return bold ? 380 : 318;
    if (c == 0xD7)
        return 838;
    return c < 0x500 ? 780 : 1000; // other alphabets; ideographs are square
}

/// The character at `at`, which moves behind it; U+FFFD for bytes that are no UTF-8.
char32_t nextCharacter(std::string_view text, std::size_t &at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at++);
    if (lead < 0x80)
        return lead;
    const int more = lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xC2 && lead < 0xE0 ? 1 : 0;
    if (more == 0)
        return 0xFFFD;
    char32_t c = lead & (0x3F >> more);
    for (int i = 0; i < more; ++i) {
        if (at >= text.size() || (byte(at) & 0xC0) != 0x80)
            return 0xFFFD;
        c = (c << 6) | (byte(at++) & 0x3F);
    }
    const char32_t least = more == 3 ? 0x10000 : more == 2 ? 0x800 : 0x80;
    return c < least || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c;
}

} // namespace

double measureText(std::string_view text, double size, bool bold)
{
    double width = 0;
    for (std::size_t at = 0; at < text.size();)
        width += widthOf(nextCharacter(text, at), bold);
    return width * size / 1000;
}

std::string printable(std::string_view text, std::size_t most)
{
    const std::string shown = visible(text, 4 * most);
    std::size_t end = 0;
    for (std::size_t count = 0; end < shown.size(); ++count) {
        std::size_t next = end;
        nextCharacter(shown, next);
        if (count + 1 == most && next < shown.size())
            return shown.substr(0, end) + "…";
        end = next;
    }
    return shown;
}

} // namespace residua
