// Any bytes are an architecture or problems; what is valid is written and read back equal, and is a network.
#include "tests/fuzz/require.h"

#include "core/arch/json.h"
#include "core/arch/model.h"

using namespace residua;
using namespace residua::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const SpecOrProblems read = parseSpec(textOf(data, size));
    if (const auto *problems = std::get_if<std::vector<Problem>>(&read)) {
        requireProblems(*problems);
        return 0;
    }
    const ResNetSpec &spec = std::get<ResNetSpec>(read);
    const std::string json = toJson(spec);
    const SpecOrProblems again = parseSpec(json);
    const auto *same = std::get_if<ResNetSpec>(&again);
    require(same && *same == spec, "a valid architecture is read back equal");
    require(toJson(*same) == json, "and written as before");
    const ModelPtr model = makeModel(spec);
    require(!model->graph.nodes.empty() && model->spec == spec, "a valid architecture is a network");
    return 0;
}
