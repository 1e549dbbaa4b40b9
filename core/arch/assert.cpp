#include "core/arch/assert.h"

#include <cstdio>
#include <cstdlib>

namespace residua {

void assertionFailed(const char *condition, const char *file, int line)
{
    std::fprintf(stderr, "%s:%d: this is a bug in Residua: %s does not hold\n", file, line, condition);
    std::abort();
}

} // namespace residua
