#include "core/layout/writers.h"

#include "core/data/error.h"

namespace residua {

namespace {

[[noreturn]] void refuse(const char *format)
{
    throw Error(ErrorKind::Failed,
                std::string(format)
                    + " needs cairo, which is not part of this build: write .svg or .dot, or build with "
                      "-DRESIDUA_GRAPHVIZ=ON (Graphviz and cairo, with their headers)");
}

} // namespace

std::string writePng(const Picture &)
{
    refuse("PNG");
}

std::string writePdf(const Picture &)
{
    refuse("PDF");
}

bool cairoBuiltIn()
{
    return false;
}

} // namespace residua
