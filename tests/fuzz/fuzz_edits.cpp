// Lines KEY=VALUE, as `--set` takes them, on a preset: an architecture or problems.
#include "tests/fuzz/require.h"

#include "core/arch/json.h"

using namespace residua;
using namespace residua::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const std::string base = toJson(ResNetSpec{});
    std::vector<std::pair<std::string, std::string>> edits;
    for (std::string_view rest = textOf(data, size); !rest.empty() && edits.size() < 50;) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const std::size_t equals = line.find('=');
        if (equals != std::string_view::npos && equals > 0)
            edits.emplace_back(line.substr(0, equals), line.substr(equals + 1));
    }
    const SpecOrProblems read = parseSpec(base, edits);
    if (const auto *problems = std::get_if<std::vector<Problem>>(&read)) {
        requireProblems(*problems);
        return 0;
    }
    const SpecOrProblems again = parseSpec(toJson(std::get<ResNetSpec>(read)));
    require(again == read, "what edits make valid is read back equal");
    return 0;
}
