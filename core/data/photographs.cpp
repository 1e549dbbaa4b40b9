#include "core/data/photographs.h"

#include <string_view>

// The files as they are, between two symbols each.
#define RESIDUA_PHOTOGRAPH(name)                                                                                                           \
    __asm__(".section .rodata\n"                                                                                                           \
            ".hidden residua_" #name "_begin\n.global residua_" #name "_begin\nresidua_" #name "_begin:\n"                                 \
            ".incbin \"" RESIDUA_IMAGES "/" #name ".ppm\"\n"                                                                               \
            ".hidden residua_" #name "_end\n.global residua_" #name "_end\nresidua_" #name "_end:\n"                                       \
            ".byte 0\n.previous\n");                                                                                                       \
    extern "C" const char residua_##name##_begin[], residua_##name##_end[]

RESIDUA_PHOTOGRAPH(cat);
RESIDUA_PHOTOGRAPH(coffee);
RESIDUA_PHOTOGRAPH(astronaut);

namespace residua {

const std::vector<Photograph> &photographs()
{
    const auto decoded = [](const char *name, const char *begin, const char *end) {
        return Photograph{name, decodePnm(std::string_view(begin, static_cast<std::size_t>(end - begin)), name)};
    };
    static const std::vector<Photograph> list = {decoded("cat", residua_cat_begin, residua_cat_end),
                                                 decoded("coffee", residua_coffee_begin, residua_coffee_end),
                                                 decoded("astronaut", residua_astronaut_begin, residua_astronaut_end)};
    return list;
}

} // namespace residua
