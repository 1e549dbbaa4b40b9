// Any bytes are lines that can be shown.
#include "tests/fuzz/require.h"

#include "core/report/classes.h"

using namespace residua;
using namespace residua::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = textOf(data, size);
    const std::vector<std::string> lines = labelLines(text);
    require(lines.size() == labelCount(text) && lines.size() <= size, "lines are counted as they are read");
    require(lines.empty() || !lines.back().empty(), "no empty line is the last");
    for (const std::string &line : lines)
        requireShowable(line, 300);
    return 0;
}
